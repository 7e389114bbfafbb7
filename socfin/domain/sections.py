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
    """Outcome − target, else what a file states that gives not both."""
    last_year: int | None = None
    """The same months a year earlier."""
    months: tuple[int | None, ...] = ()
    """Each month's own outcome, from January."""
    empty_places: int | None = None
    """Of an occupancy: the places that nobody has in the last month, else on an average; whole places.

    Where the outcome to date is not known: in the months of `newest`.
    """
    newest: int | None = None
    """The newest known outcome where that to date is not known; also of several months."""
    newest_span: str = ""
    """Its months, "juni–augusti 2022"; "" for none."""
    years: tuple[tuple[int, int], ...] = ()
    """Earlier whole years that are known, oldest first: the year and its outcome."""
    forecast: int | None = None
    """The year's outcome as it looks; only of what has a meaning as a whole year (docs/indicators.md)."""
    forecast_method: str = ""
    target_year: int | None = None
    """The target of the whole year."""
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
    """With `mix_effect_ore` and `price_effect_ore` the deviation to the öre: negative is a deficit."""
    price_effect_ore: Ore | None = None
    mix_effect_ore: Ore | None = None
    """What it means that dearer parts stand for more of the volume, or less; None without parts."""
    adjusted_budget_ore: Ore | None = None
    """Volume-adjusted: the budget's price times the volume there was, with the committee's signs."""
    of_parts: tuple[str, ...] = ()
    """The names of the parts it is of, where other parts have no such volume; () for all of it."""
    one_off_ore: Ore = 0
    """The part of the cost that is known to be a one-off."""
    regular_unit_cost_ore: Ore | None = None
    """A unit's cost without it; None where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnBought:
    """What a day in a place of one's own costs against a bought one, in the newest months that are known.

    Costs are positive öre here: what is compared is two prices.
    """

    code: str
    verksamhet: str
    months: str
    """ "april–december 2021"."""
    calendar_days: int
    cost_ore: Ore
    one_off_ore: Ore
    """The part of it that is left out of the day's cost."""
    days: int
    """Days that somebody had a place."""
    capacity: int | None
    """Places × calendar days; None where the places are not known."""
    own_ore: Ore
    """(Cost − one-off) / days, rounded once."""
    bought_ore: Ore
    difference_ore: Ore
    """Bought − own of a day, rounded once from the exact cost: positive when one's own is cheaper."""
    span_ore: Ore
    """The same for all the days there were."""
    year_ore: Ore
    """The same for a year of as many days a day."""
    break_even_days: int
    """So many days, the last begun counted whole, make one's own as cheap as the bought ones."""
    break_even_tenths: int | None
    """Of the capacity, in tenths of a per cent; above 1 000 even a full house is dearer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffCost:
    """A verksamhet's people with what they cost, January to the period's month; costs are positive öre."""

    code: str
    verksamhet: str
    workers: int | None
    """Tenths of årsarbetare, mean of the months."""
    target: int | None
    deviation: int | None
    own_ore: Ore | None
    """Personnel."""
    own_budget_ore: Ore | None
    agency_ore: Ore | None
    agency_budget_ore: Ore | None
    per_worker_ore: Ore | None
    """Own personnel per årsarbetare and year."""
    per_worker_budget_ore: Ore | None
    mean_ore: Ore | None
    """The committee's own, per årsarbetare and year."""
    deviation_cost_ore: Ore | None
    """What the årsarbetare over (positive) or under the target cost to date at that mean."""

    @property
    def all_ore(self) -> Ore | None:
        """Own personnel and agency together."""
        return None if self.own_ore is None or self.agency_ore is None else self.own_ore + self.agency_ore

    @property
    def all_budget_ore(self) -> Ore | None:
        """The budget of both."""
        if self.own_budget_ore is None or self.agency_budget_ore is None:
            return None
        return self.own_budget_ore + self.agency_budget_ore


def indicator_row(data: Mapping[str, Any]) -> IndicatorRow:
    """The row of a report's JSON."""
    read = {
        "months": tuple(data["months"]),
        "years": tuple((year, steps) for year, steps in data.get("years", ())),
        "status": Status(data["status"]),
    }
    return IndicatorRow(**{**data, **read})


def unit_cost(data: Mapping[str, Any]) -> UnitCost:
    """The unit cost of a report's JSON."""
    return UnitCost(**{**data, "of_parts": tuple(data.get("of_parts", ()))})


def own_bought(data: Mapping[str, Any]) -> OwnBought:
    """Own against bought of a report's JSON."""
    return OwnBought(**data)


def staff_cost(data: Mapping[str, Any]) -> StaffCost:
    """The people and their cost of a report's JSON."""
    return StaffCost(**data)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationBox:
    """One verksamhet as it stands in a month."""

    month: str
    """The month whose tree it stands in, 2022-08."""
    code: str
    name: str
    level: int
    parent: str = ""
    heads: int | None = None
    people: int | None = None
    workers: int | None = None
    """Tenths of årsarbetare."""
    year_budget_ore: Ore | None = None
    """The whole year's, with the committee's signs."""
    remark: str = ""
    """ "ny januari 2025, efter Hemtjänst Norra", "upphör december 2024"."""


def organisation_box(data: Mapping[str, Any]) -> OrganisationBox:
    """The box of a report's JSON."""
    return OrganisationBox(**data)
