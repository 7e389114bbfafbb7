"""The section of a Report that tells what the year becomes in a scenario, beside the official forecast.

A section carries all that is needed to read it again. Amounts are öre; positive improves the result.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from socfin.domain.money import Ore
from socfin.domain.what_if.assumptions import AssumptionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class AssumptionRow:
    """One assumption with what it gives in the months that are left of the year."""

    number: int
    code: str
    """The verksamhet's code."""
    verksamhet: str
    kind: AssumptionKind
    text: str
    first: str
    last: str
    line: str = ""
    """Code of the line that a share is of; "" for the whole verksamhet."""
    amount_ore: Ore | None = None
    """A month; of a volume what each costs, positive."""
    tenths: int | None = None
    """Of a volume how many more, of a share per cent; both in tenths."""
    rest_ore: Ore | None = None
    """Of a share: what the forecast has left of the year, with its sign."""
    adjustment: str = ""
    """The measure or the one-off that it is without, in its own words."""
    months_ore: tuple[Ore, ...] = ()
    """Of the months that are left, the first the one after the report's; () where it cannot be reckoned."""
    why_not: str = ""
    """Why it cannot, in Swedish; "" where it can."""

    @property
    def year_ore(self) -> Ore | None:
        """What it gives in the rest of the year; None where it cannot be reckoned."""
        return None if self.why_not else sum(self.months_ore)


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIfRow:
    """A scenario: what it changes, and where the committee's year would land."""

    number: int
    name: str
    text: str = ""
    assumptions: tuple[AssumptionRow, ...] = ()
    months_ore: tuple[Ore, ...] = ()
    """What all assumptions give in each month that is left."""
    official_ore: Ore | None = None
    """The year's official forecast that it lies on top of."""
    official_deviation_ore: Ore | None = None
    low_ore: Ore | None = None
    """The ends of the forecast's range − budget, moved as the scenario moves the forecast."""
    high_ore: Ore | None = None

    @property
    def effect_ore(self) -> Ore | None:
        """What it changes in the year; None where nothing is assumed or something cannot be reckoned."""
        if not self.assumptions or any(each.why_not for each in self.assumptions):
            return None
        return sum(self.months_ore)

    @property
    def landing_ore(self) -> Ore | None:
        """The full year with the scenario."""
        return _added(self.official_ore, self.effect_ore)

    @property
    def deviation_ore(self) -> Ore | None:
        """The full year with the scenario − the year's budget; negative is underskott."""
        return _added(self.official_deviation_ore, self.effect_ore)


def what_if_row(data: Mapping[str, Any]) -> WhatIfRow:
    """The scenario of a report's JSON."""
    assumptions = tuple(
        AssumptionRow(
            **{**each, "kind": AssumptionKind(each["kind"]), "months_ore": tuple(each["months_ore"])}
        )
        for each in data["assumptions"]
    )
    return WhatIfRow(**{**data, "assumptions": assumptions, "months_ore": tuple(data["months_ore"])})


def _added(amount: Ore | None, effect: Ore | None) -> Ore | None:
    return None if amount is None or effect is None else amount + effect
