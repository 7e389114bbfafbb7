"""Columns of counts beside amounts, or on a sheet of their own, as values of indicators; never the amounts.

Each heading names the indicator, its scenario and its months: "Årsarbetare budget", "Antal platser". What
says no months is of the money's in the same row; of what is counted at a day, of the last of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from socfin.domain.figures import ParsedValue, Problem, Scenario, error, warning
from socfin.domain.indicators import Catalogue, Indicator, OverTime, OverTree, spell_with_unit
from socfin.domain.period import Month, Span
from socfin.importers.containers.cells import Cell, Row, is_blank, text_of
from socfin.importers.containers.sheets import NumberedRow
from socfin.importers.indicators.values import MISSING_TOO, out_of_range, steps_of
from socfin.importers.report.layout.mapping import Column
from socfin.importers.spelling.counts import counts_of
from socfin.importers.spelling.headings import Heading, heading_of_counts
from socfin.importers.spelling.labels import read_label
from socfin.importers.spelling.roles import Basis, Role

NOT_USED = (
    "Välj Används inte för kolumnen under Så lästes filen (--contents i kommandot) om den inte ska läsas."
)


@dataclass(frozen=True, slots=True)
class CountTable:
    """Rows with columns of counts, and all that says of whom and when they are."""

    rows: Sequence[NumberedRow]
    """Those below the header."""
    columns: Sequence[Column]
    labels: Sequence[int]
    """The columns that name the verksamhet."""
    codes: Mapping[int, str]
    """Row → the code that its money is read at; a row that is not here is named by its labels."""
    sums: Collection[str]
    """What rows are called that sum others, as code or name."""
    months: Mapping[int, Span]
    """Row → the months of its outcome, for columns that do not say their own."""
    usual: Span
    """The months of the other rows."""


@dataclass(frozen=True, slots=True)
class _Counts:
    """A column that is an indicator."""

    column: Column
    indicator: Indicator
    heading: Heading

    @property
    def scenario(self) -> Scenario:
        return self.heading.scenario or Scenario.OUTCOME

    def span(self, around: Span) -> Span:
        """The months of a value in a row whose money is of `around`."""
        months, year = self.heading.months, self.heading.year or around.last.year
        last = around.last
        if months is not None:
            year = months.year or year
            last = Month(year, months.last)
        match self.column.basis or self.heading.basis:
            case Basis.YEAR:
                return Span.full_year(year)
            case Basis.HEADER if months is not None:
                around = months.span(year) or around
            case Basis.TO_DATE:
                around = Span.to_date(last)
            case Basis.MONTH:
                around = Span(last, 1)
        return Span(around.last, 1) if self.indicator.over_time is OverTime.LAST else around


@dataclass(frozen=True, slots=True)
class CountsRead:
    """The values of a table's columns of counts, what is wrong with them, and which rows are sums."""

    values: tuple[ParsedValue, ...] = ()
    problems: tuple[Problem, ...] = ()


def counts_read(table: CountTable, catalogue: Catalogue) -> CountsRead:
    """The values row by row; a column that no indicator is called as, or that says two values, is told."""
    known, problems = _known(table.columns, catalogue)
    values: list[ParsedValue] = []
    for counts in known:
        read, faults = _of_column(counts, table)
        again = _said_twice(counts, read)
        values += [] if again else read
        problems += [again] if again else faults
    return CountsRead(tuple(values), tuple(problems))


def _known(columns: Iterable[Column], catalogue: Catalogue) -> tuple[list[_Counts], list[Problem]]:
    known: list[_Counts] = []
    problems: list[Problem] = []
    for column in (c for c in columns if c.role is Role.COUNT):
        counted = counts_of(column.header)
        indicator = catalogue.named(counted.name) or catalogue.named(f"antal {counted.name}")
        heading = heading_of_counts(column.header, counted)
        if indicator is None:
            problems.append(_unknown(column, counted.name))
        elif heading.role is Role.COUNT:
            known.append(_Counts(column, indicator, heading))
    return known, problems


def _unknown(column: Column, name: str) -> Problem:
    what = f"inget nyckeltal heter ”{name}”" if name else "rubriken säger inte av vad"
    return warning(
        f"Kolumnen ”{column.header}” är ett antal och läses inte: {what}.",
        "Lägg till nyckeltalet under Inställningar, Nyckeltal och deras gränser, eller kalla kolumnen som "
        "ett av dem som finns.",
        column=column.header,
        code="unknown_indicator",
    )


def _of_column(counts: _Counts, table: CountTable) -> tuple[list[ParsedValue], list[Problem]]:
    values: list[ParsedValue] = []
    problems: list[Problem] = []
    totals: list[ParsedValue] = []
    for number, row in table.rows:
        cell = row[counts.column.index] if counts.column.index < len(row) else None
        code, is_sum = _named(number, row, table)
        if is_blank(cell) or (code is None and not is_sum):
            continue
        try:
            steps = steps_of(cell, counts.indicator)
        except ValueError as reason:
            problems += [] if is_sum else [_unreadable(counts, number, reason)]
            continue
        span = counts.span(table.months.get(number, table.usual))
        value = ParsedValue(
            code or "", counts.indicator.code, counts.scenario, span, steps, number, counts.column.header
        )
        (totals if is_sum else values).append(value)
        if not is_sum and counts.scenario is not Scenario.DEVIATION:
            problems += out_of_range(counts.indicator, steps, number, counts.column.header)
    return values, [*problems, *_wrong_totals(counts, values, totals)]


def _named(number: int, row: Row, table: CountTable) -> tuple[str | None, bool]:
    """The code of a row's verksamhet, None for one that names none; and whether the row sums others."""
    if number in table.codes:
        return table.codes[number], False
    text = " ".join(filter(None, (text_of(_at(row, at)) for at in table.labels)))
    label = read_label(text)
    name = label.code or label.name
    if label.sums or name in table.sums or label.name in table.sums:
        return None, True
    return name or None, False


def _at(row: Row, index: int) -> Cell:
    return row[index] if index < len(row) else None


def _unreadable(counts: _Counts, row: int, reason: ValueError) -> Problem:
    return error(
        str(reason),
        f"Rätta cellen. {MISSING_TOO} {NOT_USED}",
        row=row,
        column=counts.column.header,
        code="unreadable_value",
    )


def _said_twice(counts: _Counts, values: Sequence[ParsedValue]) -> Problem | None:
    """A warning for a column in which a verksamhet has several rows: parts of it, that nobody can name."""
    times = Counter((value.verksamhet_code, value.span) for value in values)
    twice = next((code for (code, _), count in times.items() if count > 1), None)
    if twice is None:
        return None
    return warning(
        f"Kolumnen ”{counts.column.header}” läses inte som nyckeltal: {twice or 'nämnden'} har flera rader.",
        "Ta ut rapporten med en rad per verksamhet och månad, eller lämna in nyckeltalen i en fil för sig.",
        column=counts.column.header,
        code="counts_in_parts",
    )


def _wrong_totals(
    counts: _Counts, values: Sequence[ParsedValue], totals: Sequence[ParsedValue]
) -> Iterator[Problem]:
    """A warning where the last sum is not that of the rows; what is weighted is never added."""
    if counts.indicator.over_tree is not OverTree.SUM or not totals:
        return
    last = totals[-1]
    parts = [value.steps for value in values if value.span == last.span]
    if last.steps is None or None in parts or not parts:
        return
    added = sum(steps for steps in parts if steps is not None)
    if abs(added - last.steps) > len(parts):
        printed, ours = (
            spell_with_unit(steps, counts.indicator.decimals, counts.indicator.unit)
            for steps in (last.steps, added)
        )
        yield warning(
            f"Summaraden säger {printed} i kolumnen ”{counts.column.header}”, men raderna ger {ours}.",
            "Raderna används, inte summan. Kontrollera att alla verksamheter har ett värde.",
            row=last.row,
            column=counts.column.header,
            code="sum_differs",
        )


def on_sheet(problems: Iterable[Problem], sheet: str) -> tuple[Problem, ...]:
    """The problems with the sheet they are on, where it is another than the amounts'."""
    return tuple(
        replace(problem, column=f"{problem.column}, bladet {sheet}" if problem.column else f"bladet {sheet}")
        for problem in problems
    )
