"""A period's figures: the whole report, its rows, its statement by line and its indicators."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema
from ninja.params import functions as params
from pydantic import Field

from socfin import access, reporting
from socfin.access import Sight
from socfin.api import words
from socfin.api.figures import row_coded
from socfin.api.pages import pages_of
from socfin.domain.report import Organisation, Report, ReportRow
from socfin.domain.roles import Permission
from socfin.domain.written_rows import written_row

router = Router(tags=["Siffror"])
MOST_ROWS = 500
"""In one answer: some 300 KB."""
USUAL_ROWS = 100
ORGANISATION: Any = params.Query(
    Organisation.THEN, description="then: som den var i perioden; now: som den är nu."
)
NAME: Any = params.Query(
    "",
    description="Rader vars namn innehåller texten, till exempel hemtjänst; stora och små bokstäver är lika.",
)
PERIOD = "/{slug}/periods/{period}"


class Part(Schema):
    """Which part of a long answer is sent."""

    cursor: str = Field("", description="Det förra svarets next.")
    limit: int = Field(USUAL_ROWS, ge=1, le=MOST_ROWS, description="Antal rader i svaret.")


@router.get(PERIOD, response=dict[str, Any], summary="Periodens hela rapport")
def report(
    request: HttpRequest, slug: str, period: str, organisation: Organisation = ORGANISATION
) -> dict[str, Any]:
    """The frozen value that the pages and documents are made of, in the words of the JSON document."""
    return warned(request, slug, period, organisation).plain()


@router.get(PERIOD + "/rows", response=words.Rows, summary="Verksamheternas avvikelser")
def rows(
    request: HttpRequest,
    slug: str,
    period: str,
    part: Query[Part],
    name: str = NAME,
    organisation: Organisation = ORGANISATION,
) -> words.Rows:
    """The total first, then every verksamhet in the order of the tree; `name=hemtjänst` finds one of them."""
    seen = _seen(request, slug, period, organisation)
    wanted = [row for row in seen.report.all_rows if name.casefold() in row.name.casefold()]
    page, later = _paged(wanted, part.cursor, part.limit)
    pages = pages_of(request, slug)
    return words.Rows(items=[_in_words(row, pages.of_row(seen.month, row.code)) for row in page], next=later)


@router.get(PERIOD + "/rows/{code}", response=words.Row, summary="En verksamhets avvikelse")
def one_row(
    request: HttpRequest, slug: str, period: str, code: str, organisation: Organisation = ORGANISATION
) -> words.Row:
    """404 for a code that is not there, or that is hidden from the reader: the two look alike."""
    seen = _seen(request, slug, period, organisation)
    return _in_words(row_coded(seen.report, code), pages_of(request, slug).of_row(seen.month, code))


@router.get(PERIOD + "/lines", response=list[words.Row], summary="Resultaträkningens rader")
def lines(
    request: HttpRequest, slug: str, period: str, organisation: Organisation = ORGANISATION
) -> list[words.Row]:
    """Of the whole committee: revenue, cost, of which …, net. Rows of kind memo are never summed."""
    seen = _seen(request, slug, period, organisation)
    return [_in_words(row, None) for row in seen.report.lines]


@router.get(PERIOD + "/indicators", response=list[words.Indicator], summary="Nyckeltal")
def indicators(request: HttpRequest, slug: str, period: str) -> list[words.Indicator]:
    """Those that stand beside the rows, as they may be seen."""
    report = _seen(request, slug, period, Organisation.THEN).report
    return [words.Indicator(**asdict(row)) for row in report.indicators]


def _seen(request: HttpRequest, slug: str, period: str, organisation: Organisation) -> Sight:
    """What the reader may see of the period; an answer that will soon be another is not kept."""
    seat = access.seat(request, slug, Permission.READ)
    seen = access.sight(seat, access.month(period), organisation=organisation)
    request.is_settled = seen.is_settled  # type: ignore[attr-defined]  # read by api/answered.py
    return seen


def warned(request: HttpRequest, slug: str, period: str, organisation: Organisation) -> Report:
    """The reader's report with its early warnings."""
    seat = access.seat(request, slug, Permission.READ)
    seen = _seen(request, slug, period, organisation)
    return reporting.with_warnings(seat.committee, seen.report, masked=seat.sees_masked)


def _in_words(row: ReportRow, page: str | None) -> words.Row:
    """The row as the JSON document writes it, with the page where it stands."""
    comment = None if row.comment is None else words.Comment(**asdict(row.comment))
    return words.Row(**{**written_row(row), "comment": comment}, page=page)


def _paged(wanted: list[ReportRow], cursor: str, limit: int) -> tuple[list[ReportRow], str | None]:
    """The rows after the one that the cursor names, and the next cursor. Http404 for one that is not there.

    A cursor is the code of the last row sent, so that a page never skips or repeats one.
    """
    start = 0
    if cursor:
        start = next((place + 1 for place, row in enumerate(wanted) if row.code == cursor), -1)
        if start < 0:
            raise Http404("Cursor är från ett annat svar: börja om utan den.")
    page = wanted[start : start + limit]
    return page, page[-1].code if start + limit < len(wanted) else None
