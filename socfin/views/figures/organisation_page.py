"""The organisation drawn as it was, is or will be, with heads, people and budget in each box."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe

from socfin.charts.organisation import Drawn, organisation_rows, organisation_svg
from socfin.domain.period import Month
from socfin.domain.sections import OrganisationBox
from socfin.reporting.listed import organisation_nodes
from socfin.services.prose.organisation_words import box_lines, organisation_title
from socfin.services.report.boxes import Node, boxes, changes
from socfin.views.page import Page, page


def organisation(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """The tree of the period's month, or of another (`per`); those who may read."""
    shown = page(request, slug, period)
    nodes = organisation_nodes(shown.seat.committee)
    month = _month(request, shown)
    drawn = _boxes(shown, nodes, month)
    context: dict[str, Any] = {
        **shown.context("overview"),
        "path": _path(shown),
        "of_month": month,
        "is_other": month != shown.month,
        "changes": changes(nodes),
        "boxes": drawn,
        "picture": mark_safe(organisation_rows(*_picture(shown, drawn, month))),  # noqa: S308 - every text in it is escaped
    }
    return render(request, "organisation.html", context)


def organisation_picture(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """The same picture as a file; those who may read."""
    shown = page(request, slug, period)
    month = _month(request, shown)
    drawn = _boxes(shown, organisation_nodes(shown.seat.committee), month)
    answer = HttpResponse(
        organisation_svg(*_picture(shown, drawn, month)), content_type="image/svg+xml; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="organisation-{slug}-{month}.svg"'
    return answer


def _month(request: HttpRequest, shown: Page) -> Month:
    with suppress(ValueError):
        return Month.parse(request.GET.get("per", ""))
    return shown.month


def _boxes(shown: Page, nodes: list[Node], month: Month) -> tuple[OrganisationBox, ...]:
    return boxes(nodes, shown.report, month, shown.hidden)


def _picture(shown: Page, drawn: tuple[OrganisationBox, ...], month: Month) -> tuple[list[Drawn], str]:
    """Its boxes and what it is called."""
    unit = shown.choices.unit
    title = f"{organisation_title(str(month))}, {shown.report.committee_name}"
    return [Drawn(box.level, box.name, box_lines(box, unit)) for box in drawn], title


def _path(shown: Page) -> list[dict[str, str]]:
    slug, period, query = shown.seat.committee.slug, str(shown.month), shown.choices.query
    return [
        {"label": shown.report.span.label, "href": reverse("overview", args=[slug, period]) + query},
        {"label": "organisation", "href": reverse("organisation", args=[slug, period])},
    ]
