"""Lays an amount on months so that they add up to it to the öre; never where it is stored.

Rule: docs/figures.md, "Budgetbeslut".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from socfin.domain.decisions.budget import NotDecided
from socfin.domain.money import Ore
from socfin.domain.period import Month, Span


def evenly(amount: Ore, span: Span) -> tuple[Ore, ...]:
    """The same öre in each month of the span, sign kept, the remainder spread over it."""
    return by_profile(amount, [1] * span.months)


def by_profile(amount: Ore, weights: Sequence[int]) -> tuple[Ore, ...]:
    """The amount (öre, sign kept) by weights: each month's share, together the amount to the öre.

    NotDecided unless the weights have one sign and are not all zero.
    """
    whole = sum(weights)
    if not whole or any(weight * whole < 0 for weight in weights):
        raise NotDecided(
            "Förra årets månader har olika tecken eller är noll, så beloppet går inte att fördela efter dem. "
            "Välj lika mycket varje månad, eller skriv månaderna."
        )
    sums = [0]
    for weight in weights:
        sums.append(sums[-1] + weight)
    reached = [_part(amount, done, whole) for done in sums]
    return tuple(after - before for before, after in pairwise(reached))


def last_years_weights(span: Span, outcome: Mapping[int, Ore | None], name: str) -> tuple[int, ...]:
    """Last year's outcome in each month of the span; `outcome` is by month number 1–12, öre.

    NotDecided where a month of it is not known by itself.
    """
    numbers = range(span.first.month, span.last.month + 1)
    missing = [number for number in numbers if outcome.get(number) is None]
    if missing:
        year = span.last.year - 1
        months = ", ".join(Month(year, number).name for number in missing)
        raise NotDecided(
            f"Utfallet {year} för {name} är inte känt för sig i {months}. Välj lika mycket varje månad, "
            "eller skriv månaderna."
        )
    return tuple(outcome[number] or 0 for number in numbers)


def _part(amount: Ore, done: int, whole: int) -> Ore:
    """amount × done / whole toward zero, so that steps of one sign never turn."""
    product = abs(amount) * abs(done)
    part = product // abs(whole)
    return part if amount >= 0 else -part
