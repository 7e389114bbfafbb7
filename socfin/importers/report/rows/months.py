"""Reports with one month a row: each row's month and what its columns cover then; never amounts' meaning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from socfin.domain.figures import Problem, Scenario, error, warning
from socfin.domain.period import Month, Span
from socfin.importers.containers.cells import Cell, Row, is_blank, text_of
from socfin.importers.options import Closing, Options
from socfin.importers.problems import each_row
from socfin.importers.report.columns.period import differing, texts_of, unknown_period
from socfin.importers.report.columns.spans import Spans, said_twice
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.mapping import Basis, Column, Mapping, Role
from socfin.importers.report.layout.month_columns import row_month
from socfin.importers.spelling.closing import asked_about, closing_year
from socfin.importers.spelling.closing import told as closing_told
from socfin.importers.spelling.headings import Heading, read_heading
from socfin.importers.spelling.labels import plain, read_label
from socfin.importers.spelling.numbers import shown
from socfin.importers.spelling.periods import Months, said_in, says_to_date, year_in

_TOTALS = ("total", "summa", "helår", "hela året", "s:a")


@dataclass(frozen=True, slots=True)
class RowMonths:
    """The layout without its rows that have no month, the other rows' months, and the columns' spans."""

    layout: Layout
    of: dict[int, Month]
    spans: Spans
    """As of the report's last month, with the problems."""
    by_month: dict[Month, Spans]
    to_date: frozenset[int] = frozenset()
    """The columns whose amounts are accumulated from January up to the row's month."""
    notes: tuple[str, ...] = ()
    closing: frozenset[int] = frozenset()
    """The rows of closing periods (13–16) that are December's, and stand beside it."""


def find_months(layout: Layout, mapping: Mapping, filename: str, options: Options) -> RowMonths:
    """Every row's month; an amount whose month cannot be read is told with its row, sums without one are not.

    The report's period is the last month with an outcome other than zero, else the last month.
    """
    texts = texts_of(layout, filename)
    reader = _Reader(mapping, _year(texts, options), options.closing)
    for number, row in layout.body:
        reader.take(number, row)
    kept = tuple(
        (number, row)
        for number, row in layout.sheet.rows
        if number <= layout.header_rows[-1] or number in reader.of
    )
    without = replace(layout, sheet=replace(layout.sheet, rows=kept))
    period = max(reader.with_outcome or set(reader.of.values()), default=None)
    told = reader.told()
    if period is None or reader.year_missing:
        lacking = unknown_period(reader.year_missing or None)
        problems = (lacking,) if reader.year_missing or not told else told
        return RowMonths(without, reader.of, Spans(None, {}, problems), {})
    to_date = mapping.accumulated or any(map(says_to_date, texts))
    figures = [c for c in mapping.columns if c.role is Role.AMOUNT]
    accumulated = frozenset(
        c.index for c in figures if c.basis is Basis.TO_DATE or (c.basis is None and to_date)
    )
    by_month = {
        month: _spans(layout, mapping, month, period, to_date=to_date) for month in set(reader.of.values())
    }
    spans = by_month[period]
    problems = (
        *told,
        *differing(period, said_in(texts), options, in_headings=True),
        *said_twice(figures, spans.of, spans.as_of, mapping),
        *_assumed(figures, layout, mapping, by_month, to_date=to_date),
    )
    spans = replace(spans, problems=problems)
    return RowMonths(without, reader.of, spans, by_month, accumulated, reader.notes(), reader.december)


class _Reader:
    """Walks the rows once and reads the month of each that has an amount."""

    def __init__(self, mapping: Mapping, year: int | None, closing: Closing | None) -> None:
        self.closing = closing
        self.closed: list[int] = []
        """The rows of closing periods."""
        self.at = {c.role: c.index for c in reversed(mapping.columns)}
        self.header = {c.index: c.header for c in mapping.columns}
        self.figures = [c for c in mapping.columns if c.role in (Role.AMOUNT, Role.DEVIATION, Role.SUM)]
        self.scenario = mapping.scenario
        self.year = year
        self.of: dict[int, Month] = {}
        self.with_outcome: set[Month] = set()
        self.unreadable: list[tuple[int, str]] = []
        self.sums: list[int] = []
        self.year_missing = 0
        """The last month without a year, 0 when all have one."""

    def take(self, number: int, row: Row) -> None:
        """One row: its month, or why it has none."""
        if all(is_blank(_cell(row, c.index)) for c in self.figures):
            return
        at = self.at[Role.PERIOD]
        cell = _cell(row, at)
        said, closed = row_month(cell), closing_year(text_of(cell))
        if said is not None:
            self._known(number, row, said)
        elif closed is not None:
            self.closed.append(number)
            if self.closing is Closing.DECEMBER:
                self._known(number, row, Months(12, 12, closed or None))
        elif text_of(cell) and text_of(cell) == self.header[at]:
            return
        elif self._is_sum(row, cell):
            self.sums.append(number)
        else:
            self.unreadable.append((number, text_of(cell)))

    def _known(self, number: int, row: Row, said: Months) -> None:
        year = said.year or year_in(text_of(_cell(row, self.at.get(Role.YEAR)))) or self.year
        if year is None or not 1900 <= year <= 2200:
            self.year_missing = max(self.year_missing, said.last)
            return
        month = Month(year, said.last)
        self.of[number] = month
        own = read_heading(text_of(_cell(row, self.at.get(Role.SCENARIO)))).scenario
        for column in self.figures:
            scenario = column.scenario or own or self.scenario
            counts = column.role is Role.AMOUNT and not column.last_year and column.basis is not Basis.HEADER
            if counts and scenario is Scenario.OUTCOME and _is_something(_cell(row, column.index)):
                self.with_outcome.add(month)

    def _is_sum(self, row: Row, cell: Cell) -> bool:
        """True for "Totalt" in the column of months, or "Summa …" among the labels of a row without month."""
        if not is_blank(cell):
            return any(word in plain(text_of(cell)) for word in _TOTALS)
        roles = (Role.LABEL, Role.CODE, Role.NAME, Role.ACCOUNT, Role.ACCOUNT_NAME, Role.LINE, Role.YEAR)
        texts = [text_of(_cell(row, self.at.get(role))) for role in roles]
        return any(read_label(text).sums for text in texts if text) or not any(texts)

    @property
    def december(self) -> frozenset[int]:
        """The rows of closing periods that are read as December's."""
        return frozenset(self.closed) & self.of.keys()

    def told(self) -> tuple[Problem, ...]:
        """The months that cannot be read, as errors with their rows, and the question about closing ones."""
        asked = (asked_about(self.closed),) if self.closed and self.closing is None else ()

        def problem(row: int, text: str) -> Problem:
            said = f"”{shown(text)}” är ingen månad" if text else "Raden har belopp men ingen månad"
            return error(
                f"{said} (kolumnen {shown(self.header[self.at[Role.PERIOD]])}).",
                "Skriv månaden som 2022-03 i filen. Är raden en summa: skriv ”Summa” framför namnet.",
                row=row,
                column=self.header[self.at[Role.PERIOD]],
                code="unreadable_period",
            )

        return (*each_row(self.unreadable, problem), *asked)

    def notes(self) -> tuple[str, ...]:
        """How the rows' months were read."""
        first, last = min(self.of.values()), max(self.of.values())
        span = Span.between(first, last) if first.year == last.year else None
        told = [
            f"Varje rad gäller månaden i ”{self.header[self.at[Role.PERIOD]]}”"
            + (f" ({span.label})." if span else f" ({first.label} till {last.label}).")
        ]
        if self.closed and self.closing is not None:
            told.append(closing_told(self.closing, self.closed))
        if self.sums:
            told.append(f"Summor av flera månader kontrolleras inte ({len(self.sums)} rader).")
        return tuple(told)


def _cell(row: Row, index: int | None) -> Cell:
    return row[index] if index is not None and index < len(row) else None


def _is_something(cell: Cell) -> bool:
    return not is_blank(cell) and cell != 0 and bool(text_of(cell).strip("0,.-−– "))


def _year(texts: Iterable[str], options: Options) -> int | None:
    """The year of months that do not say theirs: yours, else a title's."""
    if options.period is not None:
        return options.period.year
    texts = tuple(texts)
    said = said_in(texts)
    return (said and said.year) or next((year for year in map(year_in, texts) if year is not None), None)


def _spans(layout: Layout, mapping: Mapping, month: Month, period: Month, *, to_date: bool) -> Spans:
    """What each column covers in the rows of a month."""
    headings = dict(enumerate(layout.headings))
    spans: dict[int, Span] = {}
    as_of: dict[int, Month] = {}
    for column in mapping.columns:
        if column.role not in (Role.AMOUNT, Role.DEVIATION):
            continue
        span = _span(column, headings.get(column.index, Heading("")), month, to_date=to_date)
        if span is not None:
            spans[column.index] = span
        if (column.scenario or mapping.scenario) is Scenario.FORECAST:
            spans[column.index] = Span.full_year(month.year)
            as_of[column.index] = min(month, period)
    return Spans(period, spans, (), as_of)


def _span(column: Column, heading: Heading, month: Month, *, to_date: bool) -> Span | None:
    if column.last_year:
        month = Month(month.year - 1, month.month)
    match column.basis:
        case Basis.YEAR:
            return Span.full_year(heading.year or month.year)
        case Basis.TO_DATE:
            return Span.to_date(month)
        case Basis.HEADER if heading.months is not None:
            return heading.months.span(month.year)
        case None if to_date:
            return Span.to_date(month)
        case _:
            return Span(month)


def _assumed(
    columns: Iterable[Column],
    layout: Layout,
    mapping: Mapping,
    by_month: dict[Month, Spans],
    *,
    to_date: bool,
) -> Iterable[Problem]:
    """What is taken for granted: that the only month is alone, that a title's "ackumulerat" holds for all."""
    for column in columns:
        heading = layout.headings[column.index] if column.index < len(layout.headings) else Heading("")
        scenario = column.scenario or mapping.scenario
        if scenario is Scenario.FORECAST and "år" not in plain(heading.text):
            yield _warned(column, "helårets prognos, gjord efter radens månad")
        elif column.basis is None and to_date and not mapping.accumulated:
            yield _warned(column, "ackumulerat från januari, eftersom titeln säger det")
        elif column.basis is None and len(by_month) == 1 and not to_date and next(iter(by_month)).month > 1:
            yield _warned(column, "radens månad ensam")


def _warned(column: Column, how: str) -> Problem:
    return warning(
        f"Kolumnen ”{column.header}” säger inte vilka månader den gäller. Den läses som {how}.",
        "Kontrollera några belopp. Välj annars månader för kolumnen, eller Används inte, "
        "under Så lästes filen (--columns i kommandot).",
        column=column.header,
        code="basis_assumed",
    )
