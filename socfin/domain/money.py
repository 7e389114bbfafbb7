"""Money as whole öre and its Swedish spelling; never floats, never database or pandas.

Signs: costs are negative, revenue positive. A missing amount is None and is written "–".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from math import floor

MINUS = "\u2212"
NBSP = "\u00a0"
MISSING = "–"

Ore = int
"""An amount in whole öre, signed as in the accounts of the committee (cost negative)."""


class Unit(StrEnum):
    """The unit in which a page or document shows amounts."""

    KR = "kr"
    TKR = "tkr"
    MNKR = "mnkr"

    @property
    def ore(self) -> int:
        """Öre in one of this unit."""
        return {Unit.KR: 100, Unit.TKR: 100_000, Unit.MNKR: 100_000_000}[self]

    @property
    def decimals(self) -> int:
        """Decimals shown: mnkr with one, the others with none."""
        return 1 if self is Unit.MNKR else 0

    @property
    def label(self) -> str:
        """The unit's name in running text."""
        return str(self.value)


def round_half_away(value: Fraction | Decimal | int, decimals: int = 0) -> Decimal:
    """Round once, half away from zero, to a number of decimals; in the unit it came in, with its sign."""
    if isinstance(value, Fraction):
        value = _decimal_beyond(value, decimals)
    exponent = Decimal(1).scaleb(-decimals)
    exact = Decimal(value)
    return exact.quantize(exponent, rounding=ROUND_HALF_UP)


def _decimal_beyond(value: Fraction, decimals: int) -> Decimal:
    """A decimal on the same side of every rounding boundary as the exact fraction."""
    scale: int = 10 ** (decimals + 3)
    scaled = value * scale
    whole = abs(scaled.numerator) // scaled.denominator  # truncation keeps .5 exactly .5
    return Decimal(whole if value >= 0 else -whole) / scale


def sum_if_known(amounts: Iterable[Ore | None]) -> Ore | None:
    """The sum of amounts; missing where any of them is: missing is never zero."""
    total = 0
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return total


def nearest(amount: int, parts: int) -> int:
    """amount / parts in whole numbers, half away from zero, with its sign; `parts` is more than zero."""
    whole = (2 * abs(amount) + parts) // (2 * parts)
    return whole if amount >= 0 else -whole


def in_unit(amount: Ore, unit: Unit) -> Decimal:
    """The amount (öre) in the unit with its sign, rounded as it is shown, half away from zero."""
    return Decimal(nearest(amount, unit.ore // 10**unit.decimals)).scaleb(-unit.decimals)


def spelled_number(number: Decimal, *, signed: bool = False) -> str:
    """Thousands with a no-break space, decimal comma, U+2212; zero never carries a sign."""
    text = f"{abs(number):,f}".replace(",", NBSP).replace(".", ",")
    if number == 0:
        return text
    if number < 0:
        return MINUS + text
    return f"+{text}" if signed else text


def grouped(number: int) -> str:
    """A count with its thousands apart: 1240 → "1 240"."""
    return f"{number:,}".replace(",", NBSP)


def format_amount(amount: Ore | None, unit: Unit, *, signed: bool = False) -> str:
    """Spell öre in a unit without naming it: -1219950000, tkr → "−12 200"; missing is "–"."""
    return MISSING if amount is None else spelled_number(in_unit(amount, unit), signed=signed)


def format_money(amount: Ore | None, unit: Unit, *, signed: bool = False) -> str:
    """Spell öre in a unit and name it: "−17,9 mnkr"; missing is "–" alone."""
    if amount is None:
        return MISSING
    return f"{format_amount(amount, unit, signed=signed)}{NBSP}{unit.label}"


def change_spelled(before: Ore | None, after: Ore | None) -> str:
    """ "från −150 till −160 tkr", in kronor where thousands would not show the change; missing is "–"."""
    shown = {unit: (format_amount(before, unit), format_amount(after, unit)) for unit in (Unit.TKR, Unit.KR)}
    hidden = before != after and len(set(shown[Unit.TKR])) == 1
    unit = Unit.KR if hidden else Unit.TKR
    return "från {} till {}".format(*shown[unit]) + f" {unit.label}"


def format_exact(amount: Ore | None) -> str:
    """Spell an amount in kronor with its öre: "−12 226 800,00"; missing is "–"."""
    return MISSING if amount is None else spelled_number(round_half_away(Fraction(amount, 100), 2))


def format_share(share: Fraction | float | None, *, decimals: int = 0, signed: bool = False) -> str:
    """Spell a share as per cent: Fraction(-149, 10000) → "−1 %"; no share is "–"."""
    if share is None:
        return MISSING
    exact = share if isinstance(share, Fraction) else Fraction(repr(share))
    return f"{spelled_number(round_half_away(exact * 100, decimals), signed=signed)}{NBSP}%"


def whole_percents(shares: Sequence[float]) -> tuple[Fraction, ...]:
    """The shares of one whole in whole per cents that add up: (0.746, 0.154, 0.1) → 75, 15 and 10 %.

    Each is rounded down; those with the largest rests get what is left, the first of equals first.
    """
    exact = [Fraction(repr(share)) * 100 for share in shares]
    whole = [floor(share) for share in exact]
    left = int(round_half_away(sum(exact, Fraction()))) - sum(whole)
    by_rest = sorted(range(len(exact)), key=lambda place: whole[place] - exact[place])
    raised = set(by_rest[:left])
    return tuple(Fraction(part + (place in raised), 100) for place, part in enumerate(whole))


def share_of(part: Ore | None, whole: Ore | None) -> Fraction | None:
    """part / |whole|; None when either is missing or the whole is zero (shown as "–").

    Rule: per cent of |budget|, see docs/figures.md.
    """
    if part is None or whole is None or whole == 0:
        return None
    return Fraction(part, abs(whole))
