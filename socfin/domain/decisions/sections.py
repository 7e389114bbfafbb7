"""The sections of a Report that tell of its budget: decisions, the way from the first budget, and requests.

A section carries all that is needed to read it again. Amounts are öre; those of the budget have its signs
(more to use is negative), those of a request are positive: so much more to use.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from socfin.domain.decisions.budget import DecisionKind
from socfin.domain.decisions.requests import RequestPart, RequestState
from socfin.domain.money import Ore


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPart:
    """What a decision gives one verksamhet in the year."""

    code: str
    verksamhet: str
    line: str = ""
    """The line's Swedish name; "" for the net."""
    amount_ore: Ore
    months: str
    """ "juli–december 2022"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """One decision on the year's budget, as it concerns the report's total."""

    number: int
    """Its own number, by which its page is found."""
    kind: DecisionKind
    body: str
    """Who decided: "Kommunfullmäktige"."""
    decided: str
    """2022-06-13."""
    item: str = ""
    dnr: str = ""
    text: str = ""
    in_file: bool = False
    """Whether the budget file holds it already; else its amounts are counted beside the file."""
    amount_ore: Ore
    """What it changes in the total's budget of the year; 0 for a move inside it."""
    parts: tuple[DecisionPart, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkStep:
    """A step from the original budget of the year to the one that counts."""

    label: str
    number: int = 0
    """The decision's; 0 for the two ends."""
    decided: str = ""
    """"" for the two ends."""
    amount_ore: Ore
    start_ore: Ore
    """Where the step starts; it ends at start + amount. The ends start at zero."""
    kind: str
    """ "original", "step" or "now"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRow:
    """One request for more money, and its answer as it is known."""

    number: int
    state: RequestState
    body: str
    """Who is asked."""
    asked: str
    """2022-02-15; the day the need was told, where nothing is asked for yet. "" where no day is known."""
    text: str = ""
    amount_ore: Ore
    """Asked for: the sum of the parts."""
    parts: tuple[RequestPart, ...] = ()
    answered: str = ""
    item: str = ""
    answer: str = ""
    """The answer in words."""
    granted_ore: Ore | None = None
    already_ore: Ore | None = None
    """Of what was granted: so much was in the budget already."""

    @property
    def added_ore(self) -> Ore | None:
        """Öre that the answer adds, 0 or more: granted less what was budgeted; None without an amount."""
        return None if self.granted_ore is None else self.granted_ore - (self.already_ore or 0)


def decision_row(data: Mapping[str, Any]) -> DecisionRow:
    """The decision of a report's JSON."""
    parts = tuple(DecisionPart(**part) for part in data["parts"])
    return DecisionRow(**{**data, "kind": DecisionKind(data["kind"]), "parts": parts})


def walk_step(data: Mapping[str, Any]) -> WalkStep:
    """The step of a report's JSON."""
    return WalkStep(**data)


def request_row(data: Mapping[str, Any]) -> RequestRow:
    """The request of a report's JSON."""
    parts = tuple(RequestPart(**part) for part in data["parts"])
    return RequestRow(**{**data, "state": RequestState(data["state"]), "parts": parts})
