"""What a scenario assumes of the months ahead, as it is entered; never part of the official forecast."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from socfin.domain.lines import Line
from socfin.domain.money import Ore
from socfin.domain.period import Month


class AssumptionKind(StrEnum):
    """How an assumption is reckoned into months."""

    VOLUME = "volume"
    """So many more of something at a price each in a month: two placements more."""
    AMOUNT = "amount"
    """An amount in each month."""
    SHARE = "share"
    """A per cent of what the forecast has left, of the verksamhet or a line: agency that ends is −100 %."""
    WITHOUT = "without"
    """Without a measure or a one-off that the forecast counts."""

    @property
    def label(self) -> str:
        """The kind in Swedish."""
        return {
            "volume": "Antal × pris i månaden",
            "amount": "Belopp i månaden",
            "share": "Procent av prognosen som återstår",
            "without": "Utan en åtgärd eller engångspost",
        }[self.value]


class NotAssumed(Exception):
    """An assumption or a scenario that cannot be; nothing has been saved. The message is in Swedish."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAssumption:
    """An assumption of a verksamhet as it is entered; what its kind has no use for is None or empty."""

    kind: AssumptionKind
    first: Month
    last: Month
    text: str
    line: Line | None = None
    """Of SHARE: the line; None is the whole verksamhet."""
    amount: Ore | None = None
    """AMOUNT: öre a month, positive improves the result. VOLUME: what each costs a month, positive öre."""
    tenths: int | None = None
    """VOLUME: how many more, in tenths. SHARE: per cent in tenths; more is positive."""
    adjustment: int | None = None
    """WITHOUT: the number of the measure or the one-off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """An assumption that has been entered, of a verksamhet's code."""

    number: int
    code: str
    plan: NewAssumption


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIfFact:
    """A scenario of a year with what it assumes, in the order it was entered."""

    number: int
    year: int
    name: str
    text: str = ""
    assumptions: tuple[Assumption, ...] = ()
