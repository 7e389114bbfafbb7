"""What is measured of a period (to date, month, year; budget, outcome, last year) and from which pieces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from socfin.domain.figures import Scenario
from socfin.domain.period import Month
from socfin.services.ledger.spans import Piece, cover, in_year, latest_forecast


class Series(StrEnum):
    """Whose amounts are measured."""

    BUDGET = "budget"
    OUTCOME = "outcome"
    LAST_YEAR = "last_year"
    FORECAST = "forecast"
    DEVIATION = "deviation"
    """Outcome − budget as files state it; beside the others, in no sum with them."""


class Extent(StrEnum):
    """January to the month, the month alone, or January to December."""

    TO_DATE = "to_date"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing measured: a series over an extent; `month` is 1-12."""

    series: Series
    extent: Extent
    month: int = 12


@cache
def to_date(series: Series, month: int) -> Measure:
    """The measure of January to the month."""
    return Measure(series, Extent.TO_DATE, month)


@cache
def in_month(series: Series, month: int) -> Measure:
    """The measure of the month alone."""
    return Measure(series, Extent.MONTH, month)


BUDGET_YEAR = Measure(Series.BUDGET, Extent.YEAR)
FORECAST_YEAR = Measure(Series.FORECAST, Extent.YEAR)
DEVIATION_YEAR = Measure(Series.DEVIATION, Extent.YEAR)
"""Forecast − full-year budget as files state it."""


def plan(pieces: Iterable[Piece], month: Month) -> dict[Measure, tuple[Piece, ...]]:
    """The pieces behind each measure that can be known; outcomes after the period's month are ignored."""
    pieces = tuple(pieces)
    planned: dict[Measure, tuple[Piece, ...]] = {}
    for series, scenario, year, months in (
        (Series.BUDGET, Scenario.BUDGET, month.year, 12),
        (Series.OUTCOME, Scenario.OUTCOME, month.year, month.month),
        (Series.LAST_YEAR, Scenario.OUTCOME, month.year - 1, 12),
        (Series.DEVIATION, Scenario.DEVIATION, month.year, month.month),
    ):
        own = [piece for piece in in_year(pieces, scenario, year) if not piece.as_of]
        first = Month(year, 1).number
        for number, whole in cover(own, first, first + months - 1).items():
            planned[to_date(series, number - first + 1)] = whole
        for number in range(first, first + months):
            if (single := cover(own, number, number).get(number)) is not None:
                planned[in_month(series, number - first + 1)] = single
    if (year_pieces := planned.get(to_date(Series.BUDGET, 12))) is not None:
        planned[BUDGET_YEAR] = year_pieces
    for measure, scenario in ((FORECAST_YEAR, Scenario.FORECAST), (DEVIATION_YEAR, Scenario.DEVIATION)):
        if (newest := latest_forecast(pieces, month, scenario)) is not None:
            planned[measure] = newest
    return planned
