"""A figure of a frozen item that the site has no more: its verksamhet is gone, or its files were withdrawn.

What a paper has said keeps its address as long as the paper is kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localtime

from socfin import access
from socfin.domain.asked.figure import AskedFigure
from socfin.domain.roles import Permission
from socfin.reporting.asked.earlier import FrozenValue, frozen_values
from socfin.services.prose.figure_words import full_name, spelled
from socfin.views.page import committee_context


def of_item(request: HttpRequest, frozen: Iterable[FrozenValue]) -> list[FrozenValue]:
    """Those of the item of ?arende= and, where it is asked for, of the very version."""
    wanted, version = request.GET.get("arende", ""), request.GET.get("version", "")
    return [
        value
        for value in frozen
        if str(value.item.pk) == wanted and version in ("", str(value.version.number))
    ]


def frozen_alone(request: HttpRequest, slug: str, period: str, asked: AskedFigure) -> dict[str, Any] | None:
    """The page of a value that is only in a frozen item, as its reader may see it; None where none is."""
    if not request.GET.get("arende"):
        return None
    seat = access.seat(request, slug, Permission.READ)
    kept = frozen_values(seat.committee, access.month(period), asked, public=seat.sees_masked)
    values = of_item(request, kept)
    if not values:
        return None
    item, version, report = values[-1].item, values[-1].version, values[-1].report
    row = asked.indicator_row(report) if asked.indicator else report.row(asked.code)
    address = reverse("item", args=[slug, item.meeting_id, item.pk])
    return {
        **committee_context(seat, "meetings"),
        "name": full_name(asked, report),
        "verksamhet_name": getattr(row, "verksamhet", "") or getattr(row, "name", ""),
        "value": spelled(asked, values[-1].value, report.unit, report),
        "meeting": item.meeting,
        "version": version,
        "at": localtime(version.frozen_at),
        "item_href": f"{address}?version={version.number}",
    }
