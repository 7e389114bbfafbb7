"""What is typed of a goal and of where it stands after a period."""

from __future__ import annotations

from dataclasses import dataclass

from socfin.domain.goals.aims import Aim
from socfin.domain.goals.states import GoalState


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalWords:
    """A goal as it is to be read: what it is called, what it says, and the years it is for."""

    word: str
    """What the municipality calls it: "Målbild", "Inriktningsmål 1", "Uppdrag"."""
    text: str
    first_year: int
    last_year: int | None = None
    """None while no end is known."""
    place: int = 0
    """Among those with the same goal above: lowest first, then as they were entered."""
    indicators: tuple[str, ...] = ()
    """The codes of the indicators that measure it, the foremost first."""
    aim: Aim | None = None
    """What the foremost of them is to reach; None where nothing is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalStand:
    """Where a goal stands after a period: judged, and told in words."""

    state: GoalState = GoalState.UNJUDGED
    follow_up: str = ""
    """What has been done."""
    effect: str = ""
    """What came of it."""

    @property
    def is_empty(self) -> bool:
        """Whether it takes back what was told of the period."""
        return self.state is GoalState.UNJUDGED and not self.follow_up.strip() and not self.effect.strip()
