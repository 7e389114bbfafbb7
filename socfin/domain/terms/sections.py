"""The section of a Report that tells what its forecast counts beside the ordinary course of the year.

A section carries all that is needed to read it again. Amounts are öre; positive improves the result.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from socfin.domain.adjustments import AdjustmentKind, Reckoning
from socfin.domain.money import Ore
from socfin.domain.what_if.assumptions import AssumptionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRow:
    """A measure, a known change or a one-off that the model's forecast of the year counts."""

    number: int
    code: str
    """The verksamhet's code."""
    verksamhet: str
    kind: AdjustmentKind
    text: str
    first: str
    last: str
    line: str = ""
    """The line it falls on; "" where it is not known."""
    reckoned: str = ""
    """How its amount is reckoned, an AssumptionKind; "" where the amount itself was told."""
    each_ore: Ore | None = None
    """What it is reckoned on, of a month (domain/adjustments.py, `Reckoning`)."""
    tenths: int = 0
    """How many more, or per cent, in tenths."""
    passed_ore: Ore
    """What it has given in the year up to the report's month, where that is part of the outcome."""
    left_ore: Ore
    """What it gives in the months that are left of the year."""

    @property
    def reckoning(self) -> Reckoning | None:
        """What its amount is reckoned from; None where the amount itself was told."""
        if not self.reckoned or self.each_ore is None:
            return None
        return Reckoning(kind=AssumptionKind(self.reckoned), each=self.each_ore, tenths=self.tenths)


def term_row(data: Mapping[str, Any]) -> TermRow:
    """The row of a report's JSON."""
    return TermRow(**{**data, "kind": AdjustmentKind(data["kind"])})
