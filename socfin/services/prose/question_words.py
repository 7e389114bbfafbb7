"""A question put to a figure and its answer, as a paper says them; never a calculation."""

from __future__ import annotations

from dataclasses import dataclass

from socfin.domain.asked.questions import QuestionRow
from socfin.domain.moments import clock
from socfin.domain.report import Report

QUESTIONS = "Frågor och svar"
NO_ANSWER = "Inget svar ännu."


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its answer in words."""

    about: str
    """ "Hemtjänst, avvikelse januari–mars 2022"."""
    question: str
    asked: str
    """ "Petra Ek, 20 april 2022"."""
    answer: str
    answered: str
    """"" where there is no answer yet."""


def exchanges(report: Report) -> tuple[Exchange, ...]:
    """Those of a report, in its order."""
    return tuple(map(exchange, report.questions))


def question_lines(asked: tuple[Exchange, ...]) -> tuple[str, ...]:
    """Each question and then its answer, for what is read aloud or shown to a room."""
    return tuple(line for each in asked for line in (_question(each), _answer(each)))


def _question(each: Exchange) -> str:
    return f"{each.about}: {each.question} ({each.asked})"


def _answer(each: Exchange) -> str:
    return f"Svar: {each.answer}{f' ({each.answered})' if each.answered else ''}"


def exchange(row: QuestionRow) -> Exchange:
    """One question with its newest answer."""
    return Exchange(
        about=f"{row.verksamhet}, {row.name[:1].lower()}{row.name[1:]}",
        question=row.text,
        asked=f"{row.asked_by}, {clock(row.asked)}",
        answer=row.answer or NO_ANSWER,
        answered=f"{row.answered_by}, {clock(row.answered)}" if row.answer else "",
    )
