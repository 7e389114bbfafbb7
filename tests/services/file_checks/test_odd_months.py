"""A month of a few stray rows, and an account that turns or grows tenfold in one month, need a reason."""

import pandas as pd
import pytest

from socfin.domain.period import Month
from socfin.services.file_checks.checks import SERIOUS
from socfin.services.file_checks.odd_months import odd_months

JANUARY = Month(2026, 1).number
UNITS = ("10", "21", "22", "30")
ACCOUNTS = {"3110": 1_386_000, "5010": -9_800_000, "4630": -310_000, "6010": -120_000}
FRAME = {"account": "str", "line": "str", "amount_ore": "Int64"}


def rows_of(months=3, units=UNITS, scenario="outcome"):
    """Kronor per verksamhet, account and month, never twice the same."""
    return [
        (unit, account, scenario, JANUARY + month, kronor + 1_000 * at + 100 * month)
        for month in range(months)
        for at, unit in enumerate(units)
        for account, kronor in ACCOUNTS.items()
    ]


def told(rows, months=1):
    made = [
        (unit, account, "result", scenario, last, months, None if kronor is None else kronor * 100, 0)
        for unit, account, scenario, last, kronor in rows
    ]
    names = ["verksamhet", "account", "line", "scenario", "last", "months", "amount_ore", "as_of"]
    problems = odd_months(pd.DataFrame(made, columns=names).astype(FRAME), lambda code: f"enhet {code}")
    return [(problem.code, problem.message) for problem in problems]


def codes(rows, **more):
    return [code for code, _ in told(rows, **more)]


def with_turned(unit, account, month, rows=None):
    at = (unit, account, JANUARY + month)
    return [
        (u, a, s, last, -kronor if (u, a, last) == at else kronor)
        for u, a, s, last, kronor in rows or rows_of()
    ]


STRAY = [
    [("10", "5010", "outcome", JANUARY + 3, -800_000)],
    [("21", "3110", "outcome", JANUARY + 3, 1_200), ("22", "6010", "outcome", JANUARY + 3, -3_000)],
    [(unit, "4630", "outcome", JANUARY + 3, -300_000) for unit in UNITS],
    [("30", "5010", "outcome", JANUARY + 4, -900_000)],
    [("10", "3110", "outcome", JANUARY + 3, 90_000), ("10", "5010", "outcome", JANUARY + 3, None)],
]


@pytest.mark.parametrize("stray", STRAY)
def test_a_last_month_of_a_few_rows_needs_a_reason(stray):
    assert codes(rows_of() + stray) == ["month_hardly_begun"]
    assert "month_hardly_begun" in SERIOUS


def test_it_is_said_how_few_they_are_and_what_to_do():
    message = told(rows_of() + STRAY[0])[0][1]

    assert "april 2026 är bara 1 rad, mot 16 i månaderna före" in message


@pytest.mark.parametrize(
    "rows",
    [
        rows_of(4),
        rows_of(1),
        rows_of() + [row for row in rows_of(4) if row[3] == JANUARY + 3][:9],
        [*rows_of(), ("10", "5010", "outcome", JANUARY + 3, -200_000_000)],
        [*rows_of(), ("10", "5010", "budget", JANUARY + 3, -800_000)],
        [*rows_of(units=("10",)), ("10", "5010", "outcome", JANUARY + 3, -800)],
    ],
    ids=["whole", "one month", "half", "as much money", "a budget", "few rows always"],
)
def test_a_month_that_is_whole_or_large_or_a_budget_or_usual_does_not(rows):
    assert codes(rows) == []


def test_what_is_given_to_date_is_no_month():
    assert codes(rows_of() + STRAY[0], months=3) == []


@pytest.mark.parametrize("month", [0, 1, 2])
@pytest.mark.parametrize(("unit", "account"), [("10", "3110"), ("21", "5010"), ("30", "3110")])
def test_an_account_whose_sign_turns_in_one_month_needs_a_reason(unit, account, month):
    assert codes(with_turned(unit, account, month)) == ["opposite_sign"]


def test_it_is_said_where_and_what_it_may_be():
    message = told(with_turned("21", "3110", 2))[0][1]

    assert message.startswith("enhet 21, konto 3110: utfall för mars 2026 är −1\u00a0387\u00a0200 kr")


def test_a_budget_is_tried_as_the_outcome_is():
    rows = [*rows_of(), *rows_of(scenario="budget")]
    turned = [
        (u, a, s, last, -kronor if (u, a, s, last) == ("10", "5010", "budget", JANUARY) else kronor)
        for u, a, s, last, kronor in rows
    ]

    assert codes(turned) == ["opposite_sign"]


def test_a_small_correction_or_an_account_that_goes_both_ways_does_not():
    both_ways = [
        (u, a, s, last, kronor if a != "3110" or last % 2 else -kronor) for u, a, s, last, kronor in rows_of()
    ]
    corrected = [
        (u, a, s, last, -20_000 if (u, a, last) == ("10", "5010", JANUARY + 1) else kronor)
        for u, a, s, last, kronor in rows_of()
    ]

    assert codes(both_ways) == []
    assert codes(corrected) == []
    assert codes(with_turned("10", "6010", 1)) == [], "a hundred thousand is not seen in the month"


@pytest.mark.parametrize("month", [-12, -9, -1])
@pytest.mark.parametrize("units", [UNITS[:1], UNITS[1:2]])
def test_another_month_of_a_few_rows_is_a_mistyped_one(month, units):
    stray = [(unit, "5010", "outcome", JANUARY + month, -9_800_000) for unit in units]

    assert codes([*rows_of(), *stray]) == ["month_stray"]
    assert "month_stray" in SERIOUS


@pytest.mark.parametrize("many", [10, 100, 1_000])
@pytest.mark.parametrize(
    ("unit", "account", "month"), [("10", "5010", 2), ("22", "4630", 0), ("30", "3110", 1)]
)
def test_an_account_many_times_its_other_months_needs_a_reason(unit, account, month, many):
    at = (unit, account, JANUARY + month)
    rows = [(u, a, s, n, k * many if (u, a, n) == at else k) for u, a, s, n, k in rows_of()]

    (code, message), *others = told(rows)

    assert (code, others) == ("ten_times", [])
    assert f"omkring {many} gånger de andra månadernas" in message


def test_a_large_month_that_is_no_tenfold_or_among_others_that_differ_does_not():
    def with_march(kronor):
        at = ("10", "6010", JANUARY + 2)
        return [(u, a, s, n, kronor if (u, a, n) == at else k) for u, a, s, n, k in rows_of()]

    restless = [(u, a, s, n, k * 3 ** (n - JANUARY)) for u, a, s, n, k in rows_of() if a == "6010"]

    assert codes(with_march(-4_500_000)) == []
    assert codes(with_march(-1_200_000)) == [], "ten times, and not seen in the month"
    assert codes([*[row for row in rows_of() if row[1] != "6010"], *restless]) == []


def test_a_whole_month_in_another_unit_is_not_told_row_by_row():
    rows = [(u, a, s, n, k * 1_000 if n == JANUARY + 2 else k) for u, a, s, n, k in rows_of()]

    assert codes(rows) == []
