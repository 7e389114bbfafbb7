"""The value that a goal is to reach of the indicator that measures it; never whether the goal is reached.

Somebody judges the goal (domain/goals/states.py): the value shows how far there is left.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from socfin.domain.indicators import Direction, OverTime, Steps
from socfin.domain.period import Month


class Reach(StrEnum):
    """From which side the value is to be reached."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"

    @property
    def label(self) -> str:
        """In Swedish, before the value."""
        return {"at_least": "minst", "at_most": "högst"}[self.value]

    @classmethod
    def of(cls, direction: Direction) -> Reach | None:
        """The side that is better of an indicator; None of one that has no better way."""
        return {Direction.MORE: cls.AT_LEAST, Direction.LESS: cls.AT_MOST}.get(direction)

    def missing(self, steps: Steps, aim: Steps) -> Steps:
        """How much is left to the aim, or too much; 0 where it is reached."""
        return max(0, aim - steps if self is Reach.AT_LEAST else steps - aim)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """A value to reach, in whole steps of the goal's foremost indicator."""

    steps: Steps
    reach: Reach
    by: Month
    """At the latest; of what is summed over the months the year of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalAim:
    """A goal's value to reach as a report has it, with all that is needed to read it."""

    indicator: str
    """The code of the indicator, one of the goal's own."""
    name: str
    unit: str
    decimals: int
    steps: Steps
    reach: Reach
    by: str
    """ "2026-12"."""
    over_time: OverTime
    """What several months of the indicator are together."""

    @property
    def of_year(self) -> bool:
        """Whether it is of all the months of a year together: days, hours, shifts."""
        return self.over_time is OverTime.SUM

    @property
    def month(self) -> Month:
        """The month of `by`."""
        return Month.parse(self.by)
