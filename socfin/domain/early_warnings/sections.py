"""The section of a Report that tells of early warnings, each with all that is needed to read it again.

Amounts are öre against the year's budget; negative is underskott. Rules: docs/figures.md, "Tidig varning".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from socfin.domain.money import Ore


class Sign(StrEnum):
    """What a warning is about."""

    OUTSIDE = "outside"
    """The committee's forecast is outside the model's range."""
    ONE_SIDED = "one_sided"
    """It has been better, or worse, than the model for three months."""
    RISK = "risk"
    """The year is likely to end clearly worse than budget."""

    @property
    def label(self) -> str:
        """The sign in a few words, for a list of many."""
        return {
            "outside": "nämndens prognos utanför det troliga",
            "one_sided": "nämndens prognos på samma sida tre månader i rad",
            "risk": "troligen klart sämre än budget",
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """What the committee said of an earlier year after a month, and what it became."""

    month: str
    """ "2021-11"."""
    expected_ore: Ore
    became_ore: Ore
    source: str = ""
    """The file that tells what was said; "" where socfin itself reported it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningRow:
    """A sign of one verksamhet after the report's month."""

    code: str
    """The verksamhet's code."""
    verksamhet: str
    sign: Sign
    is_new: bool
    """Whether it was not there the month before."""
    official_ore: Ore | None
    """The committee's forecast; None of what is not known, as of the others."""
    computed_ore: Ore | None
    low_ore: Ore | None
    high_ore: Ore | None
    risk_percent: int | None = None
    """How likely the year is to end clearly worse than budget, whole per cent; of `Sign.RISK` alone."""
    precedent: Precedent | None = None
    """Of last year's same month, where the committee is in doubt."""


def warning_row(data: Mapping[str, Any]) -> WarningRow:
    """The warning of a report's JSON."""
    before = data["precedent"]
    return WarningRow(
        **{
            **data,
            "sign": Sign(data["sign"]),
            "precedent": None if before is None else Precedent(**before),
        }
    )
