"""One figure of a verksamhet through the periods, each as it stands now."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from ninja import Router
from ninja.params.functions import Query

from socfin import access
from socfin.access import Seat
from socfin.api import words
from socfin.api.figures import figure_named
from socfin.api.pages import pages_of
from socfin.domain.columns import Column
from socfin.domain.period import Month
from socfin.domain.roles import Permission
from socfin.selectors.ledger import published_months

router = Router(tags=["Siffror"])
USUAL_MONTHS, MOST_MONTHS = 12, 36
"""Periods in one answer: each is a report of its own."""
FIRST: Any = Query("", alias="from", description="Första perioden, 2022-01; utan den de senaste tolv.")
LAST: Any = Query("", alias="to", description="Sista perioden.")


@router.get("/{slug}/figures/{code}/{figure}", response=words.History, summary="En siffra genom perioderna")
def history(
    request: HttpRequest, slug: str, code: str, figure: str, first: str = FIRST, last: str = LAST
) -> words.History:
    """`figure` is a column of the tables: outcome_to_date, deviation_to_date … (404 otherwise)."""
    column, pages = figure_named(figure), pages_of(request, slug)
    seat = access.seat(request, slug, Permission.READ)
    named, points = "", []
    for month in _months(seat, first, last):
        name, value = _value(request, seat, month, code, column)
        named = name or named
        page = pages.of_row(month, code) if name else None
        own = pages.of_figure(month, code, figure) if name else None
        points.append(words.Point(period=str(month), value=value, page=page, figure_page=own))
    if not named:
        raise Http404(f"Verksamheten {code} finns inte i perioderna.")
    unit = "öre" if column.is_amount else "andel"
    return words.History(code=code, name=named, figure=figure, unit=unit, points=points)


def _months(seat: Seat, first: str, last: str) -> list[Month]:
    """The published months asked for, the newest twelve when none are; at most MOST_MONTHS, the newest."""
    months = list(published_months(seat.committee).months)
    if last:
        months = [month for month in months if month <= access.month(last)]
    if not first:
        return months[-USUAL_MONTHS:]
    return [month for month in months if month >= access.month(first)][-MOST_MONTHS:]


def _value(
    request: HttpRequest, seat: Seat, month: Month, code: str, column: Column
) -> tuple[str, int | float | None]:
    """The row's name and the figure; ("", None) where the row is not there or may not be seen."""
    try:
        seen = access.sight(seat, month)
    except PermissionDenied:
        return "", None
    if not seen.is_settled:
        request.is_settled = False  # type: ignore[attr-defined]  # read by api/answered.py
    row = seen.report.row(code)
    return ("", None) if row is None else (row.name, column.value(row))
