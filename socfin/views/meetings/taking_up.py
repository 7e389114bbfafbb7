"""The one form that adds a month's report to a meeting: meeting, §, dnr, heading, proposed decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from socfin import access, reporting
from socfin.access import Seat
from socfin.actions.meetings import AlreadyThere
from socfin.actions.taking_up import take_up
from socfin.domain.period import Month
from socfin.domain.roles import Permission
from socfin.domain.standing import Overtaken
from socfin.forms import TakeUpForm
from socfin.selectors import meetings as stored_meetings
from socfin.selectors import standing
from socfin.views.meetings.freezing import Freezing, frozen_or_asked
from socfin.views.meetings.meeting_pages import keep_typed, usual
from socfin.views.page import committee_context

if TYPE_CHECKING:
    from socfin.models import Meeting

OFFERED = 8
"""Meetings to choose among, the newest; the rest have their reports."""


def choose_meeting(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """A month's report for a meeting that is chosen, or a new one; those who may summarise."""
    seat = access.seat(request, slug, Permission.SUMMARISE)
    return _form_page(request, seat, access.month(period), None)


def freeze(request: HttpRequest, slug: str, meeting_id: int, period: str) -> HttpResponse:
    """A month's report for this meeting, unless another is chosen; those who may summarise.

    The meeting's own page leads here by a button, so that a time and a place typed there are not lost.
    """
    seat = access.seat(request, slug, Permission.SUMMARISE)
    chosen, month = access.meeting(seat, meeting_id), access.month(period)
    if request.method == "POST" and "meeting" not in request.POST:
        keep_typed(request, chosen)
        return redirect("freeze", slug, meeting_id, period)
    return _form_page(request, seat, month, chosen)


def _form_page(request: HttpRequest, seat: Seat, month: Month, chosen: Meeting | None) -> HttpResponse:
    if month not in reporting.months_to_take_up(seat.committee):
        raise Http404(f"Inga siffror är publicerade för {month.label}.")
    if there := _already(request, seat, month, chosen):
        return there
    meetings = stored_meetings.meetings_without(seat.committee, month)
    offered = meetings[:OFFERED] + [meeting for meeting in meetings[OFFERED:] if meeting == chosen]
    labels = [(meeting.pk, _label(meeting)) for meeting in offered]
    sent = request.POST if request.method == "POST" else None
    form = TakeUpForm(sent, meetings=labels, initial=_initial(seat, month, offered, chosen))
    if form.is_valid() and (taken := _taken_up(request, seat, month, form, offered)) is not None:
        return taken
    context = {
        **committee_context(seat, "summary"),
        "form": form,
        "refused": [form] if form.errors else [],
        "month": month,
        "period": str(month),
        "address": request.path,
        "taken": list(stored_meetings.items_of_month(seat.committee, month)),
    }
    return render(request, "meeting_take_up.html", context, status=422 if form.errors else 200)


def _already(request: HttpRequest, seat: Seat, month: Month, chosen: Meeting | None) -> HttpResponse | None:
    """The way to the item, where the meeting of the address has the month already."""
    there = (
        stored_meetings.items_of_month(seat.committee, month).filter(meeting=chosen).first()
        if chosen
        else None
    )
    if there is None:
        return None
    messages.warning(request, str(AlreadyThere(there)))
    return redirect("item", seat.committee.slug, there.meeting_id, there.pk)


def _taken_up(
    request: HttpRequest, seat: Seat, month: Month, form: TakeUpForm, offered: list[Meeting]
) -> HttpResponse | None:
    """The way on when it is frozen, or will be; None, with the form told why, when it is not."""
    known = {str(meeting.pk): meeting for meeting in offered}
    to = form.occasion() if form.is_for_new else known[form.cleaned_data["meeting"]]
    committee, agenda, by, seen = seat.committee, form.agenda(), seat.user, form.mark
    asked = Freezing(
        freeze=lambda: take_up(committee=committee, month=month, to=to, agenda=agenda, by=by, seen=seen),
        stands=lambda: standing.agenda(committee, month),
        seen=seen,
    )
    try:
        return frozen_or_asked(request, seat, asked)
    except Overtaken as late:
        form.overtaken(late.theirs, back=reverse("choose_meeting", args=[committee.slug, str(month)]))
    except (AlreadyThere, ValueError) as refusal:
        form.add_error("meeting", str(refusal))
    return None


def _initial(seat: Seat, month: Month, offered: list[Meeting], chosen: Meeting | None) -> dict[str, Any]:
    """The month's own words, the meeting of the address or the next to be held, and when one usually is.

    A paragraph is one meeting's: what the month has at another is not offered, and nobody knows the next one,
    for other items stand between them.
    """
    known = standing.agenda(seat.committee, month)
    taken = stored_meetings.paragraphs_given(seat.committee, month)
    words = {name: value for name, value in known.words if name != "item" or value not in taken}
    today = timezone.localdate()
    coming = [meeting for meeting in offered if meeting.date >= today]
    meeting = chosen if chosen in offered else min(coming, key=lambda meeting: meeting.date, default=None)
    return {
        **usual(seat.committee),
        **words,
        "seen": known.mark,
        "meeting": str(meeting.pk) if meeting is not None else TakeUpForm.NEW,
    }


def _label(meeting: Meeting) -> str:
    """ "3 maj 2022 kl. 13.00"."""
    begins = f" kl. {meeting.starts:%H.%M}" if meeting.starts else ""
    return f"{date_format(meeting.date, 'j F Y')}{begins}"
