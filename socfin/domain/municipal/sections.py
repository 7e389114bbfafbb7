"""The section of a municipality's Report that tells of each committee what has moved and what is decided.

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


def committee_row(data: Mapping[str, Any]) -> CommitteeRow:
    """The committee of a report's JSON."""
    return CommitteeRow(**data)
