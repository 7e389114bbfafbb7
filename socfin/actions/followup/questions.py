"""Puts questions to figures, answers them and says which are part of a meeting's paper; all of it stays."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from socfin.actions.audit import record
from socfin.actions.holding import held
from socfin.actions.storing import entered
from socfin.domain.asked.questions import NewQuestion, QuestionStep, answer_due
from socfin.domain.period import Month
from socfin.models import Meeting, Question, QuestionChange, User, Verksamhet
from socfin.selectors.followup.questions import question_by_id


@transaction.atomic
def ask_question(
    *, verksamhet: Verksamhet, new: NewQuestion, by: User, meeting: Meeting | None = None
) -> Question:
    """Ask about a figure of a verksamhet, if wanted for a meeting."""
    committee, now, asked = held(verksamhet.committee), timezone.now(), new.asked
    made = entered(
        Question(
            committee=committee,
            month=new.month.yyyymm,
            verksamhet=verksamhet,
            line=asked.line,
            indicator=asked.indicator,
            figure=asked.figure,
            name=new.name,
            text=new.text,
            meeting=meeting,
            due=answer_due(timezone.localdate(now), None if meeting is None else meeting.date),
            asked_at=now,
            asked_by=by,
        )
    )
    record(
        "ask_question",
        by=by,
        committee=committee,
        question=made.pk,
        verksamhet=asked.code,
        month=str(new.month),
        figure=asked.figure,
    )
    return made


@transaction.atomic
def answer_question(*, question: Question, text: str, by: User) -> QuestionChange:
    """Answer, or answer anew; PeriodShut when it is part of the paper of a month that is locked."""
    held(question.committee)
    change = _step(question, QuestionStep.ANSWER, by, text.strip())
    stands = question_by_id(question.committee, question.pk)
    reaches = stands is not None and stands.included
    months = [Month.from_yyyymm(question.month)] if reaches else []
    record("answer_question", by=by, committee=question.committee, months=months, question=question.pk)
    return change


@transaction.atomic
def place_question(*, question: Question, included: bool, by: User) -> QuestionChange:
    """Make it part of the meeting's paper, or not; what is frozen stays. PeriodShut in a locked month."""
    held(question.committee)
    step = QuestionStep.INCLUDE if included else QuestionStep.LEAVE_OUT
    change = _step(question, step, by)
    record(
        "place_question",
        by=by,
        committee=question.committee,
        months=[Month.from_yyyymm(question.month)],
        question=question.pk,
        included=included,
    )
    return change


def _step(question: Question, step: QuestionStep, by: User, text: str = "") -> QuestionChange:
    return entered(
        QuestionChange(
            question=question, step=step.value, text=text, changed_at=timezone.now(), changed_by=by
        )
    )
