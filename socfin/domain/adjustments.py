"""What a controller may tell the forecast of: decided measures, known changes and known one-offs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from socfin.domain.lines import Line
from socfin.domain.money import Ore
from socfin.domain.period import Month
from socfin.domain.what_if.assumptions import AssumptionKind


class AdjustmentKind(StrEnum):
    """Why an amount is not part of the ordinary pace."""

    MEASURE = "measure"
    ONE_OFF = "one_off"
    CHANGE = "change"
    """Volume, price or a contract that will be another: what drives the money, told before it is outcome."""

    @property
    def label(self) -> str:
        """The kind in Swedish."""
        return {
            "measure": "Beslutad åtgärd",
            "one_off": "Känd engångspost",
            "change": "Känd förändring",
        }[self.value]


RECKONED_AS = {
    AssumptionKind.VOLUME: "Antal × pris i månaden",
    AssumptionKind.AMOUNT: "Belopp i månaden",
    AssumptionKind.SHARE: "Procent av vad månaderna kostar nu",
}
"""The ways that the amount of a known change is reckoned, in Swedish."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """What the amount of a known change is reckoned from, so that it can be told and checked."""

    kind: AssumptionKind
    """One of RECKONED_AS."""
    each: Ore
    """Öre a month. VOLUME: what each costs, positive. AMOUNT: positive improves the result. SHARE: what the
    per cent is taken of, with its sign: a cost is negative."""
    tenths: int = 0
    """VOLUME: how many more, in tenths. SHARE: per cent more, in tenths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAdjustment:
    """A measure, a known change or a one-off, as it is entered."""

    kind: AdjustmentKind
    first: Month
    last: Month
    amount: Ore
    """Öre of all the months together; positive improves the result."""
    text: str
    line: Line | None = None
    """None is the whole verksamhet."""
    reckoning: Reckoning | None = None
    """Of a known change; None of what was told as an amount."""
