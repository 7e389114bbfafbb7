"""Reports whose rows say their months: what the columns cover on each of them; never amounts' meaning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from socfin.domain.figures import Problem, Scenario, error, warning
from socfin.domain.period import Month, Span
from socfin.importers.options import Options
from socfin.importers.problems import rows_text
from socfin.importers.report.columns.duplicate_columns import said_twice
from socfin.importers.report.columns.period import differing, texts_of, unknown_period
from socfin.importers.report.columns.spans import Spans
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.mapping import Column, Mapping
from socfin.importers.report.rows.month_reader import MonthReader
from socfin.importers.spelling.headings import Heading
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.months import year_in
from socfin.importers.spelling.periods import says_to_date
from socfin.importers.spelling.roles import Basis, Role
from socfin.importers.spelling.title_periods import said_in


@dataclass(frozen=True, slots=True)
class RowMonths:
    """The layout without its rows that have no month, the other rows' months, and the columns' spans."""

    layout: Layout
    of: dict[int, Span]
    spans: Spans
    """As of the report's last month, with the problems."""
    by_span: dict[Span, Spans]
    to_date: frozenset[int] = frozenset()
    """The columns whose amounts are accumulated from January up to the row's month."""
    notes: tuple[str, ...] = ()
    closing: frozenset[int] = frozenset()
    """The rows of closing periods (13–16) that are December's, and stand beside it."""


def find_months(layout: Layout, mapping: Mapping, filename: str, options: Options) -> RowMonths:
    """Every row's months; an amount whose months cannot be read is told with its row, sums without are not.

    The report's period is the last month with an outcome other than zero, else the last month.
    """
    texts = texts_of(layout, filename)
    reader = MonthReader(mapping, _year(texts, options), options.closing)
    for number, row in layout.body:
        reader.take(number, row)
    without, doubts = _with_months_alone(layout, reader), reader.problems()
    period = max(reader.with_outcome or {span.last for span in reader.of.values()}, default=None)
    if period is None or reader.year_missing:
        lacking = unknown_period(reader.year_missing or None)
        problems = (lacking,) if reader.year_missing or not doubts else doubts
        return RowMonths(without, reader.of, Spans(None, {}, problems), {})
    to_date = mapping.accumulated or any(map(says_to_date, texts))
    spans, by_span = _covered(layout, mapping, reader, period, to_date=to_date)
    problems = (*doubts, *spans.problems, *differing(period, said_in(texts), options, in_headings=True))
    return RowMonths(
        layout=without,
        of=reader.of,
        spans=replace(spans, problems=problems),
        by_span=by_span,
        to_date=_accumulated(mapping, to_date=to_date or _up_to(reader.of.values())),
        notes=reader.notes(),
        closing=reader.december,
    )


def _covered(
    layout: Layout, mapping: Mapping, reader: MonthReader, period: Month, *, to_date: bool
) -> tuple[Spans, dict[Span, Spans]]:
    """What the columns cover in the rows of the period, with what is doubtful in it, and in all rows."""
    figures = [c for c in mapping.columns if c.role is Role.AMOUNT]
    rows, accumulates = set(reader.of.values()), to_date or _up_to(reader.of.values())
    by_span = {span: _spans(layout, mapping, span, period, to_date=accumulates) for span in rows}
    spans = next(of for span, of in by_span.items() if span.last == period)
    doubts = (
        *_overlapping(reader.of, to_date=accumulates),
        *said_twice(figures, spans.of, spans.as_of, mapping),
        *_assumed(figures, layout, mapping, list(by_span), to_date=to_date),
    )
    return replace(spans, problems=doubts), by_span


def _with_months_alone(layout: Layout, reader: MonthReader) -> Layout:
    """The layout without the rows below its header that have no months."""
    header = layout.header_rows[-1]
    kept = tuple((n, row) for n, row in layout.sheet.rows if n <= header or n in reader.of)
    return replace(layout, sheet=replace(layout.sheet, rows=kept))


def _accumulated(mapping: Mapping, *, to_date: bool) -> frozenset[int]:
    figures = (c for c in mapping.columns if c.role is Role.AMOUNT)
    return frozenset(c.index for c in figures if c.basis is Basis.TO_DATE or (c.basis is None and to_date))


def _up_to(spans: Iterable[Span]) -> bool:
    """True where rows say January to one month and to another: accumulated, whatever words stand above."""
    several = {span for span in spans if span.months > 1}
    return len(several) > 1 and all(span.first.month == 1 for span in several)


def _overlapping(of: dict[int, Span], *, to_date: bool) -> tuple[Problem, ...]:
    """An error where some rows are of months that other rows are of as well: a quarter below its months."""
    spans = set(of.values())
    within = {
        longer for first, other in combinations(spans, 2) if (longer := _longer(first, other)) is not None
    }
    if to_date or not within:
        return ()
    rows = sorted(row for row, span in of.items() if span in within)
    return (
        error(
            f"Månaderna på {rows_text(rows)} ({max(within, key=lambda s: s.months).label}) står också på "
            "andra rader för sig.",
            "Ta ut filen med bara månader, eller bara kvartal. Är beloppen ackumulerade: välj Ackumulerat "
            "från januari för kolumnen under Så lästes filen (--columns i kommandot).",
            row=rows[0],
            code="months_overlap",
        ),
    )


def _longer(first: Span, other: Span) -> Span | None:
    """The longer of two spans that share a month; None where they share none."""
    apart = first.last < other.first or other.last < first.first
    return None if apart else max(first, other, key=lambda span: span.months)


def _year(texts: Iterable[str], options: Options) -> int | None:
    """The year of months that do not say theirs: yours, else a title's."""
    if options.period is not None:
        return options.period.year
    texts = tuple(texts)
    months = said_in(texts)
    return (months and months.year) or next((year for year in map(year_in, texts) if year is not None), None)


def _spans(layout: Layout, mapping: Mapping, row: Span, period: Month, *, to_date: bool) -> Spans:
    """What each column covers in the rows of some months."""
    headings = dict(enumerate(layout.headings))
    spans: dict[int, Span] = {}
    as_of: dict[int, Month] = {}
    for column in mapping.columns:
        if column.role not in (Role.AMOUNT, Role.DEVIATION):
            continue
        span = _span(column, headings.get(column.index, Heading("")), row, to_date=to_date)
        if span is not None:
            spans[column.index] = span
        if (column.scenario or mapping.scenario) is Scenario.FORECAST:
            spans[column.index] = Span.full_year(row.last.year)
            as_of[column.index] = min(row.last, period)
    return Spans(period, spans, (), as_of)


def _span(column: Column, heading: Heading, row: Span, *, to_date: bool) -> Span | None:
    if column.last_year:
        row = Span(row.last.plus(-12), row.months)
    match column.basis:
        case Basis.YEAR:
            return Span.full_year(heading.year or row.last.year)
        case Basis.TO_DATE:
            return Span.to_date(row.last)
        case Basis.HEADER if heading.months is not None:
            return heading.months.span(row.last.year)
        case Basis.MONTH:
            return Span(row.last)
        case None if to_date:
            return Span.to_date(row.last)
        case _:
            return row


def _assumed(
    columns: Iterable[Column],
    layout: Layout,
    mapping: Mapping,
    rows: Sequence[Span],
    *,
    to_date: bool,
) -> Iterable[Problem]:
    """What is taken for granted: that the only month is alone, that a title's "ackumulerat" holds for all."""
    lone = len(rows) == 1 and rows[0].months == 1 and rows[0].last.month > 1
    for column in columns:
        heading = layout.headings[column.index] if column.index < len(layout.headings) else Heading("")
        scenario = column.scenario or mapping.scenario
        if scenario is Scenario.FORECAST and "år" not in plain(heading.text):
            yield _warned(column, "helårets prognos, gjord efter radens månad")
        elif column.basis is None and to_date and not mapping.accumulated:
            yield _warned(column, "ackumulerat från januari, eftersom titeln säger det")
        elif column.basis is None and lone and not to_date:
            yield _warned(column, "radens månad ensam")


def _warned(column: Column, how: str) -> Problem:
    return warning(
        f"Kolumnen ”{column.header}” säger inte vilka månader den gäller. Den läses som {how}.",
        "Kontrollera några belopp. Välj annars månader för kolumnen, eller Används inte, "
        "under Så lästes filen (--columns i kommandot).",
        column=column.header,
        code="basis_assumed",
    )
