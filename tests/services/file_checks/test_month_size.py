"""A month's own amounts that are as large as amounts from January need a reason to be published."""

import pandas as pd
import pytest

from socfin.domain.period import Month
from socfin.services.file_checks.checks import SERIOUS
from socfin.services.file_checks.month_size import month_as_large_as_many, year_as_few_months

FEBRUARY, OCTOBER, NOVEMBER, DECEMBER = (Month(2025, number) for number in (2, 10, 11, 12))


def ledger(*rows):
    """Scenario, last month, months, kronor."""
    made = [(scenario, last.number, months, kronor * 100) for scenario, last, months, kronor in rows]
    frame = pd.DataFrame(made, columns=["scenario", "last", "months", "amount_ore"])
    return frame.astype({"amount_ore": "Int64"})


def told(*rows):
    return [problem.message for problem in month_as_large_as_many(ledger(*rows))]


@pytest.mark.parametrize(
    "outcome",
    [
        [("outcome", NOVEMBER, 1, -54), ("outcome", NOVEMBER, 11, -590)],
        [("outcome", NOVEMBER, 1, -54), ("outcome", OCTOBER, 10, -536)],
        [("outcome", NOVEMBER, 11, -590)],
    ],
    ids=["month and to date", "month and the months before", "to date"],
)
def test_a_months_budget_as_large_as_the_outcome_to_date_needs_a_reason(outcome):
    (words,) = told(*outcome, ("budget", NOVEMBER, 1, -580), ("budget", DECEMBER, 12, -633))

    assert words == "Budgeten läses som bara novembers, men är så stor som om den gällde januari–november."


def test_a_months_outcome_as_large_as_most_of_the_years_budget_needs_a_reason():
    (words,) = told(("outcome", OCTOBER, 1, -525), ("budget", DECEMBER, 12, -634))

    assert words == "Utfallet läses som bara oktobers, men är så stort som om det gällde januari–oktober."
    assert "month_looks_to_date" in SERIOUS


@pytest.mark.parametrize(
    "rows",
    [
        [("outcome", OCTOBER, 1, -54), ("budget", OCTOBER, 1, -52), ("budget", DECEMBER, 12, -633)],
        [("outcome", OCTOBER, 10, -525), ("budget", OCTOBER, 10, -520)],
        [
            ("outcome", Month(2025, 2), 1, -60),
            ("outcome", Month(2025, 2), 2, -110),
            ("budget", Month(2025, 2), 1, -55),
        ],
        [("outcome", OCTOBER, 1, -54), ("outcome", Month(2025, 9), 1, -53), ("budget", DECEMBER, 12, -90)],
        [("outcome", OCTOBER, 1, -54)],
        [("outcome", OCTOBER, 1, -54), ("budget", DECEMBER, 12, 0)],
    ],
    ids=[
        "a month",
        "to date",
        "February",
        "months beside each other",
        "nothing to hold it against",
        "no budget",
    ],
)
def test_what_may_well_be_a_months_needs_none(rows):
    assert told(*rows) == []


def test_a_years_budget_that_is_the_sum_of_its_first_months_needs_a_reason():
    months = [("budget", Month(2025, number), 1, -10) for number in (1, 2, 3)]

    (problem,) = year_as_few_months(ledger(*months, ("budget", DECEMBER, 12, -30)))

    assert "Årets budget är exakt summan av budgeten för januari–mars" in problem.message
    assert problem.code in SERIOUS
    for year in (-31, -120, 0):
        assert year_as_few_months(ledger(*months, ("budget", DECEMBER, 12, year))) == []
    every = [("budget", Month(2025, number), 1, -10) for number in range(1, 13)]
    assert year_as_few_months(ledger(*every, ("budget", DECEMBER, 12, -120))) == []
    quarters = [("budget", Month(2025, number), 3, -10) for number in (3, 6)]
    assert len(year_as_few_months(ledger(*quarters, ("budget", DECEMBER, 12, -20)))) == 1
