"""One figure of a verksamhet through the periods as it stands now, and what was said of years gone by."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from ninja import Router
from ninja.params.functions import Query

from socfin import access, reporting
from socfin.access import Seat
from socfin.api import words
from socfin.api.figures import figure_named
from socfin.api.pages import pages_of
from socfin.domain.columns import Column
from socfin.domain.period import Month
from socfin.domain.roles import Permission
from socfin.reporting.forecast.record import record_of
from socfin.selectors.committees import root_of
from socfin.selectors.ledger import published_months
from socfin.services.masking.masking import CLOSED, Concealment

router = Router(tags=["Siffror"])
USUAL_MONTHS, MOST_MONTHS = 12, 36
"""Periods in one answer: each is a report of its own."""
CODE: Any = Query("", description="Verksamhetens kod; utan den hela nämnden.")
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


@router.get("/{slug}/record", response=list[words.Expected], summary="Vad nämnden sa om åren och vad de blev")
def record(request: HttpRequest, slug: str, code: str = CODE) -> list[words.Expected]:
    """The newest year first: what socfin has reported, and what was read of years before it."""
    seat = access.seat(request, slug, Permission.READ)
    node = access.verksamhet(seat, code or root_of(seat.committee).code)
    concealment = reporting.hidden_in(seat.committee) if seat.sees_masked else Concealment()
    if concealment.closed:
        raise PermissionDenied(CLOSED)
    every = record_of(seat.committee, node.code, concealment)
    return [
        words.Expected(
            year=row.year,
            month=row.month,
            code=node.code,
            expected_ore=row.expected,
            became_ore=year.became,
            error_ore=None if year.became is None else row.expected - year.became,
            source=row.source,
            told_became_ore=year.told_became if row.is_told else None,
        )
        for year in every.years
        for row in year.rows
    ]


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
