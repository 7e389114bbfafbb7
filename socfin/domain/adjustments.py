"""What a controller may tell the forecast of: decided measures and known one-offs; never amounts."""

from __future__ import annotations

from enum import StrEnum


class AdjustmentKind(StrEnum):
    """Why an amount is not part of the ordinary pace."""

    MEASURE = "measure"
    ONE_OFF = "one_off"

    @property
    def label(self) -> str:
        """The kind in Swedish."""
        return {"measure": "Beslutad åtgärd", "one_off": "Känd engångspost"}[self.value]
