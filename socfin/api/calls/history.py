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
from socfin.api.pages import page_of_row
from socfin.domain.columns import COLUMNS, Column, Kind
from socfin.domain.period import Month
from socfin.domain.roles import Permission
from socfin.selectors.ledger import published_months

router = Router(tags=["Siffror"])
FIGURES = {key: column for key, column in COLUMNS.items() if column.is_amount or column.kind is Kind.SHARE}
MOST_MONTHS = 36
"""Periods in one answer: each is a report of its own."""
FIRST: Any = Query("", alias="from", description="Första perioden, 2022-01; utan den de senaste tolv.")
LAST: Any = Query("", alias="to", description="Sista perioden.")


@router.get("/{slug}/figures/{code}/{figure}", response=words.History, summary="En siffra genom perioderna")
def history(
    request: HttpRequest, slug: str, code: str, figure: str, first: str = FIRST, last: str = LAST
) -> words.History:
    """`figure` is a column of the tables: outcome_to_date, deviation_to_date … (404 otherwise)."""
    column = FIGURES.get(figure)
    if column is None:
        raise Http404(f"Siffran {figure} finns inte. Det finns {', '.join(FIGURES)}.")
    seat = access.seat(request, slug, Permission.READ)
    named, points = "", []
    for month in _months(seat, first, last):
        name, value = _value(request, seat, month, code, column)
        named = name or named
        page = page_of_row(request, slug, month, code) if name else None
        points.append(words.Point(period=str(month), value=value, page=page))
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
        return months[-12:]
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
    row = next((row for row in (seen.report.total, *seen.report.rows) if row.code == code), None)
    return ("", None) if row is None else (row.name, column.value(row))
