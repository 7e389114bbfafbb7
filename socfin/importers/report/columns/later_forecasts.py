"""Forecasts headed by a month still to come: of the year or of that month alone; never other columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from socfin.domain.figures import Problem, error, warning
from socfin.domain.period import Month, Span
from socfin.importers.report.columns.proofs import Proofs
from socfin.importers.report.layout.mapping import Column
from socfin.importers.spelling.headings import Heading
from socfin.importers.spelling.roles import Role


def asked_of_forecasts(
    columns: Sequence[Column], headings: Mapping[int, Heading], proofs: Proofs, period: Month
) -> Iterator[Problem]:
    """What is said of each "Prognos nov" in a report of October: an error unless its size shows the year.

    It may be the year's, made in November, or November's own. The year's budget tells: a forecast of the
    year is about as large. "Prognos dec" is the year's where nothing speaks against it.
    """
    for column in columns:
        months = headings[column.index].months
        if (
            column.role is not Role.AMOUNT
            or months is None
            or not _is_to_come(headings[column.index], period)
        ):
            continue
        share = next((proofs.is_year(column.index, year) for year in proofs.years), None)
        if share is None and months.last == 12:
            continue
        if not share:
            yield _asked(column, period)
        elif months.last < 12:
            yield _read(column, period)


def beside_the_year(
    columns: Sequence[Column], headings: Mapping[int, Heading], spans: Mapping[int, Span], period: Month
) -> frozenset[int]:
    """The forecasts of single months to come that stand beside the year's own, which alone is kept."""
    amounts = [c for c in columns if c.role is Role.AMOUNT]
    parts = [c for c in amounts if _is_to_come(headings[c.index], period)]
    year = Span.full_year(period.year)
    years = [c for c in amounts if headings[c.index].months is None and spans.get(c.index) == year]
    return frozenset(c.index for c in parts) if len(parts) > 1 and years else frozenset()


def _is_to_come(heading: Heading, period: Month) -> bool:
    months = heading.months
    of_year = months is not None and months.is_single and months.year in (None, period.year)
    return of_year and months is not None and months.last > period.month


def _read(column: Column, period: Month) -> Problem:
    return warning(
        f"”{column.header}” läses som prognosen för hela {period.year}, gjord efter {period.label}.",
        "Kontrollera att rapporten är för rätt månad.",
        column=column.header,
        code="basis_assumed",
    )


def _asked(column: Column, period: Month) -> Problem:
    return error(
        f"”{column.header}” kan vara prognosen för hela {period.year} eller bara för den månaden. Rapporten "
        f"är för {period.label}.",
        "Välj Helår för kolumnen under Så lästes filen (--columns i kommandot), eller Används inte.",
        column=column.header,
        code="forecast_month",
    )
