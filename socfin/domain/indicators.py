"""What an indicator (nyckeltal) is and how its values are written; never a value of any committee.

A value is a whole number of the indicator's smallest step: 80,5 % with one decimal is 805 steps. No floats;
what is not known is None, never 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from socfin.domain.figures import Scenario
from socfin.domain.limits import Status
from socfin.domain.money import MISSING, NBSP, round_half_away, spelled_number
from socfin.domain.period import Span

Steps = int
"""A value in whole smallest steps of its indicator."""
LARGEST = 10**12
"""Steps; above it a value is no count of people, places or hours, and twelve digits fit every sum."""


class Direction(StrEnum):
    """Which way is better."""

    MORE = "more"
    LESS = "less"
    NEITHER = "neither"

    @property
    def label(self) -> str:
        """In Swedish, as beside the indicator's name."""
        return {"more": "Mer är bättre", "less": "Mindre är bättre", "neither": "Varken eller"}[self.value]


class OverTime(StrEnum):
    """What several months are together."""

    SUM = "sum"
    MEAN = "mean"
    LAST = "last"
    WEIGHTED = "weighted"

    @property
    def label(self) -> str:
        """In Swedish."""
        return {"sum": "Summa", "mean": "Medel", "last": "Senaste", "weighted": "Vägt"}[self.value]


class OverTree(StrEnum):
    """What several verksamheter are together."""

    SUM = "sum"
    WEIGHTED = "weighted"
    APART = "apart"
    """They are not added: a median of medians is none."""

    @property
    def label(self) -> str:
        """In Swedish."""
        return {"sum": "Summa", "weighted": "Vägt", "apart": "Läggs inte ihop"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """The definition of an indicator; ValueError when it contradicts itself."""

    code: str
    name: str
    unit: str
    """After the figure: "platser"; "%" for a share of a hundred."""
    direction: Direction = Direction.NEITHER
    over_time: OverTime = OverTime.SUM
    over_tree: OverTree = OverTree.SUM
    weight: str = ""
    """The code of the indicator that weighs it, for what is weighted."""
    decimals: int = 0
    source: str
    """Where the field usually takes it from."""
    limit: Fraction = Fraction(5, 100)
    """A deviation is worth a word when it is larger than this share of the target."""
    fills: str = ""
    """The code of the places whose days it counts: it is never larger than they times the days of a span."""
    cost_per: str = ""
    """What a cost is divided by, "plats och dygn"; "" where no unit cost has a meaning."""
    also: tuple[str, ...] = ()
    """Other names a file may give it."""

    def __post_init__(self) -> None:
        weighted = self.over_time is OverTime.WEIGHTED or self.over_tree is OverTree.WEIGHTED
        if weighted is not bool(self.weight):
            raise ValueError(f"{self.code}: what is weighted has a weight, and nothing else has.")
        if not self.code.isascii() or self.limit <= 0 or not 0 <= self.decimals <= 2:
            raise ValueError(f"{self.code}: no such code, limit or number of decimals.")

    @property
    def is_share(self) -> bool:
        """Whether it is per cent of a whole, and so at most 100."""
        return self.unit == "%"

    def steps(self, number: Decimal) -> Steps:
        """A number as whole steps; ValueError (Swedish) when it has more decimals or is no such value."""
        scaled = number.scaleb(self.decimals)
        if scaled != scaled.to_integral_value():
            with_decimals = {0: "hela tal", 1: "högst en decimal", 2: "högst två decimaler"}[self.decimals]
            raise ValueError(f"{self.name} anges i {with_decimals}.")
        if not -LARGEST < scaled < LARGEST:
            raise ValueError(f"{self.name} kan inte vara så stort.")
        return int(scaled)

    def rounded(self, exact: Fraction | None) -> Steps | None:
        """An exact number of steps as whole steps, half away from zero; None is missing and stays so."""
        return None if exact is None else int(round_half_away(exact))

    def status(self, deviation: Steps | None, target: Steps | None) -> Status:
        """What the deviation is called: WATCH beyond the limit the worse way, or any way of NEITHER."""
        if deviation is None or target is None:
            return Status.UNKNOWN
        if abs(deviation) <= self.limit * abs(target) or deviation == 0:
            return Status.BALANCE
        better = (deviation > 0) is (self.direction is Direction.MORE)
        return Status.SURPLUS if better and self.direction is not Direction.NEITHER else Status.WATCH


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a verksamhet (by its code), in whole steps; None: it is said to be missing."""

    verksamhet: str
    indicator: str
    scenario: Scenario
    """OUTCOME, or BUDGET for what it was budgeted or aimed at."""
    span: Span
    steps: Steps | None


def spell(steps: Steps | None, decimals: int, *, signed: bool = False) -> str:
    """ "1 240" or "80,5": steps as a Swede writes them, without the unit; missing is "–"."""
    if steps is None:
        return MISSING
    return spelled_number(Decimal(steps).scaleb(-decimals), signed=signed)


def spell_with_unit(steps: Steps | None, decimals: int, unit: str, *, signed: bool = False) -> str:
    """ "30 platser", "−14,5 procentenheter" for a signed per cent; missing is "–" alone."""
    if steps is None:
        return MISSING
    named = "procentenheter" if unit == "%" and signed else unit
    return f"{spell(steps, decimals, signed=signed)}{NBSP}{named}"


def by_code(indicators: Iterable[Indicator]) -> dict[str, Indicator]:
    """The indicators by their codes."""
    return {indicator.code: indicator for indicator in indicators}


@dataclass(frozen=True)
class Catalogue:
    """The indicators of a committee, in the order they are shown."""

    indicators: tuple[Indicator, ...]

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.indicators)

    def __getitem__(self, code: str) -> Indicator:
        return self._by_code[code]

    def get(self, code: str) -> Indicator | None:
        """The indicator of a code; None of one that is not here."""
        return self._by_code.get(code)

    def named(self, text: str) -> Indicator | None:
        """The indicator with this code or name, in any case; None when none is called so."""
        return self._by_name.get(" ".join(text.casefold().split()))

    def with_own(self, own: Iterable[Indicator]) -> Catalogue:
        """With others: one of a code that is here already takes its place, the rest stand last."""
        replaced = {indicator.code: indicator for indicator in own}
        kept = tuple(replaced.pop(indicator.code, indicator) for indicator in self.indicators)
        return Catalogue((*kept, *replaced.values()))

    @cached_property
    def _by_code(self) -> dict[str, Indicator]:
        return by_code(self.indicators)

    @cached_property
    def _by_name(self) -> dict[str, Indicator]:
        return {
            name.casefold(): indicator
            for indicator in self.indicators
            for name in (indicator.code, indicator.name, *indicator.also)
        }
