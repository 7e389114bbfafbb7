"""What measures and proposals are to give in the year and the two after it; öre, positive is better.

Rule: docs/figures.md, "Åtgärder".
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from socfin.domain.adjustments import AdjustmentKind
from socfin.domain.measures.sections import MeasureRow, PlanYear
from socfin.domain.measures.states import MeasureState
from socfin.domain.money import Ore
from socfin.domain.period import Month
from socfin.domain.report import Report
from socfin.services.forecast.adjustments import AdjustmentFact, planned

YEARS = 3
"""As far ahead as a municipality plans: the budget's year and two more (kommunallagen 11 kap. 6 §)."""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One of them with its amount of each year of the plan, öre."""

    row: MeasureRow
    amounts: tuple[Ore, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Its years, what is decided and what is only proposed; those without an amount are not in it."""

    years: tuple[int, ...]
    decided: tuple[PlanRow, ...]
    proposed: tuple[PlanRow, ...]

    @property
    def rows(self) -> tuple[PlanRow, ...]:
        """Those that are decided, then those that are only proposed."""
        return (*self.decided, *self.proposed)

    @property
    def decided_by_year(self) -> tuple[tuple[int, Ore], ...]:
        """Each year with what is decided, öre."""
        return self._summed(self.decided)

    @property
    def proposed_by_year(self) -> tuple[tuple[int, Ore], ...]:
        """Each year with what is proposed and waits for a decision, öre."""
        return self._summed(self.proposed)

    def _summed(self, rows: tuple[PlanRow, ...]) -> tuple[tuple[int, Ore], ...]:
        return tuple((year, sum(each.amounts[at] for each in rows)) for at, year in enumerate(self.years))


def with_plan(row: MeasureRow, year: int) -> MeasureRow:
    """The measure of a report of the year with its amount of each year of the plan.

    Itself where it has no amount or was refused; of one that is stopped the report's year alone gives any.
    """
    if row.amount_ore is None or row.state is MeasureState.REFUSED:
        return row
    ahead = range(year, year + YEARS)
    return replace(row, plan=tuple(PlanYear(year=at, amount_ore=_of_year(row, at, year)) for at in ahead))


def plan_of(report: Report) -> Plan | None:
    """The plan from the report's year; None where nothing reaches beyond it.

    What a report was frozen without is reckoned from its rows.
    """
    year = report.month.year
    every = (*report.measures, *report.measures_ahead)
    planned_rows = [row if row.plan else with_plan(row, year) for row in every]
    rows = [PlanRow(row, tuple(each.amount_ore for each in row.plan)) for row in planned_rows if row.plan]
    if not any(amount for each in rows for amount in each.amounts[1:]):
        return None
    return Plan(
        tuple(range(year, year + YEARS)),
        tuple(each for each in rows if each.row.state.counts),
        tuple(each for each in rows if each.row.state.is_proposal),
    )


def _of_year(row: MeasureRow, at: int, year: int) -> Ore:
    if at == year and row.year_ore is not None:
        return row.year_ore
    if row.state is MeasureState.STOPPED:
        return 0
    first, last = Month.parse(row.first), Month.parse(row.last)
    fact = AdjustmentFact(row.code, AdjustmentKind.MEASURE, first, last, row.amount_ore or 0)
    return sum(planned(fact, at))
