"""The section of a Report that tells of its measures and proposals, each with what it gave month by month.

A section carries all that is needed to read it again. Amounts are öre; positive improves the result.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from socfin.domain.measures.states import MeasureState
from socfin.domain.money import Ore


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureMonth:
    """One month of the year that a measure is to give something in."""

    month: str
    """2025-03."""
    expected_ore: Ore
    realised_ore: Ore | None = None
    """As it was followed up; None where it is not."""
    proof: int | None = None
    """What the line or account had in the month, öre with its sign; of an indicator whole steps."""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureProof:
    """What shows whether a measure has effect: a line, an account or an indicator of its verksamhet."""

    name: str
    """ "Inhyrd personal", "konto 4511", "Beläggning"."""
    unit: str = ""
    """"" for money in öre; else the indicator's."""
    decimals: int = 0
    before: int | None = None
    """The mean of the months before the first, at most twelve; None where none is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanYear:
    """What a measure is to give in one year of the plan."""

    year: int
    amount_ore: Ore


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRow:
    """One measure, or a proposal that nobody has decided."""

    number: int
    """Its own number, by which its page is found."""
    code: str
    """The verksamhet's code."""
    verksamhet: str
    text: str
    consequence: str = ""
    role: str = ""
    """Who answers for it: a role, never a name."""
    state: MeasureState
    since: str = ""
    """The day it came into the state; "" where none is known."""
    remark: str = ""
    """What was last told of the state."""
    body: str = ""
    """Who decided."""
    decided: str = ""
    """2025-03-12; "" where no day is known."""
    item: str = ""
    dnr: str = ""
    first: str
    last: str
    amount_ore: Ore | None = None
    """From the first month to the last; None where nobody has told."""
    per_month_ore: Ore | None = None
    full_year_ore: Ore | None = None
    """What twelve of its months give."""
    year_ore: Ore | None = None
    """What it is to give in the report's year."""
    expected_ore: Ore | None = None
    """Of that what was expected by the report's month."""
    realised_ore: Ore | None = None
    """What the months that are followed up gave; None where none is."""
    left_ore: Ore | None = None
    """What is left of the year's after what is followed up."""
    begun: int = 0
    """Its months in the year, up to the report's."""
    followed: int = 0
    """Those of them that are followed up."""
    proof: MeasureProof | None = None
    months: tuple[MeasureMonth, ...] = ()
    """Those of the year."""
    plan: tuple[PlanYear, ...] = ()
    """The report's year and the two after it; none without an amount, of what was refused, or in a report
    frozen before there was any."""


def measure_row(data: Mapping[str, Any]) -> MeasureRow:
    """The measure of a report's JSON."""
    proof = MeasureProof(**data["proof"]) if data["proof"] else None
    months = tuple(MeasureMonth(**month) for month in data["months"])
    read = {
        "state": MeasureState(data["state"]),
        "proof": proof,
        "months": months,
        "plan": tuple(PlanYear(**year) for year in data.get("plan", ())),
    }
    return MeasureRow(**{**data, **read})
