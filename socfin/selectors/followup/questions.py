"""Questions put to figures, with what has been done to each; reads only."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from socfin.domain.asked.figure import AskedFigure
from socfin.domain.asked.questions import QuestionRow, QuestionStep
from socfin.domain.period import Month
from socfin.models import Committee, Question, QuestionChange
from socfin.selectors.ledger import moment


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question as it stands."""

    question: Question
    answers: tuple[QuestionChange, ...]
    """Every answer, the newest last."""
    included: bool
    """Whether it is to be part of the meeting's paper."""

    @property
    def month(self) -> Month:
        """That the figure is of."""
        return Month.from_yyyymm(self.question.month)

    @property
    def asked(self) -> AskedFigure:
        """The figure that it is about."""
        question = self.question
        return AskedFigure(question.verksamhet.code, question.figure, question.line, question.indicator)

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return not self.answers

    @property
    def row(self) -> QuestionRow:
        """As a report keeps it."""
        question, answer = self.question, self.answers[-1] if self.answers else None
        return QuestionRow(
            number=question.pk,
            code=question.verksamhet.code,
            verksamhet=question.verksamhet.name,
            line=question.line,
            indicator=question.indicator,
            figure=question.figure,
            name=question.name,
            text=question.text,
            asked_by=str(question.asked_by),
            asked=moment(question.asked_at)[:10],
            answer=answer.text if answer else "",
            answered_by=str(answer.changed_by) if answer else "",
            answered=moment(answer.changed_at)[:10] if answer else "",
        )


def questions(committee: Committee) -> list[AskedQuestion]:
    """Every question of a committee: the open ones by when they are due, then the answered, newest first."""
    every = [_stands(question) for question in _questions(committee)]
    waiting = sorted((each for each in every if each.is_open), key=lambda each: each.question.due)
    return [*waiting, *(each for each in every if not each.is_open)]


def questions_of_month(committee: Committee, month: Month) -> list[AskedQuestion]:
    """Those about figures of a month, oldest first."""
    return [_stands(each) for each in _questions(committee).filter(month=month.yyyymm).order_by("id")]


def question_by_id(committee: Committee, number: int) -> AskedQuestion | None:
    """The committee's question; None when there is none."""
    question = _questions(committee).filter(pk=number).first()
    return None if question is None else _stands(question)


def _questions(committee: Committee) -> QuerySet[Question]:
    return (
        Question.objects.filter(committee=committee)
        .select_related("verksamhet", "asked_by", "meeting", "committee")
        .prefetch_related("changes__changed_by")
    )


def _stands(question: Question) -> AskedQuestion:
    steps = sorted(question.changes.all(), key=lambda change: change.pk)
    answers = tuple(step for step in steps if step.step == QuestionStep.ANSWER.value)
    places = [step.step for step in steps if step.step != QuestionStep.ANSWER.value]
    return AskedQuestion(question, answers, bool(places) and places[-1] == QuestionStep.INCLUDE.value)
