"""A per cent that the row's amounts do not give is told: the row, what it says and what it should say."""

import pytest

from socfin.domain.money import NBSP
from socfin.importers import parse

HEADER = "Period: jan-mar 2022, kr\nVerksamhet;Utfall jan-mar;Budget jan-mar;Avvikelse;{}\n"
ROWS = (
    ("510 Hemtjanst", -4_100_000, -4_000_000, -100_000),
    ("520 Boende", -6_950_000, -6_700_000, -250_000),
    ("530 LSS", -990_000, -1_020_000, 30_000),
)


def differing(per_cents, heading="Förbrukat %"):
    rows = ["{};{};{};{};{}\n".format(*row, said) for row, said in zip(ROWS, per_cents, strict=True)]
    parsed = parse((HEADER.format(heading) + "".join(rows)).encode(), "rapport.csv")
    return [(p.row, p.message.replace(NBSP, " ")) for p in parsed.problems if p.code.startswith("per_cent_")]


@pytest.mark.parametrize(
    ("heading", "per_cents", "row", "message"),
    [
        ("Förbrukat %", ("102,5", "103,7", "99,0"), 5, "säger 99,0 %, men radens belopp ger 97,1 %"),
        ("Förbrukat %", ("12,5", "103,7", "97,1"), 3, "säger 12,5 %, men radens belopp ger 102,5 %"),
        ("Förbrukning", ("103 %", "105 %", "97 %"), 4, "säger 105 %, men radens belopp ger 104 %"),
        ("Avvikelse %", ("-2,50", "-3,73", "-2,94"), 5, "säger −2,94 %, men radens belopp ger 2,94 %"),
        ("Andel", ("1,025", "1,037", "0,870"), 5, "säger 87,0 %, men radens belopp ger 97,1 %"),
    ],
)
def test_one_wrong_per_cent_of_three_is_told_with_what_it_should_be(heading, per_cents, row, message):
    told = differing(per_cents, heading)

    assert [at for at, _ in told] == [row]
    assert message in told[0][1]


@pytest.mark.parametrize(
    ("said", "ties"),
    [("97,1", True), ("97,0", False), ("97,2", False), ("97,06", True), ("97", True), ("98", False)],
)
def test_a_per_cent_may_miss_by_half_of_its_own_last_digit(said, ties):
    assert (differing(("102,5", "103,7", said)) == []) is ties


def test_per_cents_of_which_only_one_ties_prove_no_formula():
    assert differing(("102,5", "88,0", "99,0")) == []


def test_two_small_whole_per_cents_may_tie_by_chance_and_prove_no_formula():
    assert differing(("-2", "-4", "9"), "Avvikelse %") == []
