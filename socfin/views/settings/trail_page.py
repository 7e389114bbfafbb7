"""The committee's trail, for its administrator: searched, and taken along as CSV; never changed."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from socfin import access
from socfin.actions.audit import fetched
from socfin.domain.formula_guard import guarded
from socfin.domain.roles import Permission
from socfin.forms.trail import TrailForm
from socfin.selectors.trail import entries_of
from socfin.services.prose.trail.details import details_in_words
from socfin.views.page import committee_context

if TYPE_CHECKING:
    from socfin.models import AuditEvent

SHOWN = 100
"""Entries on a page."""
COLUMNS = ("nr", "tid", "av", "handling", "uppgifter", "anrop", "försegling")


def trail(request: HttpRequest, slug: str) -> HttpResponse:
    """What was done in the committee, and who looked at what is not for all; its administrator."""
    seat = access.seat(request, slug, Permission.PEOPLE)
    form = TrailForm(request.GET or None)
    chosen = entries_of(seat.committee, form.search())
    before = request.GET.get("fore", "")
    if before.isascii() and before.isdigit():
        chosen = chosen.filter(pk__lt=int(before[:18]))
    shown = list(chosen[: SHOWN + 1])
    query = request.GET.copy()
    query.pop("fore", None)
    context = {
        **committee_context(seat, "settings"),
        "form": form,
        "entries": [(event, details_in_words(event.details)) for event in shown[:SHOWN]],
        "query": query.urlencode(),
        "older": shown[SHOWN - 1].pk if len(shown) > SHOWN else None,
    }
    return render(request, "trail.html", context, status=422 if form.is_bound and form.errors else 200)


def trail_csv(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """The same as a file, the oldest first; that it was fetched is an entry too."""
    seat = access.seat(request, slug, Permission.PEOPLE)
    asked = TrailForm(request.GET or None).search()
    newest = entries_of(seat.committee, asked).values_list("pk", flat=True).first() or 0
    fetched("fetch_trail", who=seat.user.get_username(), committee=slug, search=request.GET.dict())
    chosen = entries_of(seat.committee, asked).filter(pk__lte=newest).order_by("id")
    headers = {"Content-Disposition": f'attachment; filename="dagbok-{slug}.csv"'}
    lines = csv_of(chosen.iterator())
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)


def csv_of(entries: Iterable[AuditEvent]) -> Iterator[str]:
    """The lines of entries as a file, with a head."""
    return _lines(_values(event) for event in entries)


def _values(event: AuditEvent) -> tuple[object, ...]:
    what, words = event.get_action_display(), details_in_words(event.details)
    return (event.pk, event.at.isoformat(), event.by, what, words, event.request, event.seal)


def _lines(rows: Iterator[tuple[object, ...]]) -> Iterator[str]:
    yield "\ufeff" + ";".join(COLUMNS) + "\r\n"
    for row in rows:
        line = StringIO()
        csv.writer(line, delimiter=";").writerow([guarded(str(value)) for value in row])
        yield line.getvalue()
