"""Which months each column of a report covers, from headings, titles, file name and person; never amounts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from socfin.domain.figures import Problem, Scenario, error, warning
from socfin.domain.period import MONTH_NAMES, Month, Span
from socfin.importers.cells import is_blank, text_of
from socfin.importers.headings import Heading
from socfin.importers.layout import Layout
from socfin.importers.mapping import Basis, Column, Mapping, Role
from socfin.importers.options import Options
from socfin.importers.periods import Months, months_in, says_to_date, year_in

_CHOOSE = "Välj period (till exempel 2022-08) när filen lämnas in."


@dataclass(frozen=True, slots=True)
class Spans:
    """The report's last month and the span of each column of figures, by column index."""

    period: Month | None
    of: dict[int, Span]
    problems: tuple[Problem, ...] = ()


def find_spans(layout: Layout, mapping: Mapping, filename: str, options: Options) -> Spans:
    """Every amount and deviation column's span; a column without one is told as a problem."""
    figures = [c for c in mapping.columns if c.role in (Role.AMOUNT, Role.DEVIATION)]
    headings = dict(enumerate(layout.headings))
    filled = [column for column in figures if _is_filled(layout, column.index)]
    last = _last_in_headings(filled or figures, headings, mapping)
    texts = (*layout.titles, layout.sheet.name, filename.rpartition("/")[2].rpartition("\\")[2])
    said = [m for m in map(months_in, texts) if m is not None]
    if last is None:
        last = options.period.month if options.period else (said[0].last if said else None)
    year = _year(headings.values(), texts, said, options)
    if last is None or year is None:
        return Spans(None, {}, (_unknown(last),))
    period = Month(year, last)
    differs = options.period is not None and options.period != period
    problems: list[Problem] = [_differs(period, options.period)] if differs and options.period else []
    spans: dict[int, Span] = {}
    for column in figures:
        span, more = _span(column, headings[column.index], mapping, period, titles=texts)
        problems += more
        if span is not None:
            spans[column.index] = span
    return Spans(period, spans, tuple(problems))


def accumulates(layout: Layout) -> bool:
    """True when a title says that the report is accumulated."""
    return any(says_to_date(title) for title in layout.titles)


def _is_filled(layout: Layout, index: int) -> bool:
    """True when any cell of a column holds something else than zero: months to come are empty or zeros."""
    cells = (row[index] for _, row in layout.body if index < len(row))
    return any(not is_blank(cell) and cell != 0 and text_of(cell).strip("0,.-−– ") for cell in cells)


def _last_in_headings(
    columns: Iterable[Column], headings: dict[int, Heading], mapping: Mapping
) -> int | None:
    """The last month named by the outcome columns of this year, else by any column to date."""
    named: dict[bool, list[tuple[int, int]]] = {True: [], False: []}
    for column in columns:
        months = headings[column.index].months
        if column.role is not Role.AMOUNT or column.last_year or months is None or column.basis is Basis.YEAR:
            continue
        scenario = column.scenario or mapping.scenario
        if not (months.is_year and scenario is not Scenario.OUTCOME):
            named[scenario is Scenario.OUTCOME].append((months.year or 0, months.last))
    told = named[True] or named[False]
    latest = max((year for year, _ in told), default=0)
    return max((last for year, last in told if year in (0, latest)), default=None)


def _year(
    headings: Iterable[Heading], texts: Iterable[str], said: list[Months], options: Options
) -> int | None:
    """The report's year: the latest an outcome heading names, else a title's, the file name's or yours."""
    named = [h.months.year for h in headings if h.role is Role.AMOUNT and h.months and h.months.year]
    named += [h.year for h in headings if h.role is Role.AMOUNT and h.year and h.scenario is Scenario.OUTCOME]
    if named:
        return max(named)
    if options.period is not None:
        in_text = [m.year for m in said if m.year]
        return in_text[0] if in_text else options.period.year
    for found in (*(m.year for m in said), *map(year_in, texts)):
        if found is not None:
            return found
    return None


def _span(
    column: Column, heading: Heading, mapping: Mapping, period: Month, *, titles: Iterable[str]
) -> tuple[Span | None, list[Problem]]:
    year = period.year - (1 if column.last_year else 0)
    basis = column.basis
    if heading.year is not None and heading.months is None and basis in (None, Basis.TO_DATE, Basis.YEAR):
        year = heading.year
    match basis:
        case Basis.YEAR:
            return Span.full_year(year), []
        case Basis.TO_DATE:
            return Span.to_date(Month(year, period.month)), []
        case Basis.MONTH:
            return Span(Month(year, period.month)), []
        case Basis.HEADER if heading.months is not None:
            months = heading.months
            if mapping.accumulated:
                months = Months(1, months.last, months.year)
            own = months.year if months.year is not None and not column.last_year else year
            return months.span(own), []
        case _:
            return _assumed(column, year, period, said_to_date=any(map(says_to_date, titles)))


def _assumed(column: Column, year: int, period: Month, *, said_to_date: bool) -> tuple[Span, list[Problem]]:
    """Accumulated, which is how follow-up reports are; told unless the title says so."""
    span = Span.to_date(Month(year, period.month))
    if said_to_date or column.role is Role.DEVIATION:
        return span, []
    return span, [
        warning(
            f"Kolumnen ”{column.header}” säger inte vilka månader den gäller. Den läses som {span.label}.",
            "Kontrollera att beloppen är ackumulerade. Välj annars enstaka månad eller helår för kolumnen.",
            column=column.header,
            code="basis_assumed",
        )
    ]


def _unknown(last: int | None) -> Problem:
    if last is None:
        message = "Det framgår inte vilken period filen gäller."
    else:
        message = f"Det framgår inte vilket år filen gäller; sista månaden är {MONTH_NAMES[last - 1]}."
    return error(message, _CHOOSE, code="unknown_period")


def _differs(period: Month, chosen: Month) -> Problem:
    return error(
        f"Filen gäller {period.label} men vald period är {chosen.label}.",
        "Välj filens period, eller lämna in rapporten för den valda perioden.",
        code="period_differs",
    )
