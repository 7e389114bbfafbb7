"""Träffsäkerhet: how right the forecasts of closed years were, the committee's own and every method's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from socfin import access, reporting
from socfin.actions.audit import fetched
from socfin.charts.misses import misses_picture
from socfin.documents.exchange.record_csv import record_csv
from socfin.domain.listing import listed
from socfin.domain.money import Ore, Unit
from socfin.domain.period import MONTH_NAMES
from socfin.domain.roles import Permission
from socfin.reporting.asked.forecast_record import shown_misses
from socfin.reporting.forecast.record import OfficialRecord, record_of
from socfin.selectors.committees import root_of, tree_in_order
from socfin.services.forecast.accuracy import (
    OFFICIAL,
    Miss,
    Record,
    Saying,
    by_month,
    inside_share,
    methods,
    misses,
    record,
)
from socfin.services.forecast.estimates import COMBINED
from socfin.services.masking.masking import CLOSED, Concealment
from socfin.services.prose.forecast_words import METHODS, bias_after, capital
from socfin.views.forecast.official_record import record_table
from socfin.views.page import committee_context

DRAWN = (OFFICIAL, COMBINED, "budget_remaining", "straight_line")
TOLD_MONTHS = (3, 8, 10)
"""The months whose bias is told: after them the committee has its quarterly and interim reports."""


@dataclass(frozen=True, slots=True)
class MethodLine:
    """A method's mean error after each month, January to November, and over all of them."""

    name: str
    errors: tuple[Ore | None, ...]
    mean: Ore
    bias: Ore
    official: bool


@dataclass(frozen=True, slots=True)
class MonthLine:
    """What was said after a month of a closed year, beside what it became."""

    month: str
    official: Miss | None
    model: Miss | None


@dataclass(frozen=True, slots=True)
class YearTable:
    """A closed year, month by month."""

    year: int
    became: Ore
    months: tuple[MonthLine, ...]


def accuracy(request: HttpRequest, slug: str) -> HttpResponse:
    """The record of closed years, of the committee or a verksamhet (?verksamhet=); those who may read."""
    seat = access.seat(request, slug, Permission.READ)
    committee = seat.committee
    code = request.GET.get("verksamhet") or root_of(committee).code
    node = access.verksamhet(seat, code)
    concealment = reporting.hidden_in(committee) if seat.sees_masked else Concealment()
    hidden = concealment.hidden
    if concealment.closed:
        raise PermissionDenied(CLOSED)
    past = shown_misses(committee, code, masked=seat.sees_masked)
    unit = Unit(committee.unit)
    lines = [_line(name, past) for name in methods(past)]
    known = record_of(committee, code, concealment)
    ours = tuple(sorted((*past, *_older(known)), key=lambda miss: (miss.saying.year, miss.saying.month)))
    official = record(OFFICIAL, ours)
    context: dict[str, Any] = {
        **committee_context(seat, "accuracy"),
        "verksamhet": node,
        "nodes": [node for node in tree_in_order(committee) if node.code not in hidden],
        "unit": unit,
        "official": official,
        "model": record(COMBINED, past),
        "inside": inside_share(COMBINED, past),
        "biases": [
            bias_after(month, bias) for month in TOLD_MONTHS if (bias := by_month(OFFICIAL, ours).get(month))
        ],
        "months": [name[:3] for name in MONTH_NAMES[:11]],
        "lines": lines,
        "years": _years(past),
        "official_years": _years_of(ours),
        "record": record_table(known.years, unit, known.warnings),
        "afterwards": any(miss.saying.afterwards for miss in past),
        "picture": misses_picture(
            [
                (capital(METHODS[name]), _errors(by_month(name, past)))
                for name in DRAWN
                if name in methods(past)
            ],
            unit,
        ),
    }
    return render(request, "accuracy.html", context)


def _older(record: OfficialRecord) -> tuple[Miss, ...]:
    """What was read from files, as misses: of a deviation the error is the same as of the amount."""
    sayings = [
        Saying(year=row.year, month=row.month, method=OFFICIAL, amount=row.expected) for row in record.older
    ]
    return misses(sayings, {year.year: year.became for year in record.years if year.became is not None})


def record_file(request: HttpRequest, slug: str) -> HttpResponse:
    """The record of a verksamhet (?verksamhet=) as CSV; those who may fetch figures."""
    seat = access.seat(request, slug, Permission.EXPORT)
    committee = seat.committee
    code = request.GET.get("verksamhet") or root_of(committee).code
    node = access.verksamhet(seat, code)
    concealment = reporting.hidden_in(committee) if seat.sees_masked else Concealment()
    if concealment.closed:
        raise PermissionDenied(CLOSED)
    record = record_of(committee, code, concealment)
    document = record_csv(f"{slug}-traffsakerhet-{code}", node.name, record.years)
    fetched("fetch_figures", who=seat.user.get_username(), committee=slug, verksamhet=code, what="record")
    return HttpResponse(
        document.content,
        content_type=document.content_type,
        headers={"Content-Disposition": content_disposition_header(True, document.filename) or ""},
    )


def _years_of(past: tuple[Miss, ...]) -> str:
    """ "2019, 2020 och 2021": the years that the official forecast is known of; "" of none."""
    years = sorted({miss.saying.year for miss in past if miss.saying.method == OFFICIAL})
    return listed([str(year) for year in years]) if years else ""


def _errors(records: dict[int, Record]) -> dict[int, Ore]:
    return {month: record.mean_error for month, record in records.items() if month < 12}


def _line(name: str, past: tuple[Miss, ...]) -> MethodLine:
    of_months, whole = by_month(name, past), record(name, past)
    assert whole is not None  # noqa: S101 - named by `methods` because it said something
    return MethodLine(
        name=capital(METHODS[name]),
        errors=tuple(of_months[month].mean_error if month in of_months else None for month in range(1, 12)),
        mean=whole.mean_error,
        bias=whole.bias,
        official=name == OFFICIAL,
    )


def _years(past: tuple[Miss, ...]) -> list[YearTable]:
    """Newest year first."""
    tables = []
    for year in sorted({miss.saying.year for miss in past}, reverse=True):
        of_year = [miss for miss in past if miss.saying.year == year]
        tables.append(
            YearTable(
                year=year,
                became=of_year[0].became,
                months=tuple(
                    MonthLine(MONTH_NAMES[month - 1], *(_miss(of_year, month, name) for name in DRAWN[:2]))
                    for month in range(1, 12)
                    if any(miss.saying.month == month for miss in of_year)
                ),
            )
        )
    return tables


def _miss(past: list[Miss], month: int, method: str) -> Miss | None:
    misses = [miss for miss in past if miss.saying.month == month and miss.saying.method == method]
    return misses[0] if misses else None
