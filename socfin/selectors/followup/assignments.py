"""What a committee has asked for, with the newest answer, now or as known at a moment; reads only."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Q, QuerySet

from socfin.domain.assignments.sections import AssignmentRow
from socfin.domain.assignments.states import AssignmentState
from socfin.models import Assignment, AssignmentAnswer, Committee


def assignments(committee: Committee, known_at: datetime | None = None) -> list[AssignmentRow]:
    """All that is not withdrawn, now or as known at a moment, by the day they are due; those without last."""
    rows = _of(committee)
    if known_at is None:
        rows = rows.filter(withdrawn_at__isnull=True)
    else:
        rows = rows.filter(
            Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=known_at), entered_at__lte=known_at
        )
    made = [row_of(row, known_at) for row in rows]
    return sorted(made, key=lambda row: (not row.due, row.due, row.number))


def assignment_by_id(committee: Committee, number: int) -> Assignment | None:
    """The committee's, not withdrawn; None when there is none."""
    return _of(committee).filter(pk=number, withdrawn_at__isnull=True).first()


def answers(assignment: Assignment) -> list[AssignmentAnswer]:
    """All that was said of it, newest first."""
    return list(assignment.answers.select_related("entered_by").order_by("-id"))


def row_of(assignment: Assignment, known_at: datetime | None = None) -> AssignmentRow:
    """One as a report has it, with what was said of it by then."""
    known = [
        answer for answer in assignment.answers.all() if known_at is None or answer.entered_at <= known_at
    ]
    ordered = sorted(known, key=lambda answer: answer.pk)
    last = ordered[-1] if ordered else None
    moved = next((answer for answer in reversed(ordered) if answer.due is not None), None)
    due, words = (moved.due, moved.due_words) if moved else (assignment.due, assignment.due_words)
    return AssignmentRow(
        number=assignment.pk,
        code=assignment.verksamhet.code,
        verksamhet=assignment.verksamhet.name,
        text=assignment.text,
        to=assignment.to,
        given=_day(assignment.given),
        item=assignment.item,
        dnr=assignment.dnr,
        due=_day(due),
        due_words=words,
        state=AssignmentState(last.state) if last else _first_state(assignment),
        answered=_day(last.day) if last else "",
        answer=last.text if last else "",
        answer_item=last.item if last else "",
    )


def _first_state(assignment: Assignment) -> AssignmentState:
    return AssignmentState.PROPOSED if assignment.is_proposed else AssignmentState.GIVEN


def _of(committee: Committee) -> QuerySet[Assignment]:
    rows = Assignment.objects.filter(committee=committee)
    return rows.select_related("verksamhet", "committee").prefetch_related("answers")


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
