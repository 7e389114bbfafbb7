"""Rows with and without a part of themselves are not both counted: a total decides, else it is asked."""

import pytest

from socfin.importers.options import OfWhich
from socfin.importers.spelling.of_which import less_and_more
from tests.importers.tables import read_both, totals

HEADER = "Socialnämnden jan-okt 2025 ackumulerat, tkr\nVerksamhet;Utfall;Budget\n"
OUTCOME = "outcome 2025-01–2025-10"
ELDERLY = "Äldreomsorg;-239 500;-230 000\n"


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("IFO exkl. flyktingar", "IFO inkl. flyktingar"),
        ("IFO (exkl flyktingar)", "IFO (inkl flyktingar)"),
        ("IFO exklusive flyktingar", "IFO inklusive flyktingar"),
        ("IFO, exkl. flyktingar", "IFO, inkl. flyktingar"),
        ("530 IFO exkl. flyktingar", "531 IFO inkl. flyktingar"),
        ("IFO", "IFO inkl. flyktingar"),
    ],
)
def test_a_row_with_and_a_row_without_a_part_are_asked_about_and_a_total_decides(less, more):
    rows = f"{less};-60 000;-58 000\n{more};-69 200;-68 000\n{ELDERLY}"
    for parsed in read_both(HEADER + rows):
        (asked,) = parsed.errors
        assert asked.code == "maybe_of_which"
        assert less.split()[-1] in asked.message
    for parsed in read_both(HEADER + rows, of_which=OfWhich.PART):
        assert totals(parsed)[OUTCOME] == -308_700
        assert not parsed.errors
    for parsed in read_both(f"{HEADER}{rows}Totalt;-308 700;-298 000\n"):
        assert totals(parsed)[OUTCOME] == -308_700
        assert not parsed.problems


def test_the_part_itself_beside_both_is_asked_about_with_them():
    rows = "IFO exkl. flyktingar;-60 000;-58 000\nIFO inkl. flyktingar;-69 200;-68 000\n"
    rows += "Flyktingar;-9 200;-10 000\n"
    for parsed in read_both(HEADER + rows + ELDERLY):
        assert "”Flyktingar” (rad 5)" in parsed.errors[0].message
    for parsed in read_both(HEADER + rows + ELDERLY, of_which=OfWhich.PART):
        assert totals(parsed)[OUTCOME] == -308_700


def test_a_row_without_a_part_beside_the_whole_is_not_counted_and_that_is_told():
    rows = f"IFO;-69 200;-68 000\nIFO exkl. flyktingar;-60 000;-58 000\n{ELDERLY}"
    for parsed in read_both(HEADER + rows):
        assert totals(parsed)[OUTCOME] == -308_700
        assert "Dessa rader används inte: rad 4." in parsed.notes


@pytest.mark.parametrize(
    "alone", ["IFO exkl. flyktingar", "IFO inkl. flyktingar", "Boende med service", "Exkl. moms"]
)
def test_a_row_of_which_there_is_no_other_is_its_own(alone):
    for parsed in read_both(f"{HEADER}{alone};-69 200;-68 000\n{ELDERLY}"):
        assert totals(parsed)[OUTCOME] == -308_700
        assert not parsed.problems


def test_what_a_name_says_is_less_or_more():
    assert less_and_more("IFO exkl. flyktingar") == ("less", "IFO", "flyktingar")
    assert less_and_more("IFO (inkl. flyktingar)") == ("more", "IFO", "flyktingar")
    assert less_and_more("Boende med service") is None
