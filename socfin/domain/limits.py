"""When a deviation deserves a word: a committee's thresholds and the status they give."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from socfin.domain.money import Ore, nearest


class Status(StrEnum):
    """What a deviation is called; the word stands beside sign and colour, never colour alone."""

    BALANCE = "balance"
    WATCH = "watch"
    DEFICIT = "deficit"
    SURPLUS = "surplus"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The status as a politician reads it: never a word of the sign, which the deviation itself shows."""
        return {
            "balance": "Nära budget",
            "watch": "Bevaka",
            "deficit": "Klart sämre",
            "surplus": "Bättre",
            "unknown": "Uppgift saknas",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """A committee's limits: per cent of |budget| and a floor in öre, both must be passed.

    The floor keeps a small unit from being red for nothing; with a zero budget it alone decides. ValueError
    for a negative limit, or one for deficit below the one for watch. Defaults: docs/figures.md, "Status".
    """

    watch_share: Fraction = Fraction(1, 100)
    """Nearer to budget than this, or exactly so far from it, is in balance."""
    deficit_share: Fraction = Fraction(3, 100)
    """An underskott beyond this is no longer only watched."""
    floor: Ore = 100_000_00
    """A deviation of either sign that is smaller is in balance, whatever its share."""

    def __post_init__(self) -> None:
        if not 0 <= self.watch_share <= self.deficit_share or self.floor < 0:
            raise ValueError("Gränsen för ”Klart sämre” måste vara minst lika stor som för ”Bevaka”.")

    def status(self, deviation: Ore | None, budget: Ore | None) -> Status:
        """The status of a deviation (negative = underskott) from its budget; UNKNOWN if one is missing."""
        if deviation is None or budget is None:
            return Status.UNKNOWN
        size = abs(deviation)
        if size < self.floor or not _is_beyond(size, self.watch_share, budget):
            return Status.BALANCE
        if deviation > 0:
            return Status.SURPLUS
        return Status.DEFICIT if _is_beyond(size, self.deficit_share, budget) else Status.WATCH

    def share_decimals(self, deviation: Ore | None, budget: Ore | None) -> int:
        """1 where whole per cents would hide which side of a limit a share is on (−3,4 % of 3 %), else 0.

        The share is deviation / |budget|; one that cannot be reckoned gives 0.
        """
        if deviation is None or not budget:
            return 0
        size, whole = 100 * abs(deviation), abs(budget)
        shown = nearest(size, whole)
        limits = (self.watch_share, self.deficit_share)
        is_limit = any(shown * limit.denominator == 100 * limit.numerator for limit in limits)
        return int(is_limit and size != shown * whole)


def _is_beyond(size: Ore, share: Fraction, budget: Ore) -> bool:
    """Whether a size is more than the share of |budget|, exactly and in whole numbers."""
    return size * share.denominator > share.numerator * abs(budget)
