"""Measures, known changes and one-offs as dated amounts: which months they fall in, and what they give.

Amounts are öre with the committee's signs: positive improves the result. Rule: docs/figures.md, "Åtgärder".
"""

from __future__ import annotations

from dataclasses import dataclass

from socfin.domain.adjustments import AdjustmentKind, Reckoning
from socfin.domain.money import Ore, nearest
from socfin.domain.period import Month
from socfin.domain.what_if.assumptions import AssumptionKind

TENTHS = 10
"""Of one."""
WHOLE = 1_000
"""All of something, in tenths of a per cent."""


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
    reckoning: Reckoning | None = None
    """What the amount of a known change was reckoned from."""


def amount_of(reckoning: Reckoning, first: Month, last: Month) -> Ore:
    """What a known change comes to over its months, both ends included, öre; rounded once.

    More of what costs makes the result worse, and so does a per cent more of a cost. ValueError for a kind
    that is no known change.
    """
    months = last.number - first.number + 1
    if reckoning.kind is AssumptionKind.VOLUME:
        return nearest(-reckoning.tenths * reckoning.each * months, TENTHS)
    if reckoning.kind is AssumptionKind.SHARE:
        return nearest(reckoning.tenths * reckoning.each * months, WHOLE)
    if reckoning.kind is AssumptionKind.AMOUNT:
        return reckoning.each * months
    raise ValueError(f"no known change is reckoned as {reckoning.kind}")


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
