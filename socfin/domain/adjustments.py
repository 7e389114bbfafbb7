"""What a controller may tell the forecast of: decided measures and known one-offs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from socfin.domain.lines import Line
from socfin.domain.money import Ore
from socfin.domain.period import Month


class AdjustmentKind(StrEnum):
    """Why an amount is not part of the ordinary pace."""

    MEASURE = "measure"
    ONE_OFF = "one_off"

    @property
    def label(self) -> str:
        """The kind in Swedish."""
        return {"measure": "Beslutad åtgärd", "one_off": "Känd engångspost"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAdjustment:
    """A measure or a one-off, as it is entered."""

    kind: AdjustmentKind
    first: Month
    last: Month
    amount: Ore
    """Öre of all the months together; positive improves the result."""
    text: str
    line: Line | None = None
    """None is the whole verksamhet."""
