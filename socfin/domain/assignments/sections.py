"""The section of a Report that tells of what the committee has asked for, and what was answered.

A section carries all that is needed to read it again, and no day but those that were told: whether something
is late depends on who reads it when.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from socfin.domain.assignments.states import AssignmentState


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentRow:
    """One thing that the committee has asked for, and the newest that was said of it."""

    number: int
    """Its own number, by which its page is found."""
    code: str
    """The code of the verksamhet that it is about; the committee's own for all of it."""
    verksamhet: str
    text: str
    to: str
    """Who was asked: a role."""
    given: str = ""
    """The day it was given, 2022-05-03; "" where none is known."""
    item: str = ""
    dnr: str = ""
    due: str = ""
    """The day by which it is to be answered, as it was last told; "" where none is."""
    due_words: str = ""
    """As the minutes say it: "våren 2023"."""
    state: AssignmentState
    answered: str = ""
    """The day of the newest answer."""
    answer: str = ""
    answer_item: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it still comes up at meetings."""
        return self.state.is_open


def assignment_row(data: Mapping[str, Any]) -> AssignmentRow:
    """The assignment of a report's JSON."""
    return AssignmentRow(**{**data, "state": AssignmentState(data["state"])})
