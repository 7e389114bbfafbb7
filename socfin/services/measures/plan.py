"""What measures and proposals are to give in the year and the two after it; öre, positive is better.

Rule: docs/figures.md, "Åtgärder". Reckoned from the rows of a Report alone, so a frozen one tells the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from socfin.domain.adjustments import AdjustmentKind
from socfin.domain.measures.sections import MeasureRow
from socfin.domain.measures.states import MeasureState
from socfin.domain.money import Ore
from socfin.domain.period import Month
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
    def decided_by_year(self) -> tuple[tuple[int, Ore], ...]:
        """Each year with what is decided, öre."""
        return self._summed(self.decided)

    @property
    def proposed_by_year(self) -> tuple[tuple[int, Ore], ...]:
        """Each year with what is proposed and waits for a decision, öre."""
        return self._summed(self.proposed)

    def _summed(self, rows: tuple[PlanRow, ...]) -> tuple[tuple[int, Ore], ...]:
        return tuple((year, sum(each.amounts[at] for each in rows)) for at, year in enumerate(self.years))


def plan_of(rows: Iterable[MeasureRow], year: int) -> Plan | None:
    """The plan from the report's year; None where nothing reaches beyond it.

    A refused proposal is left out; of a measure that is stopped only the report's year is told.
    """
    years = tuple(range(year, year + YEARS))
    known = [row for row in rows if row.amount_ore is not None and row.state is not MeasureState.REFUSED]
    plan_rows = [PlanRow(row, tuple(_of_year(row, at, year) for at in years)) for row in known]
    if not any(amount for each in plan_rows for amount in each.amounts[1:]):
        return None
    return Plan(
        years,
        tuple(each for each in plan_rows if each.row.state.counts),
        tuple(each for each in plan_rows if each.row.state.is_proposal),
    )


def _of_year(row: MeasureRow, at: int, year: int) -> Ore:
    if at == year and row.year_ore is not None:
        return row.year_ore
    if row.state is MeasureState.STOPPED:
        return 0
    first, last = Month.parse(row.first), Month.parse(row.last)
    fact = AdjustmentFact(row.code, AdjustmentKind.MEASURE, first, last, row.amount_ore or 0)
    return sum(planned(fact, at))
