"""Decided measures and known one-offs as dated amounts: which months they fall in, and what they give.

Amounts are öre with the committee's signs: positive improves the result. Rule: docs/figures.md, "Åtgärder".
"""

from __future__ import annotations

from dataclasses import dataclass

from socfin.domain.adjustments import AdjustmentKind
from socfin.domain.money import Ore
from socfin.domain.period import Month


@dataclass(frozen=True, slots=True)
class AdjustmentFact:
    """One measure or one-off of a verksamhet, öre; spread evenly over its months, both ends included."""

    code: str
    kind: AdjustmentKind
    first: Month
    last: Month
    amount: Ore
    line: str = ""
    """The line it falls on; "" when it is not known."""
    text: str = ""
    number: int = 0
    """Its own, by which it is found."""
    realised: tuple[tuple[Month, Ore], ...] = ()
    """What months that are followed up gave: they count instead of the even share."""
    until: Month | None = None
    """The last month that counts of a measure that was stopped."""


def monthly(adjustment: AdjustmentFact, year: int) -> tuple[Ore, ...]:
    """January to December of a year, öre: the even share, or what a month gave where it is followed up.

    0 in a month outside `first` to `last`, and after a stop.
    """
    shares = list(planned(adjustment, year))
    for place in range(12):
        if adjustment.until is not None and Month(year, place + 1) > adjustment.until:
            shares[place] = 0
    for month, amount in adjustment.realised:
        if month.year == year:
            shares[month.month - 1] = amount
    return tuple(shares)


def planned(adjustment: AdjustmentFact, year: int) -> tuple[Ore, ...]:
    """January to December of a year, öre: the amount's even share in each month; all its months add up to it.

    0 in a month outside `first` to `last`.
    """
    months = adjustment.last.number - adjustment.first.number + 1
    start = Month(year, 1).number - adjustment.first.number

    def through(count: int) -> Ore:
        count = min(max(count, 0), months)
        return (
            adjustment.amount * count // months
            if adjustment.amount >= 0
            else -(-adjustment.amount * count // months)
        )

    return tuple(through(start + place + 1) - through(start + place) for place in range(12))


def passed(adjustment: AdjustmentFact, month: Month) -> Ore:
    """What falls in January to the month, öre; positive improves the result."""
    return sum(monthly(adjustment, month.year)[: month.month])


def remaining(adjustment: AdjustmentFact, month: Month) -> Ore:
    """What falls after the month, in its year, öre; positive improves the result."""
    return sum(monthly(adjustment, month.year)[month.month :])
