"""What a committee begins as, how it wants its figures shown, and when it meets; never its figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from socfin.domain.money import Ore, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCommittee:
    """A committee that is to be made, with the verksamhet that is its whole."""

    slug: str
    """Its word in every address; never changed."""
    name: str
    municipality: str
    """Its name; one that nobody has laid up is made."""
    root_code: str
    root_name: str
    unit: Unit | None = None
    """None: the municipality's."""
    constructed: bool = False
    """Whether its figures are made up, which every page and document then says."""
    total_first: bool | None = None
    """None: as the municipality has it."""
    oversees: bool = False
    """Whether it is the municipality's board, which takes up all its committees and has no figures itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentation:
    """How a committee's figures are shown, and which deviations deserve a word."""

    unit: Unit
    watch_percent: Decimal
    """Per cent of |budget|, 0 or more; a deviation beyond it is watched."""
    deficit_percent: Decimal
    """Per cent of |budget|, no less than the one above; an underskott beyond it is a deficit."""
    floor: Ore
    """Öre, 0 or more; a smaller deviation is in balance whatever its share."""
    total_first: bool
    risk_percent: int | None = None
    """How likely (1-100 %) a year clearly worse than budget must be to be warned of; None changes nothing."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and where a committee meets."""

    date: date
    starts: time | None = None
    ends: time | None = None
    place: str = ""
