"""Columns of a whole year that is not over and whose heading does not say of what: asked; never guessed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from socfin.domain.figures import Problem, Scenario, error
from socfin.domain.period import Month, Span
from socfin.importers.options import WholeYear
from socfin.importers.report.columns.period import is_filled
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.mapping import Column
from socfin.importers.report.layout.mapping import Mapping as Reading
from socfin.importers.spelling.bare_spans import is_bare_year
from socfin.importers.spelling.roles import Basis, Role

_SCENARIOS = {WholeYear.BUDGET: Scenario.BUDGET, WholeYear.FORECAST: Scenario.FORECAST}


def with_whole_year(reading: Reading, answer: WholeYear | None) -> Reading:
    """The reading with "Helår" as the year's budget or forecast, as a person has said."""
    if answer is None:
        return reading
    columns = (replace(c, scenario=_SCENARIOS[answer]) if _may_be(c) else c for c in reading.columns)
    return replace(reading, columns=tuple(columns))


def _may_be(column: Column) -> bool:
    unsaid = column.role is Role.AMOUNT and column.scenario in (None, Scenario.OUTCOME)
    return unsaid and column.basis is Basis.YEAR and not column.last_year and is_bare_year(column.header)


def asked_years(
    layout: Layout, reading: Reading, spans: Mapping[int, Span], period: Month
) -> Iterator[Problem]:
    """An error for each column of this whole year's outcome that has amounts before the year is over."""
    for column in reading.columns:
        span = spans.get(column.index)
        outcome = (column.scenario or reading.scenario) is Scenario.OUTCOME
        if column.role is not Role.AMOUNT or not outcome or span is None or column.basis is not Basis.YEAR:
            continue
        if span.last.year == period.year and span.last > period and is_filled(layout.body, column.index):
            yield error(
                f"Kolumnen ”{column.header}” gäller hela {period.year}, men perioden slutar i "
                f"{period.label}. Det kan vara årets budget eller en prognos.",
                "Välj Budget eller Prognos för kolumnen under Så lästes filen (--whole-year i kommandot), "
                "eller Används inte.",
                column=column.header,
                code="whole_year_unclear",
            )
