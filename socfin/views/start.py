"""The first page: the committees a person has a role in, each with its answer."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from socfin import access
from socfin.access import Seat
from socfin.domain.period import Month
from socfin.domain.roles import Permission
from socfin.reporting.municipal.together import part_of
from socfin.selectors import meetings
from socfin.selectors.ledger import published_months
from socfin.selectors.memberships import municipalities_of, seats_of
from socfin.selectors.municipal.municipalities import months_of_each
from socfin.services.prose.opening import landing_sentence
from socfin.views.page import committee_context


def start(request: HttpRequest) -> HttpResponse:
    """The person's committees; anyone who has logged in."""
    shown: dict[str, list[dict[str, Any]]] = {}
    user = access.person(request)
    seats = [Seat(each.committee, user, each.role) for each in seats_of(user)]
    committees = [seat.committee for seat in seats]
    published, ahead = months_of_each(committees), meetings.next_of_each(committees, localdate())
    for seat in seats:
        row = {**_figures(seat, published[seat.committee.pk]), "meeting": ahead.get(seat.committee.pk)}
        shown.setdefault(seat.committee.municipality.name, []).append(row)
    above = municipalities_of(user)
    groups = [(name, above.get(name, ""), every) for name, every in shown.items()]
    return render(request, "start.html", {"municipalities": groups})


def _figures(seat: Seat, published: tuple[Month, ...]) -> dict[str, Any]:
    """What a committee's newest month says of it as a whole, as the person may see it."""
    part = part_of(seat.committee, seat.sees_masked, published[-1]) if published else None
    report = None if part is None or part.now is None else part.now.report
    return {
        "committee": seat.committee,
        "period": str(published[-1]) if published else "",
        "report": report,
        "hidden": part is not None and part.hidden,
        "landing": "" if report is None else landing_sentence(report, report.unit),
        "role_label": seat.role.label,
    }


def latest(request: HttpRequest, slug: str) -> HttpResponse:
    """A committee's newest period, a board's meetings; those who may read it."""
    seat = access.seat(request, slug, Permission.READ)
    if seat.committee.oversees:
        return redirect("meetings", slug)
    month = published_months(seat.committee).latest
    if month is None:
        return render(request, "overview.html", {**committee_context(seat, "overview"), "report": None})
    return redirect("overview", slug, str(month))
