"""The year's twelve months: what is reported and closed, when figures are due, when the committee meets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from socfin import access
from socfin.access import Seat
from socfin.actions.periods import plan_periods
from socfin.documents.exchange.calendar import CalendarEntry, year_calendar
from socfin.domain.listing import listed
from socfin.domain.period import Month
from socfin.domain.roles import Permission
from socfin.domain.standing import Overtaken
from socfin.forms import PlanForm
from socfin.reporting.year import YearMonth, year_of
from socfin.selectors import periods
from socfin.selectors.ledger import published_months
from socfin.selectors.meetings import meetings_between
from socfin.views.meetings.meeting_pages import calendar_response, occasion_of
from socfin.views.municipal.board_page import PERIODS, nothing_of_its_own
from socfin.views.page import committee_context
from socfin.views.veiled import veiled

YEARS = range(1901, 2200)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
"""When a day that nobody has moved was last changed, for a calendar."""


def latest(request: HttpRequest, slug: str) -> HttpResponse:
    """To the year of the newest figures; those who may read."""
    seat = access.seat(request, slug, Permission.READ)
    month = published_months(seat.committee).latest
    return redirect("period_year", slug, month.year if month else timezone.localdate().year)


def year(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """A year's months; those who may read. Those who may change settings say when figures are due."""
    seat = access.seat(request, slug, Permission.READ)
    _stop_beyond(year)
    if seat.committee.oversees:
        return nothing_of_its_own(request, seat, PERIODS)
    form = _form(seat, year)
    if request.method == "POST":
        access.seat(request, slug, Permission.SETTINGS)
        form = PlanForm(request.POST, months=_months(year))
        if form.is_valid() and _planned(seat, year, form):
            messages.success(request, f"Sparat. Datumen gäller för {year}.")
            return redirect("period_year", slug, year)
    today = timezone.localdate()
    rows = year_of(seat.committee, year, today)
    context = {
        **committee_context(seat, "periods"),
        "year": year,
        "rows": [_row(seat, row, today) for row in rows],
        "years": [other for other in (year - 1, year + 1) if other in YEARS],
        "may_audit": seat.may(Permission.AUDIT) and any(row.reported is not None for row in rows),
        "workday": seat.committee.due_workday,
        "summary": _summary(rows, today),
        "form": form if seat.may(Permission.SETTINGS) else None,
        "refused": [form] if form.errors else [],
    }
    return render(request, "periods.html", context, status=422 if form.errors else 200)


def _row(seat: Seat, row: YearMonth, today: date) -> dict[str, Any]:
    """A month as the person sees it: a reader sees how it stands, and no more."""
    return {
        "one": row,
        "late": row.is_late(today),
        "ahead": row.reported is None and row.due >= today,
        "may_open": seat.may_close and row.reported is not None,
    }


def _summary(rows: tuple[YearMonth, ...], today: date) -> str:
    """The year in one sentence."""
    shut = sum(row.period.state.is_shut for row in rows)
    late = [row.month.name for row in rows if row.is_late(today)]
    sentence = f"{shut} av 12 månader är stängda." if shut else "Ingen månad är stängd."
    if late:
        sentence += f" Siffror saknas för {listed(late)}."
    return sentence


def _form(seat: Seat, year: int) -> PlanForm:
    plan = periods.plan(seat.committee, year)
    return PlanForm(initial={**dict(plan.words), "seen": plan.mark}, months=_months(year))


def _months(year: int) -> list[Month]:
    return [Month(year, number) for number in range(1, 13)]


def _planned(seat: Seat, year: int, form: PlanForm) -> bool:
    """Whether it could be saved; not when another has changed the days since the page was drawn."""
    data = form.cleaned_data
    try:
        plan_periods(
            committee=seat.committee,
            year=year,
            workday=data["workday"],
            dates=form.dates(),
            by=seat.user,
            seen=data["seen"],
        )
    except Overtaken as late:
        form.overtaken(late.theirs, back=reverse("period_year", args=[seat.committee.slug, year]))
        return False
    return True


def calendar(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """The year's days and meetings for a calendar program; those who may read."""
    seat = access.seat(request, slug, Permission.READ)
    _stop_beyond(year)
    return calendar_response(year_calendar(_occasions(request, seat, year), f"perioder-{slug}-{year}.ics"))


def _occasions(request: HttpRequest, seat: Seat, year: int) -> Iterator[CalendarEntry]:
    """When figures are due, then the meetings of the year."""
    committee = seat.committee
    moved, times = periods.planned_last(committee)
    for row in year_of(committee, year, timezone.localdate()):
        yield CalendarEntry(
            uid=f"siffror-{row.month}@{committee.slug}.socfin",
            title=f"Siffror för {row.month.label} klara, {committee.name}",
            day=row.due,
            starts=None,
            ends=None,
            place="",
            agenda=(),
            address=request.build_absolute_uri(reverse("period_year", args=[committee.slug, year])),
            changed=moved or LONG_AGO,
            changes=times,
            called_off=False,
        )
    for meeting in meetings_between(committee, date(year, 1, 1), date(year, 12, 31)):
        yield occasion_of(request, seat, veiled(meeting, committee, masked=seat.sees_masked))


def _stop_beyond(year: int) -> None:
    if year not in YEARS:
        raise Http404("Året finns inte.")
