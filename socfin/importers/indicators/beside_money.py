"""Indicators in the month's own economy file, in its columns and on own sheets; never its amounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from socfin.domain.figures import Parsed, ParsedValue, Problem, Scenario, warning
from socfin.domain.listing import first_of
from socfin.domain.period import Month, Span
from socfin.frames.figures import figures_frame
from socfin.importers.containers.cells import Row, is_blank, text_of
from socfin.importers.containers.sheets import Grid, Sheet
from socfin.importers.containers.source_file import SourceFile
from socfin.importers.hidden import without_hidden
from socfin.importers.indicators.checks import contradictions
from socfin.importers.indicators.counted_columns import CountsRead, CountTable, counts_read, on_sheet
from socfin.importers.indicators.header import DEEPEST, header_in
from socfin.importers.indicators.indicator_file import notes_of
from socfin.importers.indicators.values import Rows
from socfin.importers.options import Options
from socfin.importers.reading import FileReading
from socfin.importers.report.layout.columns import columns_of
from socfin.importers.report.layout.mapping import Mapping, RowsAre
from socfin.importers.spelling.headings import read_heading
from socfin.importers.spelling.periods import months_in
from socfin.importers.spelling.roles import Role

_NAMING = (Role.LABEL, Role.CODE, Role.NAME)


def with_indicators(parsed: Parsed, reading: FileReading, file: SourceFile, options: Options) -> Parsed:
    """The month's file with the indicators that stand beside its money, and what is wrong with them."""
    if parsed.period is None or parsed.indicators or (file.is_text and reading.mapping is None):
        return parsed  # a list of amounts as text is never cut into cells: it may have millions
    grid = without_hidden(file, options.hidden_rows).grid
    if isinstance(grid, Problem):
        return parsed
    parts = tuple(_parts(parsed, reading, grid, options))
    values = tuple(value for part in parts for value in part.values)
    problems = tuple(problem for part in parts for problem in part.problems)
    if not values and not problems:
        return parsed
    against = contradictions(values, options.catalogue)
    return replace(
        parsed,
        indicators=values,
        problems=(*parsed.problems, *problems, *against),
        notes=(*parsed.notes, *notes_of(values, options.catalogue), *_without(values, parsed.notes)),
    )


def money_alone(file: SourceFile, is_money: Callable[[SourceFile], bool]) -> SourceFile:
    """A workbook without its sheets of indicators, where the others are a file of money; else the file."""
    if file.is_text or isinstance(file.grid, Problem) or not file.grid.is_workbook:
        return file
    others = tuple(sheet for sheet in file.grid.sheets if not _is_of_indicators(sheet))
    if not others or len(others) == len(file.grid.sheets):
        return file
    alone = file.with_grid(replace(file.grid, sheets=others))
    return alone if is_money(alone) else file


def _is_of_indicators(sheet: Sheet) -> bool:
    """True for a sheet in the indicators' own form, or with verksamheter down and indicators across."""
    return header_in([sheet]) is not None or _across(sheet) is not None


def _across(sheet: Sheet) -> int | None:
    """Where in a sheet's rows the header of counts stands; None where it has amounts or no such header."""
    for at, (_, row) in enumerate(sheet.rows[:DEEPEST]):
        headings = [text for text in map(text_of, row) if text]
        roles = {read_heading(text).role for text in headings}
        if len(headings) > 1 and roles & {Role.AMOUNT, Role.DEVIATION}:
            return None
        if Role.COUNT in roles and roles & set(_NAMING):
            return at
    return None


def _without(values: Sequence[ParsedValue], notes: Sequence[str]) -> tuple[str, ...]:
    return ("Nyckeltal är inga belopp: de räknas inte in i någon summa.",) if values and notes else ()


def _parts(parsed: Parsed, reading: FileReading, grid: Grid, options: Options) -> Iterator[CountsRead]:
    taken = {mapping.sheet for mapping in reading.taken} | {reading.mapping.sheet if reading.mapping else ""}
    if reading.mapping is not None:
        yield _of_report(parsed, reading, grid, options)
    for sheet in grid.sheets if grid.is_workbook else ():
        if sheet.name not in taken:
            yield _of_rows(sheet, options) if header_in([sheet]) else _of_columns(parsed, sheet, options)


def _of_rows(sheet: Sheet, options: Options) -> CountsRead:
    """A sheet of the indicators' own form: one verksamhet, nyckeltal and period a row."""
    placed = header_in([sheet])
    if placed is None:
        return CountsRead()
    rows = Rows(placed[0], options.catalogue)
    for numbered in sheet.rows:
        if numbered[0] > placed[0].row:
            rows.read(numbered)
    return CountsRead(tuple(rows.values), on_sheet(rows.problems, sheet.name))


def _of_report(parsed: Parsed, reading: FileReading, grid: Grid, options: Options) -> CountsRead:
    """The report's own columns of counts, at the rows whose money is read."""
    mapping = reading.mapping
    if mapping is None or not any(c.role is Role.COUNT for c in mapping.columns):
        return CountsRead()
    if len(reading.taken) > 1 or mapping.rows is not RowsAre.VERKSAMHETER:
        return CountsRead(problems=(_not_by_verksamhet(mapping),))
    sheet = next((sheet for sheet in grid.sheets if sheet.name == mapping.sheet), grid.sheets[0])
    ends = options.last_row or sheet.rows[-1][0]
    rows = [row for row in sheet.rows if mapping.header_rows[-1] < row[0] <= ends]
    months = _months(parsed)
    labels = [c.index for c in mapping.columns if c.role in _NAMING]
    table = CountTable(
        rows, mapping.columns, labels, _codes(parsed), _sums(parsed, options), months, _usual(parsed)
    )
    return counts_read(table, options.catalogue)


def _of_columns(parsed: Parsed, sheet: Sheet, options: Options) -> CountsRead:
    """A sheet with verksamheter down and indicators across; nothing where it has amounts as well."""
    at = _across(sheet)
    if at is None:
        return CountsRead()
    below = sheet.rows[at + 1 :]
    headings = [read_heading(text_of(cell)) for cell in sheet.rows[at][1]]
    columns = columns_of(headings, [cells for _, cells in below])
    labels = [c.index for c in columns if c.role in _NAMING]
    usual = _titled([cells for _, cells in sheet.rows[:at]]) or _usual(parsed)
    read = counts_read(
        CountTable(below, columns, labels, {}, _sums(parsed, options), {}, usual), options.catalogue
    )
    return CountsRead(read.values, on_sheet(read.problems, sheet.name))


def _titled(rows: Sequence[Row]) -> Span | None:
    """The months that the titles of a sheet name in full."""
    texts = (text_of(cell) for row in rows for cell in row if not is_blank(cell))
    named = (months.span() for text in texts if (months := months_in(text)) is not None)
    return next((span for span in named if span is not None), None)


def _codes(parsed: Parsed) -> dict[int, str]:
    """Row → the verksamhet of its figures."""
    frame = figures_frame(parsed)[["row", "verksamhet_code"]].drop_duplicates("row")
    root = parsed.root.code if parsed.root else ""
    pairs = zip(frame["row"].tolist(), frame["verksamhet_code"].astype("str").tolist(), strict=True)
    return {int(row): code for row, code in pairs if code not in ("", root)}


def _sums(parsed: Parsed, options: Options) -> frozenset[str]:
    """What rows that sum others are called: groups, the committee's total and the committee itself."""
    groups = {unit.parent_code for unit in parsed.verksamheter}
    root = (parsed.root.code, parsed.root.name) if parsed.root else ()
    return frozenset({*groups, *root, options.committee}) - {""}


def _months(parsed: Parsed) -> dict[int, Span]:
    """Row → the widest months of its outcome."""
    frame = figures_frame(parsed)
    outcome = frame[frame["scenario"] == Scenario.OUTCOME.value]
    widest = outcome.sort_values(["last_month", "months"]).drop_duplicates("row", keep="last")
    rows = zip(
        *(widest[name].astype("int64").tolist() for name in ("row", "last_month", "months")), strict=True
    )
    return {row: Span(Month.from_number(last), months) for row, last, months in rows}


def _usual(parsed: Parsed) -> Span:
    spans = _months(parsed).values()
    period = parsed.period or Month(1, 1)
    return max(spans, key=lambda span: (span.last, span.months), default=Span.to_date(period))


def _not_by_verksamhet(mapping: Mapping) -> Problem:
    columns = [f"”{c.header}”" for c in mapping.columns if c.role is Role.COUNT]
    what = "är antal och läses inte: raderna är inte en per verksamhet på ett och samma blad."
    return warning(
        f"{first_of(columns)} {what}",
        "Lämna in nyckeltalen på ett eget blad eller i en egen fil (docs/indicators.md).",
        code="counts_in_parts",
    )
