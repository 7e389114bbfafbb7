"""The section of a Report that tells of the committee's goals: the tree, and where each stands.

A section carries all that is needed to read it again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from socfin.domain.goals.aims import GoalAim, Reach
from socfin.domain.goals.states import GoalState
from socfin.domain.indicators import OverTime


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalIndicator:
    """An indicator that measures a goal; its values are the report's own of the goal's verksamhet."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRow:
    """A goal of the tree and the newest that is told of it in the year."""

    number: int
    """Its own number, by which its page is found."""
    above: int = 0
    """The number of the goal that it belongs to; 0 for one at the top."""
    level: int = 0
    """How many goals are above it in the report."""
    place: int = 0
    code: str
    """The code of the verksamhet that answers for it; the committee's own for all of it."""
    verksamhet: str
    word: str
    text: str
    first_year: int
    last_year: int | None = None
    state: GoalState = GoalState.UNJUDGED
    after: str = ""
    """The month that it is followed up after, 2022-08; "" where it is not in the year."""
    follow_up: str = ""
    effect: str = ""
    indicators: tuple[GoalIndicator, ...] = ()
    """Those that measure it; none in a report frozen before a goal could have any."""
    aim: GoalAim | None = None
    """What the first of them is to reach; None where nothing is said, as in older reports."""

    @property
    def name(self) -> str:
        """ "Inriktningsmål 1: Jämlika livsvillkor"."""
        return f"{self.word}: {self.text}" if self.word else self.text


def goal_row(data: Mapping[str, Any]) -> GoalRow:
    """The goal of a report's JSON."""
    measured = tuple(GoalIndicator(**indicator) for indicator in data.get("indicators", ()))
    state, aim = GoalState(data["state"]), _aim(data.get("aim"))
    return GoalRow(**{**data, "state": state, "indicators": measured, "aim": aim})


def _aim(data: Mapping[str, Any] | None) -> GoalAim | None:
    if data is None:
        return None
    return GoalAim(**{**data, "reach": Reach(data["reach"]), "over_time": OverTime(data["over_time"])})
