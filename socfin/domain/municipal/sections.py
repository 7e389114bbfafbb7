"""The sections of a municipality's Report: what has moved and is decided in each committee, and their trade.

Amounts are öre against budget, negative is worse; None is missing, never zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from socfin.domain.money import Ore


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeRow:
    """A committee of the municipality after the report's month, or the sum of those that have reported."""

    code: str
    """Its address; "" for the sum."""
    name: str
    reported: bool
    hidden: bool = False
    """Whether it has reported what may not be shown; then nothing of it is."""
    moved_ore: Ore | None = None
    """How much the deviation from January has changed since the month before, in the same year."""
    forecast_ore: Ore | None = None
    """The forecast of the year − its budget."""
    low_ore: Ore | None = None
    """With `high_ore` the likely range of the forecast − the year's budget."""
    high_ore: Ore | None = None
    forecast_moved_ore: Ore | None = None
    """How much the forecast's deviation has changed since the month before."""
    measures: int = 0
    """How many measures of the year are decided, begun or done."""
    measures_ore: Ore | None = None
    """What they are to give in the year, positive is better; None where one of them does not say."""
    published: str = ""
    """When, "2022-04-12 14:03"; "" for the sum and for who has not reported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeRow:
    """What one committee has bought of another from January, as each of the two says it; positive öre.

    None where its files do not say it.
    """

    buyer: str
    """Its address; the same as the seller's for what a committee trades with itself."""
    buyer_name: str
    seller: str
    seller_name: str
    bought_ore: Ore | None
    sold_ore: Ore | None
    eliminated_ore: Ore
    """What both say: the lesser of the two."""

    @property
    def difference_ore(self) -> Ore | None:
        """Bought − sold: what only one of them has booked, and which is left in the sum."""
        return None if self.bought_ore is None or self.sold_ore is None else self.bought_ore - self.sold_ore

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> TradeRow:
        """The row of a report's JSON."""
        return cls(**data)


@dataclass(frozen=True, slots=True, kw_only=True)
class EliminationRow:
    """Costs, revenue or the net of all committees from January, öre, costs negative; None is missing."""

    code: str
    """ "cost", "revenue", "undivided" or "net"."""
    name: str
    before_ore: Ore | None
    eliminated_ore: Ore
    """What elimination adds: positive of costs, negative of revenue, and 0 of the net."""
    of: tuple[str, ...] = ()
    """The addresses of the committees that it is the sum of."""

    @property
    def after_ore(self) -> Ore | None:
        """Before + eliminated."""
        return None if self.before_ore is None else self.before_ore + self.eliminated_ore

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> EliminationRow:
        """The row of a report's JSON."""
        return cls(**{**data, "of": tuple(data["of"])})


def committee_row(data: Mapping[str, Any]) -> CommitteeRow:
    """The committee of a report's JSON."""
    return CommitteeRow(**data)
