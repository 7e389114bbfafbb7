"""Träffsäkerhet: how right the forecasts of closed years were, the committee's own and every method's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from socfin import access, reporting
from socfin.charts.misses import misses_picture
from socfin.domain.money import Ore, Unit
from socfin.domain.period import MONTH_NAMES
from socfin.domain.roles import Permission
from socfin.reporting.asked.forecast_record import shown_misses
from socfin.reporting.forecast.closed_years import closed_years
from socfin.selectors.committees import root_of, tree_in_order
from socfin.services.forecast.accuracy import OFFICIAL, Miss, Record, by_month, inside_share, methods, record
from socfin.services.forecast.estimates import COMBINED
from socfin.services.masking.masking import CLOSED, Concealment
from socfin.services.prose.forecast_words import METHODS, bias_after, capital
from socfin.views.page import committee_context

if TYPE_CHECKING:
    from socfin.models import Committee

DRAWN = (OFFICIAL, COMBINED, "budget_remaining", "straight_line")
EXPECTED_MONTHS = (3, 8, 10, 11)
"""Those of the interim reports, and the last before the year ends."""
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
class ClosedLine:
    """A closed year as said after EXPECTED_MONTHS, and as it became; öre against budget."""

    year: int
    expected: tuple[tuple[str, Ore | None], ...]
    """Month name and deviation."""
    became: Ore
    bias: Ore | None
    warnings: str


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
    official = record(OFFICIAL, past)
    context: dict[str, Any] = {
        **committee_context(seat, "accuracy"),
        "verksamhet": node,
        "nodes": [node for node in tree_in_order(committee) if node.code not in hidden],
        "unit": unit,
        "official": official,
        "model": record(COMBINED, past),
        "inside": inside_share(COMBINED, past),
        "biases": [
            bias_after(month, bias) for month in TOLD_MONTHS if (bias := by_month(OFFICIAL, past).get(month))
        ],
        "months": [name[:3] for name in MONTH_NAMES[:11]],
        "lines": lines,
        "years": _years(past),
        "closed_years": _closed_years(committee, code, concealment),
        "expected_months": [MONTH_NAMES[month - 1] for month in EXPECTED_MONTHS],
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


def _closed_years(committee: Committee, code: str, concealment: Concealment) -> list[ClosedLine]:
    """The committee's own record; above a hidden unit without what the model said, and withheld months."""
    above = code in concealment.above
    withheld = reporting.withheld_months(committee) if above else frozenset()
    return [
        ClosedLine(
            year=closed.year,
            expected=tuple((MONTH_NAMES[month - 1], closed.expected.get(month)) for month in EXPECTED_MONTHS),
            became=closed.became,
            bias=closed.bias,
            warnings="; ".join(
                f"{month.name}: {', '.join(sign.label for sign in signs)}" for month, signs in closed.warnings
            ),
        )
        for closed in closed_years(committee, code, withheld=withheld, warns=not above)
    ]


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
