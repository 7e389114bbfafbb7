"""All about one figure: where it comes from, how it is reckoned, what it has been and what touches it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from socfin.domain.asked.figure import AskedFigure
from socfin.reporting.asked.questions import seen_questions
from socfin.views.asked.addresses import asking_address
from socfin.views.asked.figure_frozen import frozen_alone, of_item
from socfin.views.asked.figure_parts import FigurePage, is_of_share
from socfin.views.measures.adjustments import told_adjustments
from socfin.views.page import page

NO_DAY = "Skriv dagen så här: 2022-05-03."
NO_FIGURE = "Det finns ingen sådan siffra i perioden."
NO_ITEM = "Siffran står inte i det ärendet."


def figure(
    request: HttpRequest,
    slug: str,
    period: str,
    code: str,
    figure: str,
    **part: str,
) -> HttpResponse:
    """A figure's own page; those who may read. 404 where there is none or it is hidden: alike.

    `part` is the line or the indicator of an address that has one.
    """
    asked = AskedFigure(code, figure, **part)
    if not asked.is_known:
        raise Http404(NO_FIGURE)
    try:
        of_figure = FigurePage(page(request, slug, period, root=code), asked)
        row = asked.indicator_row(of_figure.report) if asked.indicator else asked.row(of_figure.report)
        if row is None:
            raise Http404(NO_FIGURE)
    except Http404:
        kept = frozen_alone(request, slug, period, asked)
        if kept is None:
            raise
        return render(request, "figure_frozen.html", kept)
    return render(request, "figure.html", _context(request, of_figure))


def _context(request: HttpRequest, of_figure: FigurePage) -> dict[str, Any]:
    shown, frozen = of_figure.shown, of_figure.frozen()
    total = of_figure.report.total
    return {
        **shown.context("verksamhet"),
        "verksamhet_name": total.name,
        "verksamhet_href": shown.links.page(of_figure.asked.code),
        "asked": of_figure.asked,
        "name": of_figure.name,
        "value": of_figure.words(of_figure.value),
        "address": request.build_absolute_uri(of_figure.where(of_figure.asked)),
        "spellings": of_figure.spellings(),
        "formula": of_figure.formula(),
        "questions": [
            each
            for each in seen_questions(shown.seat.committee, masked=shown.seat.sees_masked)
            if (each.stands.month, each.stands.asked) == (shown.month, of_figure.asked)
        ],
        "ask_href": asking_address(shown.seat.committee.slug, shown.month, of_figure.asked),
        "forecast_method": of_figure.forecast_method,
        "title": of_figure.name,
        **of_figure.rows(),
        **of_figure.past(frozen, _day(request)),
        "done": of_figure.done(),
        "item_value": _of_item(request, of_figure, frozen),
        "comment": total.comment,
        "measures": told_adjustments(shown),
        "measure_pages": {row.number for row in shown.report.measures},
        "others": of_figure.others(),
        "parts": of_figure.parts(),
        "parts_add_up": not is_of_share(of_figure),
        "above": of_figure.above(),
        "forecast_record": of_figure.record(),
    }


def _day(request: HttpRequest) -> date | None:
    """The day of ?kand=; None when no day is asked for."""
    text = request.GET.get("kand", "")
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Http404(NO_DAY) from None


def _of_item(request: HttpRequest, of_figure: FigurePage, frozen: Any) -> dict[str, Any] | None:
    """The value of ?arende=, as a document of the item says it; None where no item is asked for."""
    if not request.GET.get("arende"):
        return None
    values = of_item(request, frozen)
    if not values:
        raise Http404(NO_ITEM)
    return of_figure.frozen_words(values[-1])
