"""Träffsäkerhet: how right the forecasts of closed years were, the committee's own and every method's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from socfin import access, reporting
from socfin.charts.misses import misses_picture
from socfin.domain.money import Ore, Unit
from socfin.domain.period import MONTH_NAMES, Month
from socfin.domain.roles import Permission
from socfin.reporting.forecasts import past_misses
from socfin.selectors.committees import root_of, verksamheter
from socfin.services.forecast.accuracy import OFFICIAL, Miss, Record, by_month, inside_share, methods, record
from socfin.services.forecast.estimates import COMBINED
from socfin.services.masking.masking import CLOSED, Concealment
from socfin.services.prose.forecast_words import METHODS, bias_after, capital
from socfin.views.page import committee_context

if TYPE_CHECKING:
    from socfin.models import Committee

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
    found = reporting.hidden_in(committee) if seat.sees_masked else Concealment()
    hidden = found.hidden
    if found.closed:
        raise PermissionDenied(CLOSED)
    told = past_misses(committee, code)
    if code in found.above:
        told = tuple(_shown_above_hidden(committee, told))
    unit = Unit(committee.unit)
    lines = [_line(name, told) for name in methods(told)]
    official = record(OFFICIAL, told)
    context: dict[str, Any] = {
        **committee_context(seat, "accuracy"),
        "verksamhet": node,
        "nodes": [one for one in verksamheter(committee) if one.code not in hidden],
        "unit": unit,
        "official": official,
        "model": record(COMBINED, told),
        "inside": inside_share(COMBINED, told),
        "biases": [
            bias_after(month, one) for month in TOLD_MONTHS if (one := by_month(OFFICIAL, told).get(month))
        ],
        "months": [name[:3] for name in MONTH_NAMES[:11]],
        "lines": lines,
        "years": _years(told),
        "afterwards": any(one.saying.afterwards for one in told),
        "picture": misses_picture(
            [
                (capital(METHODS[name]), _errors(by_month(name, told)))
                for name in DRAWN
                if name in methods(told)
            ],
            unit,
        ),
    }
    return render(request, "accuracy.html", context)


def _shown_above_hidden(committee: Committee, told: Iterable[Miss]) -> Iterator[Miss]:
    """The official forecasts: another method's may be one hidden unit's, and so may a withheld month's."""
    withheld = reporting.withheld_months(committee)
    for miss in told:
        year, month = miss.saying.year, miss.saying.month
        if miss.saying.method == OFFICIAL and withheld.isdisjoint((Month(year, month), Month(year, 12))):
            yield miss


def _errors(records: dict[int, Record]) -> dict[int, Ore]:
    return {month: one.mean_error for month, one in records.items() if month < 12}


def _line(name: str, told: tuple[Miss, ...]) -> MethodLine:
    of_months, whole = by_month(name, told), record(name, told)
    assert whole is not None  # noqa: S101 - named by `methods` because it said something
    return MethodLine(
        name=capital(METHODS[name]),
        errors=tuple(of_months[month].mean_error if month in of_months else None for month in range(1, 12)),
        mean=whole.mean_error,
        bias=whole.bias,
        official=name == OFFICIAL,
    )


def _years(told: tuple[Miss, ...]) -> list[YearTable]:
    """Newest year first."""
    found = []
    for year in sorted({one.saying.year for one in told}, reverse=True):
        of_year = [one for one in told if one.saying.year == year]
        found.append(
            YearTable(
                year=year,
                became=of_year[0].became,
                months=tuple(
                    MonthLine(MONTH_NAMES[month - 1], *(_said(of_year, month, name) for name in DRAWN[:2]))
                    for month in range(1, 12)
                    if any(one.saying.month == month for one in of_year)
                ),
            )
        )
    return found


def _said(told: list[Miss], month: int, method: str) -> Miss | None:
    found = [one for one in told if one.saying.month == month and one.saying.method == method]
    return found[0] if found else None
