"""How much a sum of shown amounts may differ from its rows by rounding alone; never what is done about it."""

from __future__ import annotations

from fractions import Fraction

from socfin.domain.money import Unit


def tolerance(parts: int, unit: Unit, decimals: int) -> Fraction:
    """(n + 1) · ½ of the last place the file shows, in öre, for n rows in a sum.

    Each of the n rows and the sum itself was rounded once, by half of the last place at most: n + 1 roundings
    and not one more, or an öre that is wrong would tie.
    """
    return Fraction(parts + 1, 2) * max(Fraction(unit.ore, 10**decimals), Fraction(1))
