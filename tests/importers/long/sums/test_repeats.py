"""Rows of a list that are alike in all are asked about: the same amount once more, or added."""

import pytest

from socfin.importers.options import Repeats
from tests.importers.long.reading import codes, kronor, read_both

ROWS = ("510;5011;202510;utfall;-1000", "510;5012;202510;utfall;-2000", "510;5011;202510;utfall;-1000")
HEADER = "Verksamhet;Konto;Period;Scenario;Belopp"


@pytest.mark.parametrize(("answer", "kr"), [(Repeats.ONCE, -3000), (Repeats.ADDED, -4000)])
def test_rows_alike_in_all_are_asked_about_and_read_as_was_said(answer, kr):
    for parsed in read_both(*ROWS, header=HEADER):
        (asked,) = parsed.errors
        assert asked.code == "duplicate"
        assert "--repeats" in asked.remedy
        assert len(asked.answers) == 2
    for parsed in read_both(*ROWS, header=HEADER, repeats=answer):
        assert kronor(parsed) == {"outcome 2025-10": kr}
        assert codes(parsed) == []


def test_rows_of_different_amounts_are_not_the_same_once_more():
    rows = (*ROWS[:2], "510;5011;202510;utfall;-1500")
    for parsed in read_both(*rows, header=HEADER, repeats=Repeats.ONCE):
        assert codes(parsed) == ["duplicate"]
    for parsed in read_both(*rows, header=HEADER, repeats=Repeats.ADDED):
        assert kronor(parsed) == {"outcome 2025-10": -4500}


def test_rows_that_a_dimension_parts_are_added_beside_those_read_once():
    rows = ("510;1;202510;utfall;-100", "510;2;202510;utfall;-100", "510;1;202510;utfall;-100")
    for parsed in read_both(*rows, header="Verksamhet;Ansvar;Period;Scenario;Belopp", repeats=Repeats.ONCE):
        assert kronor(parsed) == {"outcome 2025-10": -200}
