"""The organisation drawn as it was, is or will be, with heads, people and budget in each box."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe

from socfin.charts.organisation import Drawn, organisation_svg
from socfin.domain.indicators import spell_with_unit
from socfin.domain.money import Unit, format_money
from socfin.domain.period import Month
from socfin.reporting.listed import organisation_nodes
from socfin.services.report.boxes import Box, Node, boxes, changes
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
        "svg": mark_safe(_picture(shown, drawn, month)),  # noqa: S308 - every text in it is escaped
    }
    return render(request, "organisation.html", context)


def organisation_picture(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """The same picture as a file; those who may read."""
    shown = page(request, slug, period)
    month = _month(request, shown)
    drawn = _boxes(shown, organisation_nodes(shown.seat.committee), month)
    answer = HttpResponse(_picture(shown, drawn, month), content_type="image/svg+xml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="organisation-{slug}-{month}.svg"'
    return answer


def _month(request: HttpRequest, shown: Page) -> Month:
    with suppress(ValueError):
        return Month.parse(request.GET.get("per", ""))
    return shown.month


def _boxes(shown: Page, nodes: list[Node], month: Month) -> tuple[Box, ...]:
    return boxes(nodes, shown.report, month, shown.hidden)


def _picture(shown: Page, drawn: tuple[Box, ...], month: Month) -> str:
    unit = shown.choices.unit
    title = f"Organisationen {month.label}, {shown.report.committee_name}"
    return organisation_svg([Drawn(box.level, box.name, _lines(box, unit)) for box in drawn], title)


def _lines(box: Box, unit: Unit) -> tuple[str, ...]:
    counts = [
        spell_with_unit(steps, decimals, word)
        for steps, decimals, word in (
            (box.heads, 0, "chef" if box.heads == 1 else "chefer"),
            (box.people, 0, "anställda"),
            (box.workers, 1, "årsarbetare"),
        )
        if steps is not None
    ]
    budget = [] if box.budget is None else [f"budget {format_money(box.budget, unit)}"]
    return tuple(filter(None, (" · ".join([*counts, *budget]), box.remark)))


def _path(shown: Page) -> list[dict[str, str]]:
    slug, period, query = shown.seat.committee.slug, str(shown.month), shown.choices.query
    return [
        {"label": shown.report.span.label, "href": reverse("overview", args=[slug, period]) + query},
        {"label": "organisation", "href": reverse("organisation", args=[slug, period])},
    ]
