"""The typed sections of a Report beside its money: indicators and what a unit of them costs; never formatted.

A section carries all that is needed to read it again, so that a frozen report never depends on today's list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from socfin.domain.limits import Status
from socfin.domain.money import Ore


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRow:
    """One indicator of one verksamhet, January to the period's month, in whole steps; None is missing."""

    code: str
    """The verksamhet's code."""
    verksamhet: str
    indicator: str
    """The indicator's code."""
    name: str
    unit: str
    decimals: int
    direction: str
    """Which way is better (domain/indicators.Direction)."""
    outcome: int | None = None
    target: int | None = None
    deviation: int | None = None
    """Outcome − target."""
    last_year: int | None = None
    """The same months a year earlier."""
    months: tuple[int | None, ...] = ()
    """Each month's own outcome, from January."""
    empty_places: int | None = None
    """Of an occupancy: the places that nobody has in the last month, else on an average; whole places."""
    status: Status = Status.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCost:
    """What a unit of an indicator has cost a verksamhet, January to the period's month.

    Cost is the net of the report turned round: what a day costs is a positive number of öre.
    """

    code: str
    verksamhet: str
    indicator: str
    name: str
    per: str
    """ "dygn", "timme"."""
    decimals: int
    volume: int
    """Whole steps, not zero."""
    cost_ore: Ore
    unit_cost_ore: Ore | None
    """Cost / volume, rounded once to whole öre."""
    budget_volume: int | None = None
    """Also where the money has no budget to go with it."""
    budget_unit_cost_ore: Ore | None = None
    volume_effect_ore: Ore | None = None
    """With `price_effect_ore` the deviation to the öre, with its sign: negative is a deficit."""
    price_effect_ore: Ore | None = None


def indicator_row(data: Mapping[str, Any]) -> IndicatorRow:
    """The row of a report's JSON."""
    return IndicatorRow(**{**data, "months": tuple(data["months"]), "status": Status(data["status"])})


def unit_cost(data: Mapping[str, Any]) -> UnitCost:
    """The unit cost of a report's JSON."""
    return UnitCost(**data)
