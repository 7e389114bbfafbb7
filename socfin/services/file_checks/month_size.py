"""Whether what a file gives as a month's own amounts is as large as amounts from January."""

from __future__ import annotations

import pandas as pd

from socfin.domain.figures import Problem, Scenario, warning
from socfin.domain.money import Ore
from socfin.domain.period import Month

EARLIEST = 4
"""April: of fewer months a single one may well be a large part."""
PART = 2
"""A month that is at least a half of January to the month is hardly one month's."""
PART_OF_YEAR = 3
"""Nor is one that is at least a third of the year's budget, where nothing is known from January."""
ACCUMULATED = (
    "Välj Ackumulerat från januari för kolumnen under Så lästes filen (--columns i kommandot) om beloppen är "
    "ackumulerade."
)
YEAR, QUARTER = 12, 3
"""Months."""
Sums = dict[tuple[int, int], Ore]
"""By the number of the last month and the count of months: all amounts together, öre."""


def month_as_large_as_many(figures: pd.DataFrame) -> list[Problem]:
    """A warning for an outcome or a budget of one month alone that is too large to be one month's.

    `figures` is the file as a ledger, öre. It is held against the other's amounts from January to the month,
    else against the whole year's budget; without signs, and only from April on.
    """
    sums = {scenario: _sums(figures, scenario) for scenario in (Scenario.OUTCOME, Scenario.BUDGET)}
    others = {Scenario.OUTCOME: Scenario.BUDGET, Scenario.BUDGET: Scenario.OUTCOME}
    problems = []
    for scenario, own in sums.items():
        month = _lone_month(own)
        if month is None or _to_date(own, month) is not None:
            continue
        many, parts = _to_date(sums[others[scenario]], month), PART
        if many is None:
            many, parts = sums[Scenario.BUDGET].get((Month(month.year, YEAR).number, YEAR)), PART_OF_YEAR
        if many and parts * abs(own[(month.number, 1)]) >= abs(many):
            problems.append(_month_problem(scenario, month))
    return problems


def year_as_few_months(figures: pd.DataFrame) -> list[Problem]:
    """A warning for a whole year's budget that is exactly what the file has for January to a month of it.

    "Totalt" beside January to March is their sum, and no year's.
    """
    budget = _sums(figures, Scenario.BUDGET)
    problems = []
    for (last, count), year in budget.items():
        end = Month.from_number(last)
        if count == YEAR == end.month and year:
            sides = (_side_by_side(budget, end.year, each) for each in (1, QUARTER))
            problems += [_year_problem(through) for through, amount in filter(None, sides) if amount == year]
    return problems


def _side_by_side(sums: Sums, year: int, count: int) -> tuple[Month, Ore] | None:
    """Months or quarters of a year from January, at least two and not all: the last month and their sum."""
    parts = {last: amount for (last, months), amount in sums.items() if months == count}
    own = {Month.from_number(last): amount for last, amount in parts.items()}
    of_year = {month.month: amount for month, amount in own.items() if month.year == year}
    if not 1 < len(of_year) < YEAR // count or sorted(of_year) != list(
        range(count, count * len(of_year) + 1, count)
    ):
        return None
    return Month(year, max(of_year)), sum(of_year.values())


def _sums(figures: pd.DataFrame, scenario: Scenario) -> Sums:
    own = figures[figures["scenario"] == scenario.value]
    sums = own.groupby(["last", "months"], as_index=False)["amount_ore"].sum()
    spans = zip(sums["last"].tolist(), sums["months"].tolist(), strict=True)
    return dict(zip(spans, sums["amount_ore"].tolist(), strict=True))


def _lone_month(sums: Sums) -> Month | None:
    """The only single month there is; None where there are several, and before April."""
    months = [last for last, count in sums if count == 1]
    month = Month.from_number(months[0]) if len(months) == 1 else None
    return month if month is not None and month.month >= EARLIEST else None


def _to_date(sums: Sums, month: Month) -> Ore | None:
    """January to the month, also where the months before stand by themselves; None where it is not known."""
    whole = sums.get((month.number, month.month))
    before = sums.get((month.number - 1, month.month - 1))
    own = sums.get((month.number, 1))
    return whole if whole is not None else None if before is None or own is None else before + own


def _month_problem(scenario: Scenario, month: Month) -> Problem:
    words = {
        Scenario.OUTCOME: "Utfallet läses som bara {0}s, men är så stort som om det gällde januari–{0}.",
        Scenario.BUDGET: "Budgeten läses som bara {0}s, men är så stor som om den gällde januari–{0}.",
    }
    return warning(
        words[scenario].format(month.name),
        ACCUMULATED,
        code="month_looks_to_date",
    )


def _year_problem(month: Month) -> Problem:
    return warning(
        f"Årets budget är exakt summan av budgeten för januari–{month.name}: den ser ut att vara summan av "
        "månaderna och inte hela årets.",
        ACCUMULATED,
        code="year_is_few_months",
    )
