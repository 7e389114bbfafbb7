"""What the committee has asked for: the list, one of them with its answers, and where they are entered."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from socfin import access, reporting
from socfin.access import Seat
from socfin.actions.followup import assignments as actions
from socfin.domain.assignments.agenda import coming_up, is_late
from socfin.domain.assignments.sections import AssignmentRow
from socfin.domain.assignments.states import NotAssigned
from socfin.domain.roles import Permission
from socfin.forms.assignments import AnswerAssignmentForm, AssignmentForm
from socfin.selectors import meetings as stored_meetings
from socfin.selectors.committees import verksamheter
from socfin.selectors.followup import assignments as stored
from socfin.services.masking.hidden_assignments import tells
from socfin.services.prose.assignment_words import due_sentence, given_words, state_words
from socfin.views.faults import takes_forms
from socfin.views.page import committee_context


def assignments(request: HttpRequest, slug: str) -> HttpResponse:
    """All that the committee has asked for; those who may read."""
    seat = access.seat(request, slug, Permission.READ)
    rows = [_in_words(row) for row in _seen(seat, stored.assignments(seat.committee))]
    context = {
        **committee_context(seat, "meetings"),
        "open": [each for each in rows if each["row"].is_open],
        "closed": [each for each in reversed(rows) if not each["row"].is_open],
        "writes": seat.may_follow,
    }
    return render(request, "assignments.html", context)


def new_assignment(request: HttpRequest, slug: str) -> HttpResponse:
    """Enter what the committee has asked for; those who may follow up, of their own parts."""
    seat = access.seat(request, slug, Permission.FOLLOW)
    every = verksamheter(seat.committee)
    known = [(node.code, node.name) for node in every if seat.may_follow_on(node.code)]
    form = AssignmentForm(request.POST if request.method == "POST" else None, verksamheter=known)
    if form.is_valid():
        try:
            made = actions.assign(
                verksamhet=access.followed(seat, form.cleaned_data["verksamhet"]),
                given=form.assigned(),
                by=seat.user,
            )
        except NotAssigned as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Uppdraget är inskrivet.")
            return redirect("assignment", slug, made.pk)
    refused = [form] if form.errors else []
    context = {**committee_context(seat, "meetings"), "form": form, "refused": refused}
    return render(request, "assignment_new.html", context, status=422 if refused else 200)


def assignment(request: HttpRequest, slug: str, assignment_id: int) -> HttpResponse:
    """One of them with all that was answered; those who may read. Those who may follow up can answer."""
    seat = access.seat(request, slug, Permission.READ)
    row, entered = _row(seat, assignment_id)
    form = AnswerAssignmentForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        access.seat(request, slug, Permission.FOLLOW)
        access.followed(seat, row.code)
        if form.is_valid():
            try:
                actions.answer_assignment(assignment=entered, reply=form.answered(), by=seat.user)
            except NotAssigned as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, "Svaret är sparat.")
                return redirect("assignment", slug, assignment_id)
    refused = [form] if form.errors else []
    context = {
        **committee_context(seat, "meetings"),
        **_in_words(row),
        "answers": [answer for answer in stored.answers(entered) if not _hides(seat, answer)],
        "form": form if seat.may_follow_on(row.code) else None,
        "refused": refused,
    }
    return render(request, "assignment.html", context, status=422 if refused else 200)


@takes_forms
def withdraw_assignment(request: HttpRequest, slug: str, assignment_id: int) -> HttpResponse:
    """Take back one that was entered wrongly; those who may follow up, of their own parts."""
    seat = access.seat(request, slug, Permission.FOLLOW)
    row, entered = _row(seat, assignment_id)
    access.followed(seat, row.code)
    actions.withdraw_assignment(assignment=entered, by=seat.user)
    messages.success(request, "Uppdraget är borttaget.")
    return redirect("assignments", slug)


def due_at(seat: Seat, meeting: Any) -> list[dict[str, Any]]:
    """What comes up at a meeting by itself, in words, as far as the person may see it."""
    later = stored_meetings.next_meeting(seat.committee, meeting.date + timedelta(days=1))
    rows = _seen(seat, stored.assignments(seat.committee))
    due = coming_up(rows, meeting.date, later.date if later else None)
    return [{**_in_words(row), "late": is_late(row, meeting.date)} for row in due]


def _row(seat: Seat, number: int) -> tuple[AssignmentRow, Any]:
    entered = stored.assignment_by_id(seat.committee, number)
    rows = _seen(seat, [stored.row_of(entered)]) if entered is not None else []
    if entered is None or not rows:
        raise Http404("Uppdraget finns inte, eller är borttaget.")
    return rows[0], entered


def _seen(seat: Seat, rows: list[AssignmentRow]) -> list[AssignmentRow]:
    """Those that tell of nothing that the person may not see."""
    if not seat.sees_masked:
        return rows
    hidden, secrets = reporting.hidden_in(seat.committee), reporting.secrets(seat.committee)
    if hidden.closed:
        return []
    return [row for row in rows if not tells(row, hidden.hidden, secrets)]


def _hides(seat: Seat, answer: Any) -> bool:
    words = " ".join((answer.text, answer.item, answer.due_words))
    return seat.sees_masked and reporting.secrets(seat.committee).told_by(words)


def _in_words(row: AssignmentRow) -> dict[str, Any]:
    return {
        "row": row,
        "given_words": given_words(row),
        "due_sentence": due_sentence(row),
        "state_words": state_words(row),
        "late": is_late(row, timezone.localdate()),
    }
