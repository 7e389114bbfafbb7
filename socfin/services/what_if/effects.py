"""What an assumption gives in each month that is left of the year, öre; positive improves the result.

Rule: docs/figures.md, "Scenarier". The sum of the months is exact: every month is the difference between two
sums that are rounded once, so that nothing is lost or gained on the way.
"""

from __future__ import annotations

from dataclasses import dataclass

from socfin.domain.money import Ore, nearest
from socfin.domain.period import Month
from socfin.domain.what_if.assumptions import AssumptionKind, NewAssumption
from socfin.services.forecast.adjustments import TENTHS, WHOLE, AdjustmentFact, monthly

MONTHS = 12
"""Of a year."""
NO_REST = "Prognosen eller utfallet saknas för det som ska ändras."
NO_ADJUSTMENT = "Åtgärden räknas inte i prognosen längre."


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What an assumption is reckoned on, öre with its sign; what its kind has no use for is None."""

    rest: Ore | None = None
    """Of the verksamhet or the line: the year's official forecast − the outcome to date."""
    adjustment: AdjustmentFact | None = None
    """What the forecast counts that the scenario leaves out."""


@dataclass(frozen=True, slots=True)
class Reckoned:
    """An assumption in öre by month that is left, or why it cannot be reckoned."""

    months: tuple[Ore, ...] = ()
    why_not: str = ""


def reckoned(plan: NewAssumption, month: Month, ground: Ground) -> Reckoned:
    """What it gives in each month of the year after `month`; 0 outside its own months.

    What has passed is outcome, and no assumption changes it.
    """
    left = MONTHS - month.month
    if plan.kind is AssumptionKind.WITHOUT:
        if ground.adjustment is None:
            return Reckoned(why_not=NO_ADJUSTMENT)
        counted = monthly(ground.adjustment, month.year)[month.month :]
        return Reckoned(tuple(-amount for amount in counted))
    if plan.kind is AssumptionKind.SHARE:
        if ground.rest is None:
            return Reckoned(why_not=NO_REST)
        return Reckoned(_spread(plan, month, ground.rest * (plan.tenths or 0), WHOLE * left))
    if plan.kind is AssumptionKind.VOLUME:
        return Reckoned(_spread(plan, month, -(plan.tenths or 0) * (plan.amount or 0), TENTHS))
    return Reckoned(_spread(plan, month, plan.amount or 0, 1))


def _spread(plan: NewAssumption, month: Month, each: int, parts: int) -> tuple[Ore, ...]:
    """`each` / `parts` öre in every month that is both left of the year and the assumption's."""
    months = [Month(month.year, number) for number in range(month.month + 1, MONTHS + 1)]
    through, amounts = 0, []
    for place in months:
        its = plan.first <= place <= plan.last
        amounts.append(nearest(each * (through + 1), parts) - nearest(each * through, parts) if its else 0)
        through += its
    return tuple(amounts)
