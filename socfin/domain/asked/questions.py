"""Questions put to figures: what is done to one, when an answer is due, and how a frozen report keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from socfin.domain.period import Month

if TYPE_CHECKING:
    from socfin.domain.asked.figure import AskedFigure

ANSWER_DAYS = 7
"""From a question to when its answer is due: a week's meetings of those who know."""
BEFORE_MEETING_DAYS = 1
"""An answer to a meeting is due the day before, so that it can be read."""


class QuestionStep(StrEnum):
    """What is done to a question; none of it is ever changed, the newest counts."""

    ANSWER = "answer"
    INCLUDE = "include"
    """Into the paper of the meeting where the month is taken up."""
    LEAVE_OUT = "leave_out"

    @property
    def label(self) -> str:
        """The step's Swedish name."""
        return {
            "answer": "Svar",
            "include": "Med i handlingen",
            "leave_out": "Inte med i handlingen",
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewQuestion:
    """A question about a figure of a month, as it is asked."""

    month: Month
    asked: AskedFigure
    name: str
    """What the figure is called."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    """A question with its newest answer, as the paper of a meeting has it."""

    number: int
    """Its own, by which its page is found."""
    code: str
    """The verksamhet's."""
    verksamhet: str
    line: str = ""
    indicator: str = ""
    figure: str
    name: str
    """What the figure is called: "Avvikelse januari–mars 2022"."""
    text: str
    asked_by: str
    asked: str
    """2022-04-20."""
    answer: str = ""
    """"" until it is answered."""
    answered_by: str = ""
    answered: str = ""


def question_row(data: Mapping[str, Any]) -> QuestionRow:
    """The row of a report's JSON."""
    return QuestionRow(**data)


def answer_due(asked: date, meeting: date | None) -> date:
    """A week after it was asked, and before the meeting that it is asked for; never before it was asked."""
    usual = asked + timedelta(days=ANSWER_DAYS)
    if meeting is None:
        return usual
    return max(asked, min(usual, meeting - timedelta(days=BEFORE_MEETING_DAYS)))
