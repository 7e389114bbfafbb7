"""How right forecasts of closed years were: what was said after each month against what it became; öre.

Error = said − became with the committee's signs: negative is a cost thought too high. Rule: docs/figures.md,
"Träffsäkerhet". Nothing is forecast here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from socfin.domain.money import Ore, round_half_away

OFFICIAL = "official"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What a method, or the committee (`OFFICIAL`), said of a year after a month of it; öre, costs negative.

    `low` and `high` are the 80 % range; None where none was given.
    """

    year: int
    month: int
    method: str
    amount: Ore
    low: Ore | None = None
    high: Ore | None = None
    afterwards: bool = False


@dataclass(frozen=True, slots=True)
class Miss:
    """A saying about a closed year beside what the year became, in öre with the same sign."""

    saying: Saying
    became: Ore

    @property
    def error(self) -> Ore:
        """Said − became, öre; negative: the cost was thought too high."""
        return self.saying.amount - self.became

    @property
    def inside(self) -> bool | None:
        """Whether the year ended within the range; None when none was given."""
        if self.saying.low is None or self.saying.high is None:
            return None
        return self.saying.low <= self.became <= self.saying.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A method's record over some misses."""

    method: str
    count: int
    mean_error: Ore
    """The mean of |error|, öre, half away from zero; never negative."""
    bias: Ore
    """The mean of the error, öre; negative: the cost was thought too high."""


def misses(sayings: Iterable[Saying], became: Mapping[int, Ore]) -> tuple[Miss, ...]:
    """Every saying about a closed year, in time order; `became` has öre by year, of closed years only."""
    missed = [Miss(saying, became[saying.year]) for saying in sayings if saying.year in became]
    return tuple(sorted(missed, key=lambda miss: (miss.saying.year, miss.saying.month)))


def record(method: str, missed: Iterable[Miss]) -> Record | None:
    """The method's record over the misses; None when it said nothing."""
    errors = [miss.error for miss in missed if miss.saying.method == method]
    if not errors:
        return None
    return Record(
        method=method,
        count=len(errors),
        mean_error=_mean([abs(error) for error in errors]),
        bias=_mean(errors),
    )


def by_month(method: str, missed: Sequence[Miss]) -> dict[int, Record]:
    """The method's record after each month, 1–12; a month it said nothing after is left out."""
    records = {
        month: record(method, [miss for miss in missed if miss.saying.month == month])
        for month in range(1, 13)
    }
    return {month: kept for month, kept in records.items() if kept is not None}


def inside_share(method: str, missed: Iterable[Miss]) -> Fraction | None:
    """The share (0–1) of what it said with a range that the year ended within; None when it gave none."""
    known = [miss.inside for miss in missed if miss.saying.method == method and miss.inside is not None]
    return Fraction(sum(known), len(known)) if known else None


def methods(missed: Iterable[Miss]) -> tuple[str, ...]:
    """Every method that said anything, the most right first, the official one before all."""
    missed = tuple(missed)
    names = {miss.saying.method for miss in missed}
    known = [kept for name in names if (kept := record(name, missed)) is not None]
    ordered = sorted(known, key=lambda kept: (kept.method != OFFICIAL, kept.mean_error, kept.method))
    return tuple(kept.method for kept in ordered)


def _mean(amounts: Sequence[Ore]) -> Ore:
    return int(round_half_away(Fraction(sum(amounts), len(amounts))))
