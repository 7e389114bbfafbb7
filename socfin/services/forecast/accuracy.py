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
    """What a method, or the committee (`OFFICIAL`), said of a year after a month of it."""

    year: int
    month: int
    method: str
    amount: Ore
    low: Ore | None = None
    high: Ore | None = None
    afterwards: bool = False


@dataclass(frozen=True, slots=True)
class Miss:
    """A saying about a closed year beside what the year became."""

    saying: Saying
    became: Ore

    @property
    def error(self) -> Ore:
        """Said − became."""
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
    """The mean of |error|."""
    bias: Ore
    """The mean of the error; negative: the cost was thought too high."""


def misses(sayings: Iterable[Saying], became: Mapping[int, Ore]) -> tuple[Miss, ...]:
    """Every saying about a closed year (`became`: year → outcome), in time order."""
    told = [Miss(one, became[one.year]) for one in sayings if one.year in became]
    return tuple(sorted(told, key=lambda one: (one.saying.year, one.saying.month)))


def record(method: str, told: Iterable[Miss]) -> Record | None:
    """The method's record over the misses; None when it said nothing."""
    errors = [one.error for one in told if one.saying.method == method]
    if not errors:
        return None
    return Record(
        method=method,
        count=len(errors),
        mean_error=_mean([abs(error) for error in errors]),
        bias=_mean(errors),
    )


def by_month(method: str, told: Sequence[Miss]) -> dict[int, Record]:
    """The method's record after each month."""
    found = {
        month: record(method, [one for one in told if one.saying.month == month]) for month in range(1, 13)
    }
    return {month: one for month, one in found.items() if one is not None}


def inside_share(method: str, told: Iterable[Miss]) -> Fraction | None:
    """The share of the years that ended within the method's range; None when it gave none."""
    known = [one.inside for one in told if one.saying.method == method and one.inside is not None]
    return Fraction(sum(known), len(known)) if known else None


def methods(told: Iterable[Miss]) -> tuple[str, ...]:
    """Every method that said anything, the most right first, the official one before all."""
    told = tuple(told)
    names = {one.saying.method for one in told}
    known = [one for name in names if (one := record(name, told)) is not None]
    ordered = sorted(known, key=lambda one: (one.method != OFFICIAL, one.mean_error, one.method))
    return tuple(one.method for one in ordered)


def _mean(amounts: Sequence[Ore]) -> Ore:
    return int(round_half_away(Fraction(sum(amounts), len(amounts))))
