"""The trail as administrators search and take it with them; never changed here or anywhere."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, StreamingHttpResponse

from socfin.actions.audit import trace
from socfin.admin.base import ReadOnlyAdmin
from socfin.domain.formula_guard import guarded
from socfin.models import AuditEvent

COLUMNS = ("nr", "tid", "av", "nämnd", "handling", "uppgifter", "anrop", "förseglingen före", "försegling")


@admin.register(AuditEvent)
class AuditEventAdmin(ReadOnlyAdmin):
    """The trail."""

    list_display = ("at", "by", "committee", "action", "details", "request")
    list_filter = ("at", "committee", "action")
    search_fields = ("by", "committee", "action", "details", "request", "seal")
    search_help_text = "Sök på användarnamn, nämnd, uppgifter, anrop eller försegling."
    actions = ("export",)

    @admin.action(description="Hämta de valda som CSV")
    def export(self, request: HttpRequest, queryset: QuerySet[AuditEvent]) -> StreamingHttpResponse:
        """The chosen entries, oldest first, with their seals; fetching them is an entry of its own."""
        chosen = list(queryset.order_by("id").values_list("pk", flat=True))
        trace("fetch_trail", who=request.user.get_username(), entries=len(chosen))
        return StreamingHttpResponse(
            _lines(AuditEvent.objects.filter(pk__in=queryset.values("pk"), pk__lte=max(chosen, default=0))),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="dagbok.csv"'},
        )


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def _lines(events: QuerySet[AuditEvent]) -> Iterator[str]:
    writer = csv.writer(_Echo(), delimiter=";")
    yield "\ufeff"
    yield writer.writerow(COLUMNS)
    for event in events.order_by("id").iterator():
        yield writer.writerow([guarded(str(value)) for value in _values(event)])


def _values(event: AuditEvent) -> tuple[Any, ...]:
    details = json.dumps(event.details, ensure_ascii=False, sort_keys=True)
    what = event.get_action_display()
    return (
        event.pk,
        event.at.isoformat(),
        event.by,
        event.committee,
        what,
        details,
        event.request,
        event.previous,
        event.seal,
    )
