"""The first page: the committees a person has a role in, each with its answer."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from socfin import access, reporting
from socfin.access import Seat
from socfin.domain.roles import Permission
from socfin.selectors import meetings
from socfin.selectors.ledger import published_months
from socfin.selectors.memberships import municipalities_of, seats_of
from socfin.services.prose.opening import landing_sentence
from socfin.views.page import committee_context


def start(request: HttpRequest) -> HttpResponse:
    """The person's committees; anyone who has logged in."""
    shown: dict[str, list[dict[str, Any]]] = {}
    user = access.person(request)
    for membership in seats_of(user):
        latest = published_months(membership.committee).latest  # none of a board, which leads to its meetings
        seen = Seat(membership.committee, user, membership.role)
        make = reporting.public_report if seen.sees_masked else reporting.report
        made = None if latest is None else make(membership.committee, latest)
        shown.setdefault(membership.committee.municipality.name, []).append(
            {
                "committee": membership.committee,
                "period": str(latest) if latest else "",
                "report": made,
                "landing": "" if made is None else landing_sentence(made, made.unit),
                "meeting": meetings.next_meeting(membership.committee, localdate()),
                "role_label": membership.role.label,
            }
        )
    above = municipalities_of(user)
    groups = [(name, above.get(name, ""), committees) for name, committees in shown.items()]
    return render(request, "start.html", {"municipalities": groups})


def latest(request: HttpRequest, slug: str) -> HttpResponse:
    """A committee's newest period, a board's meetings; those who may read it."""
    seat = access.seat(request, slug, Permission.READ)
    if seat.committee.oversees:
        return redirect("meetings", slug)
    month = published_months(seat.committee).latest
    if month is None:
        return render(request, "overview.html", {**committee_context(seat, "overview"), "report": None})
    return redirect("overview", slug, str(month))
