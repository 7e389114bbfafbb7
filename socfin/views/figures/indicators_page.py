"""All the indicators of a period with what they cost: what stands behind a committee's money."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from socfin.charts.break_even import break_even
from socfin.domain.money import Unit
from socfin.domain.report import Report
from socfin.services.indicators.own_bought import with_one_offs
from socfin.services.prose.cost_tables import cost_tables
from socfin.services.prose.cost_words import cost_sentences
from socfin.services.prose.indicator_words import at_a_glance, beyond_count
from socfin.views.page import Page, page

ONE_OFFS, WITH_THEM = "engang", "med"
"""The word in the query, and its value where start-up and one-offs are to be in the day's cost."""


def indicators(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """The committee's indicators, its own and those of its parts; those who may read."""
    shown = page(request, slug, period)
    whole = request.GET.get(ONE_OFFS) == WITH_THEM
    report = _with_one_offs(shown.report) if whole else shown.report
    indicators = at_a_glance(report)
    context = {
        **shown.context("overview"),
        "path": _path(shown),
        "indicators": indicators,
        "beyond": beyond_count(indicators),
        **costs_of(report, shown.choices.unit),
        "one_offs": sum(own.one_off_ore for own in shown.report.own_bought),
        "with_one_offs": whole,
    }
    return render(request, "indicators.html", context)


def _with_one_offs(report: Report) -> Report:
    return replace(report, own_bought=tuple(with_one_offs(own) for own in report.own_bought))


def costs_of(report: Report, unit: Unit) -> dict[str, Any]:
    """What parts/costs.html is given: tables, sentences of the total, a curve for each house of its own."""
    pictures = (break_even(own, number) for number, own in enumerate(report.own_bought, start=1))
    own = [row.code for row in report.own_bought if report.row(row.code) is None]
    return {
        "cost_tables": cost_tables(report, unit),
        "cost_lines": tuple(
            line for code in (report.total.code, *own) for line in cost_sentences(report, code, unit)
        ),
        "curves": [picture for picture in pictures if picture is not None],
    }


def _path(shown: Page) -> list[dict[str, str]]:
    slug, period, query = shown.seat.committee.slug, str(shown.month), shown.choices.query
    return [
        {"label": shown.report.span.label, "href": reverse("overview", args=[slug, period]) + query},
        {"label": "nyckeltal", "href": reverse("indicators", args=[slug, period])},
    ]
