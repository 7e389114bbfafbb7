"""Months and the whole beside them that contradict each other are told row by row, and need a reason."""

import pytest

from socfin.services.file_checks.checks import SERIOUS
from tests.importers.tables import read_both

NAMES = ("510 Hemtjänst", "520 SÄBO", "530 LSS", "540 IFO")
PARTS = ((-110, -120, -130), (-210, -220, -230), (-31, -32, -33), (-41, -42, -43))


def table(header: str, rows, unit: str = "tkr") -> str:
    lines = [";".join([name, *map(str, row)]) for name, row in zip(NAMES, rows, strict=True)]
    return "\n".join([f"Socialnämnden 2026, {unit}", f"Verksamhet;{header}", *lines, ""])


def differing(text: str) -> list[list[int | None]]:
    return [[p.row for p in parsed.problems if p.code == "months_differ"] for parsed in read_both(text)]


HEADERS = [
    "Utfall jan;Utfall feb;Utfall mar;Utfall ack mars",
    "Jan;Feb;Mar;Ack mars",
    "Utfall 2026-01;Utfall 2026-02;Utfall 2026-03;Utfall jan-mar 2026",
    "jan 2026;feb 2026;mar 2026;jan-mar 2026",
    "Utfall januari;Utfall februari;Utfall mars;Utfall t.o.m. mars",
    "Budget jan;Budget feb;Budget mar;Budget jan-mar",
    "Utfall kv 1;Utfall kv 2;Utfall kv 3;Utfall jan-sep",
]


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("unit", ["tkr", "kr", "mnkr"])
def test_a_month_that_has_lost_a_digit_is_told_where_the_whole_beside_says_otherwise(header, unit):
    rows = [(*parts, sum(parts)) for parts in PARTS]
    broken = [*rows[:1], (-210, -22, -230, -660), *rows[2:]]

    assert differing(table(header, rows, unit)) == [[], []]
    assert differing(table(header, broken, unit)) == [[4], [4]]
    assert "months_differ" in SERIOUS


@pytest.mark.parametrize("header", HEADERS[:5])
def test_the_whole_may_stand_first_and_be_the_one_that_is_wrong(header):
    *months, whole = header.split(";")
    rows = [(sum(parts), *parts) for parts in PARTS]
    broken = [*rows[:3], (-162, *PARTS[3])]

    assert differing(table(";".join([whole, *months]), rows)) == [[], []]
    assert differing(table(";".join([whole, *months]), broken)) == [[6], [6]]


@pytest.mark.parametrize(("off", "told"), [(0, []), (2, []), (3, [4])])
def test_what_rounding_makes_of_three_months_is_no_difference(off, told):
    rows = [(*parts, sum(parts) - (off if at == 1 else 0)) for at, parts in enumerate(PARTS)]

    assert differing(table(HEADERS[0], rows)) == [told, told]


def test_what_was_to_date_before_and_the_month_make_what_is_to_date():
    header = "Utfall ack feb;Utfall mar;Utfall ack mars"
    rows = [(a + b, c, a + b + c) for a, b, c in PARTS]
    broken = [*rows[:2], (-63, -33, -69), rows[3]]

    assert differing(table(header, rows)) == [[], []]
    assert differing(table(header, broken)) == [[5], [5]]


@pytest.mark.parametrize("tying", [0, 1, 2, 3, 4])
def test_where_fewer_rows_tie_than_not_the_column_is_told_once(tying):
    rows = [(*parts, sum(parts) - (0 if at < tying else 500)) for at, parts in enumerate(PARTS)]
    expected = {0: [None], 1: [None], 2: [5, 6], 3: [6], 4: []}[tying]

    assert differing(table(HEADERS[0], rows)) == [expected, expected]


@pytest.mark.parametrize(
    "header",
    [
        "Utfall jan;Utfall feb;Budget mar;Utfall ack mars",
        "Utfall jan;Utfall mar;Budget feb;Utfall ack mars",
        "Utfall jan 2025;Utfall feb 2025;Utfall mar 2025;Utfall ack mars 2026",
        "Budget jan;Budget feb;Budget mar;Utfall ack mars",
    ],
)
def test_columns_that_do_not_make_all_of_the_months_are_held_against_nothing(header):
    rows = [(*parts, sum(parts) * 2) for parts in PARTS]

    assert differing(table(header, rows)) == [[], []]
