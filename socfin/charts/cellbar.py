"""The bar beside a deviation in a table cell, one scale down the whole column; never data, never Django."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from socfin.domain.limits import Status
from socfin.domain.money import Ore

WIDTH = 100
LEAST = 1.5
"""A deviation that is not zero is drawn at least this wide."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The column's extremes in öre, zero within them; it stands at the same place in every cell."""

    low: Ore
    high: Ore

    @classmethod
    def over(cls, amounts: Iterable[Ore | None]) -> Scale:
        """The scale that shows all known amounts (öre) and zero; missing ones are passed over."""
        known = [amount for amount in amounts if amount is not None]
        return cls(min([0, *known]), max([0, *known]))

    @property
    def zero(self) -> float:
        """Where the zero line stands, 0–100; in the middle when every amount is zero or missing."""
        extent = self.high - self.low
        return float(Fraction(-self.low * WIDTH, extent)) if extent else WIDTH / 2


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in a box 100 wide: from x, so wide; zero is the line it grows from."""

    x: float
    width: float
    zero: float


def cell_bar(amount: Ore | None, scale: Scale) -> Bar | None:
    """The bar of an amount in öre (negative to the left); None when the amount is missing.

    ValueError when the amount lies outside the scale: the bar would be cut and lie.
    """
    if amount is None:
        return None
    if not scale.low <= amount <= scale.high:
        raise ValueError("Beloppet ligger utanför kolumnens skala.")
    if amount == 0:
        return Bar(x=round(scale.zero, 2), width=0, zero=round(scale.zero, 2))
    share = float(Fraction(abs(amount) * WIDTH, scale.high - scale.low))
    width = max(share, LEAST)
    x = scale.zero - width if amount < 0 else scale.zero
    x = min(max(x, 0), WIDTH - width)
    return Bar(x=round(x, 2), width=round(width, 2), zero=round(scale.zero, 2))


def cell_svg(amount: Ore | None, scale: Scale, status: Status) -> str:
    """The bar of öre as SVG without any style of its own; "" when missing, ValueError outside the scale."""
    bar = cell_bar(amount, scale)
    if bar is None:
        return ""
    return (
        f'<svg class="bar is-{status.value}" viewBox="0 0 100 20" preserveAspectRatio="none"'
        ' aria-hidden="true">'
        f'<rect x="{bar.x:g}" y="3" width="{bar.width:g}" height="14"/>'
        f'<line x1="{bar.zero:g}" x2="{bar.zero:g}" y1="0" y2="20"/></svg>'
    )
