"""A measure as it was entered and what has been told of it since; never reckoned, never stored.

Amounts are öre; positive improves the result.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from socfin.domain.measures.states import MeasureState
from socfin.domain.money import Ore
from socfin.domain.period import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Where a measure stands from a day on, and who decided so."""

    state: MeasureState
    day: date | None = None
    body: str = ""
    item: str = ""
    dnr: str = ""
    text: str = ""
    entered: Month | None = None
    """The month in which it was told."""


DECIDED = Step(state=MeasureState.DECIDED)
"""That it is decided, and nobody has told when or where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a measure gave in a month; None where that was taken back."""

    amount: Ore | None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurePlan:
    """What a measure is, and what it is expected to give from its first month to its last."""

    text: str
    first: Month
    last: Month
    amount: Ore | None
    consequence: str = ""
    role: str = ""
    line: str = ""
    """The line that it is to move; "" where it is not known."""
    account: str = ""
    """The account, or the first figures of several, that show its effect."""
    indicator: str = ""
    """The indicator that shows its effect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureFact:
    """A measure with all that is known of it."""

    number: int
    code: str
    plan: MeasurePlan
    steps: tuple[Step, ...] = ()
    """In the order they were told."""
    effects: Mapping[Month, Effect] = field(default_factory=dict)

    @property
    def standing(self) -> Step:
        """Where it stands now; decided where nothing is told, as all were before there were steps."""
        return self.steps[-1] if self.steps else DECIDED

    @property
    def decision(self) -> Step | None:
        """The step that tells who decided; None where none does."""
        decided = (step for step in reversed(self.steps) if step.state is MeasureState.DECIDED)
        return next((step for step in decided if step.day or step.body or step.item), None)

    @property
    def until(self) -> Month | None:
        """The last month of a measure that was stopped: that before the day it was; None for any other."""
        step = self.standing
        if step.state is not MeasureState.STOPPED:
            return None
        stopped = Month(step.day.year, step.day.month) if step.day else step.entered
        return stopped.plus(-1) if stopped else None
