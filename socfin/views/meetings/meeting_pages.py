"""A committee's meetings: the list, one meeting and a new one; what is added to one is in `taking_up`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import content_disposition_header

from socfin import access, reporting
from socfin.access import Seat
from socfin.actions import meetings as actions
from socfin.documents.exchange.calendar import CalendarEntry, as_calendar
from socfin.domain.period import Month
from socfin.domain.roles import Permission
from socfin.domain.standing import Overtaken
from socfin.forms import MeetingForm
from socfin.selectors import meetings as stored_meetings
from socfin.selectors import standing
from socfin.views import typed_beside
from socfin.views.faults import takes_forms
from socfin.views.meetings.assignment_pages import due_at
from socfin.views.page import committee_context
from socfin.views.veiled import veiled

if TYPE_CHECKING:
    from socfin.documents.document import Document
    from socfin.models import Committee, Meeting


MOST_OFFERED = 3
"""Months not taken up yet on a meeting's page, the newest first; an older one is added from its own page."""


def meetings(request: HttpRequest, slug: str) -> HttpResponse:
    """The committee's meetings; those who may read."""
    seat = access.seat(request, slug, Permission.READ)
    today = timezone.localdate()
    every = list(stored_meetings.meetings(seat.committee))
    form = MeetingForm(initial=usual(seat.committee)) if seat.may_summarise else None
    if form is not None:
        typed_beside.put_back(request, "meetings", form)
    context = {
        **committee_context(seat, "meetings"),
        "coming": _seen(seat, [meeting for meeting in reversed(every) if meeting.date >= today]),
        "held": _seen(seat, [meeting for meeting in every if meeting.date < today]),
        "form": form,
    }
    return render(request, "meetings.html", context)


def new_meeting(request: HttpRequest, slug: str) -> HttpResponse:
    """Make a meeting; those who may summarise."""
    seat = access.seat(request, slug, Permission.SUMMARISE)
    sent = request.POST if request.method == "POST" else None
    form = MeetingForm(sent, initial=usual(seat.committee))
    if form.is_valid():
        meeting = actions.create_meeting(committee=seat.committee, occasion=form.occasion(), by=seat.user)
        messages.success(request, f"Sparat. Sammanträdet {_day(meeting.date)} finns i listan.")
        return redirect("meeting", slug, meeting.pk)
    context = {
        **committee_context(seat, "meetings"),
        "form": form,
        "refused": [form] if form.errors else [],
    }
    return render(request, "meeting_new.html", context, status=422 if form.errors else 200)


def meeting(request: HttpRequest, slug: str, meeting_id: int) -> HttpResponse:
    """One meeting with its items; those who may read. Those who may summarise can move it."""
    seat = access.seat(request, slug, Permission.READ)
    shown = access.meeting(seat, meeting_id)
    form = _meeting_form(shown)
    if request.method == "POST":
        access.seat(request, slug, Permission.SUMMARISE)
        form = MeetingForm(request.POST)
        if form.is_valid() and _moved(seat, shown, form):
            messages.success(request, "Sparat. Tid och plats är ändrade.")
            return redirect("meeting", slug, meeting_id)
    typed_beside.put_back(request, f"meeting {meeting_id}", form)
    taken = {item.month for item in shown.items.all()} | stored_meetings.months_taken_up(seat.committee)
    newest = max(taken, default=0)
    later = [
        month for month in reversed(reporting.months_to_take_up(seat.committee)) if month.yyyymm > newest
    ]
    context = {
        **committee_context(seat, "meetings"),
        "meeting": _seen(seat, shown),
        "items": [
            {"item": item, "month": Month.from_yyyymm(item.month), "versions": list(item.versions.all())}
            for item in _seen(seat, list(shown.items.all()))
        ],
        "due": due_at(seat, shown) if shown.called_off_at is None else [],
        "months": later[:MOST_OFFERED] if shown.called_off_at is None else [],
        "form": form if seat.may_summarise else None,
        "refused": [form] if form.errors else [],
    }
    return render(request, "meeting.html", context, status=422 if form.errors else 200)


def _seen(seat: Seat, rows: Any) -> Any:
    """As the person may see them."""
    return veiled(rows, seat.committee, masked=seat.sees_masked)


def _meeting_form(shown: Meeting) -> MeetingForm:
    initial = {name: getattr(shown, name) for name in ("date", "starts", "ends", "place")}
    return MeetingForm(initial={**initial, "seen": standing.meeting(shown).mark})


def _moved(seat: Seat, shown: Meeting, form: MeetingForm) -> bool:
    """Whether it could be moved; not when another has moved it since the page was drawn."""
    seen = form.cleaned_data["seen"]
    try:
        actions.change_meeting(meeting=shown, occasion=form.occasion(), by=seat.user, seen=seen)
    except Overtaken as late:
        form.overtaken(late.theirs, back=reverse("meeting", args=[seat.committee.slug, shown.pk]))
        return False
    return True


@takes_forms
def call_off(request: HttpRequest, slug: str, meeting_id: int) -> HttpResponse:
    """Call a meeting off; those who may summarise."""
    sentence = "Sammanträdet är inställt. Hämta kalenderfilen igen, så säger den det."
    return _turn(request, slug, meeting_id, actions.call_off_meeting, sentence)


@takes_forms
def hold_after_all(request: HttpRequest, slug: str, meeting_id: int) -> HttpResponse:
    """Let a meeting that was called off be held; those who may summarise."""
    return _turn(request, slug, meeting_id, actions.hold_meeting, "Sammanträdet hålls.")


def _turn(
    request: HttpRequest, slug: str, meeting_id: int, act: Callable[..., Meeting], sentence: str
) -> HttpResponse:
    seat = access.seat(request, slug, Permission.SUMMARISE)
    try:
        act(meeting=access.meeting(seat, meeting_id), by=seat.user)
    except ValueError as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, sentence)
    _kept(request, seat, meeting_id)
    return redirect("meeting", slug, meeting_id)


def _kept(request: HttpRequest, seat: Seat, meeting_id: int) -> bool:
    """Whether a time or a place was typed, and not saved, when another button of the page was pressed."""
    return keep_typed(request, access.meeting(seat, meeting_id))


def keep_typed(request: HttpRequest, shown: Meeting) -> bool:
    """Let a time and a place typed on a meeting's page stand there when it comes back; whether any was."""
    return typed_beside.carry(request, f"meeting {shown.pk}", _meeting_form(shown))


def calendar(request: HttpRequest, slug: str, meeting_id: int) -> HttpResponse:
    """The meeting for a calendar program; those who may read."""
    seat = access.seat(request, slug, Permission.READ)
    shown = _seen(seat, access.meeting(seat, meeting_id))
    file = as_calendar(occasion_of(request, seat, shown), f"sammantrade-{slug}-{shown.date:%Y-%m-%d}.ics")
    return calendar_response(file)


def calendar_response(file: Document) -> HttpResponse:
    """A calendar file to be saved or opened."""
    disposition = content_disposition_header(True, file.filename)
    return HttpResponse(
        file.content, content_type=file.content_type, headers={"Content-Disposition": disposition or ""}
    )


def occasion_of(request: HttpRequest, seat: Seat, shown: Any) -> CalendarEntry:
    """A meeting, as the person may see it, for a calendar."""
    committee = seat.committee
    return CalendarEntry(
        uid=f"sammantrade-{shown.pk}@{committee.slug}.socfin",
        title=f"{committee.name}, {committee.municipality}",
        day=shown.date,
        starts=shown.starts,
        ends=shown.ends,
        place=shown.place,
        agenda=tuple(
            f"{item.paragraph} {item.heading}".strip()
            for item in shown.items.all()
            if item.withdrawn_at is None
        ),
        address=request.build_absolute_uri(reverse("meeting", args=[committee.slug, shown.pk])),
        changed=shown.changed_at,
        changes=shown.changes,
        called_off=shown.called_off_at is not None,
    )


def usual(committee: Committee) -> dict[str, Any]:
    """Time and place of the latest meeting: most committees keep theirs."""
    last = stored_meetings.meetings(committee).first()
    return {} if last is None else {"starts": last.starts, "ends": last.ends, "place": last.place}


def _day(value: object) -> str:
    return date_format(value, "j F Y")  # type: ignore[arg-type]  # a date
