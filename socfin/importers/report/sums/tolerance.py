"""How much a sum of shown amounts may differ from its rows by rounding alone; never what is done about it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from socfin.domain.money import Unit


@dataclass(frozen=True, slots=True)
class Precision:
    """How exactly a file shows its amounts."""

    unit: Unit
    decimals: int
    """Of the unit: 1 for "6 858,4" tkr."""

    @property
    def last_place(self) -> Fraction:
        """One of the last place the file shows, in öre; an öre where it shows less."""
        return max(Fraction(self.unit.ore, 10**self.decimals), Fraction(1))


def tolerance(parts: int, precision: Precision) -> Fraction:
    """(n + 1) · ½ of the last place the file shows, in öre, for n rows in a sum.

    Each of the n rows and the sum itself was rounded once, by half of the last place at most: n + 1 roundings
    and not one more, or an öre that is wrong would tie.
    """
    return Fraction(parts + 1, 2) * precision.last_place
