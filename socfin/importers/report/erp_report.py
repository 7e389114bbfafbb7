"""Reports as economy systems and controllers print them: titles, a header, rows with amounts, sum rows.

Which sheet and table is read, and as what; `table` knows how a chosen table becomes figures.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from socfin.domain.figures import Parsed, Problem
from socfin.importers.containers.sheets import Grid
from socfin.importers.containers.source_file import SourceFile
from socfin.importers.options import MonthColumns, Options, Tables
from socfin.importers.reading import FileReading, first_rows
from socfin.importers.report.accounted.account import Account
from socfin.importers.report.best_layout import best_layout, best_of, layouts_of, sheets_of
from socfin.importers.report.columns.chosen import as_chosen
from socfin.importers.report.columns.closing_columns import without_closing
from socfin.importers.report.columns.contents import with_contents
from socfin.importers.report.columns.whole_years import with_whole_year
from socfin.importers.report.layout.fit import carried, fitted, layout_changed, shape
from socfin.importers.report.layout.guess import confirmed, guess_mapping
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.last_row import above_its_rows, ended, left_under, outside
from socfin.importers.report.layout.mapping import Mapping
from socfin.importers.report.layout.own_counts import with_own_counts
from socfin.importers.report.layout.ragged import ragged
from socfin.importers.report.layout.refused import lies_across, no_header, sign_apart
from socfin.importers.report.layout.tables import others_told, tables_alone
from socfin.importers.report.layout.unfit import unfit
from socfin.importers.report.layout.units_across import groups_across, units_across
from socfin.importers.report.layout.weekly import weekly
from socfin.importers.report.other_sheets import left_noted, more_sheets, sheets_alike
from socfin.importers.report.other_titles import unit_selected
from socfin.importers.report.parts import Part, of_own_months
from socfin.importers.report.several import SHEETS, TABLES, Kind, SheetRead, sheets_gone, together
from socfin.importers.report.table import FORMAT, read_table
from socfin.importers.spelling.headings import unit_in
from socfin.importers.spelling.roles import Role

NAME = FORMAT
_TICK = (
    "Välj blad, eller kryssa för alla som ska läsas tillsammans, under Så lästes filen (--sheet i kommandot)."
)
LABEL = "Rapport ur ekonomisystemet (Excel eller CSV)"


def recognise(file: SourceFile) -> bool:
    """True when a sheet has a header with columns of amounts."""
    return best_layout(file) is not None


def read(file: SourceFile, options: Options) -> Parsed:
    """The report's figures in öre with our signs, and all that was assumed or does not tie."""
    return examine(file, options)[0]


def examine(file: SourceFile, options: Options) -> tuple[Parsed, FileReading]:
    """The figures, and the reading a controller may correct; a confirmed mapping is laid upon the file."""
    parsed, reading, _ = accounted(file, options)
    return parsed, reading


def accounted(file: SourceFile, options: Options) -> tuple[Parsed, FileReading, Account | None]:
    """As `examine`, and what becomes of every number of the sheet; None where it is not read so far."""
    if isinstance(file.grid, Problem):
        return _examined_sheet(file, options)
    if len(options.sheets) > 1 and file.grid.is_workbook:
        return _examined_together(file, file.grid, options)
    apart = _tables(file, file.grid, options) if options.tables is Tables.ALL else []
    if len(apart) < 2:
        return _examined_sheet(file, options)
    parsed, reading, account = _joined(apart, TABLES)
    return parsed, replace(reading, fingerprint=fingerprint(file), sheets=_names(file)), account


def _examined_together(
    file: SourceFile, grid: Grid, options: Options
) -> tuple[Parsed, FileReading, Account | None]:
    """The chosen sheets read one by one; what was corrected is laid upon each that has the layout."""
    there = _names(file)
    if not set(options.sheets) <= set(there):
        parsed = Parsed(format=NAME, problems=(sheets_gone(options.sheets, there),))
        return parsed, replace(reading_of_nothing(file), sheets=there), None
    shown = options.mapping.sheet if options.mapping else ""
    names = sorted(options.sheets, key=lambda name: (name != shown, there.index(name)))
    apart = [Part.of(name, name, *_alone(file, grid, options, name)) for name in names]
    parsed, reading, account = _joined(of_own_months(apart, options), SHEETS)
    parsed = replace(parsed, notes=(*parsed.notes, *left_noted(grid.sheets, options.sheets)))
    return parsed, replace(reading, sheets=there, fingerprint=fingerprint(file)), account


def _joined(parts: Sequence[Part], kind: Kind) -> tuple[Parsed, FileReading, Account | None]:
    """The parts read one by one and taken together, shown as the first of them."""
    each = [_examined_sheet(part.file, part.options, part.layouts) for part in parts]
    units = [unit_selected(layout) if (layout := part.best) is not None else "" for part in parts]
    read = [
        SheetRead(part.name, read_sheet, part.title, unit)
        for part, unit, (read_sheet, _, _) in zip(parts, units, each, strict=True)
    ]
    readings = [reading for _, reading, _ in each]
    unknown = tuple(dict.fromkeys(row for reading in readings for row in reading.unknown_lines))
    taken = tuple(reading.mapping for reading in readings if reading.mapping is not None)
    return together(read, kind), replace(readings[0], unknown_lines=unknown, taken=taken), each[0][2]


def _tables(file: SourceFile, grid: Grid, options: Options) -> list[Part]:
    """The tables of the sheet that is read, that of a corrected header first; the others are guessed."""
    mapping = options.mapping
    layout = fitted(grid.sheets, mapping) if mapping else best_layout(file, options.period)
    layout = layout or best_layout(file, options.period)
    sheet = next((sheet for sheet in grid.sheets if layout and sheet.name == layout.sheet.name), None)
    if sheet is None:
        return []
    rows = tuple(row for row in sheet.rows if options.last_row is None or row[0] <= options.last_row)
    parts = []
    for rows_alone, alone in tables_alone(replace(sheet, rows=rows)):
        own = mapping if mapping is not None and mapping.header_rows == rows_alone.header_rows else None
        unit = options.unit or (mapping.unit if mapping else None)
        how = replace(options, mapping=own, unit=unit, last_row=None)
        title = next((text for text in rows_alone.title_rows[::-1] if unit_in(text) is None), "")
        name = f"på rad {rows_alone.header_rows[0]}"
        parts.append(Part.of(name, title, file.with_grid(replace(grid, sheets=(alone,))), how))
    return sorted(parts, key=lambda part: part.options.mapping is None)


def _names(file: SourceFile) -> tuple[str, ...]:
    return tuple(dict.fromkeys(layout.sheet.name for layout in layouts_of(file)))


def _alone(file: SourceFile, grid: Grid, options: Options, name: str) -> tuple[SourceFile, Options]:
    """The file as if it had that sheet only; another than the corrected one says itself what it is of."""
    mapping = options.mapping
    sheets = tuple(sheet for sheet in grid.sheets if sheet.name == name)
    if mapping is not None and mapping.sheet != name:
        fits = mapping.columns and fitted(sheets, mapping) is not None
        mapping = replace(mapping, sheet=name, scenario=None) if fits else None
    return file.with_grid(replace(grid, sheets=sheets)), replace(options, mapping=mapping)


def _examined_sheet(
    file: SourceFile, options: Options, tables: Sequence[Layout] | None = None
) -> tuple[Parsed, FileReading, Account | None]:
    """One table, as a person has said or the best of the file's, `tables` where they are at hand."""
    every = layouts_of(file) if tables is None else list(tables)
    layout, problems = _laid_out(file, every, options)
    if layout is None:
        return Parsed(format=NAME, problems=(no_header(),)), reading_of_nothing(file), None
    layout = with_own_counts(ended(layout, options.last_row), options)
    mapping, assumed = confirmed(guess_mapping(layout, options), options.mapping)
    mapping = _answered(mapping, options)
    across = (
        weekly(layout, mapping, options)
        or _units_across(layout, mapping, options)
        or unfit(layout, mapping, options)
    )
    if across is not None:
        return Parsed(format=NAME, problems=(across,)), reading_of_nothing(file), None
    layouts = outside(every, layout, options.last_row)
    alike = _other_sheets(layout, layouts, options)
    problems = (*problems, *assumed, *_left(layout, layouts, alike, options))
    table = read_table(layout, mapping, problems, file.filename, options)
    reading = FileReading(
        fingerprint=_fingerprint(best_of(every)),
        mapping=replace(mapping, sign=table.mapping.sign),
        rows=first_rows(layout.sheet, layout.header_rows),
        unknown_lines=table.unknown,
        sheets=tuple(dict.fromkeys(layout.sheet.name for layout in layouts)),
    )
    left = () if len(options.sheets) > 1 else left_noted(sheets_of(file), (layout.sheet.name, *alike))
    notes = (*table.parsed.notes, *left_under(layout, options.last_row), *left)
    return replace(table.parsed, notes=notes), reading, table.account


def _laid_out(
    file: SourceFile, layouts: list[Layout], options: Options
) -> tuple[Layout | None, tuple[Problem, ...]]:
    """The layout that is read, and that it is another than the one a person has corrected, where it is."""
    guessed = best_of(layouts, options.period)
    file.tell(0.5)
    if options.mapping is None or isinstance(file.grid, Problem):
        return guessed, ()
    layout = fitted(file.grid.sheets, options.mapping)
    if layout is not None:
        return layout, ()
    return guessed and carried(guessed, options.mapping), (layout_changed(guessed, options.mapping),)


def _left(
    layout: Layout, layouts: list[Layout], alike: Sequence[str], options: Options
) -> tuple[Problem, ...]:
    """What is said of sheets and tables that are not read, an end above the rows, and minus in a column."""
    chosen = options.mapping is not None and options.mapping.header_rows == layout.header_rows
    return (
        *more_sheets(layout.sheet.name, alike, _TICK),
        *others_told(layout, layouts, chosen=chosen),
        *above_its_rows(layout, options.last_row),
        *sign_apart(layout),
        *ragged(layout),
    )


def _units_across(layout: Layout, mapping: Mapping, options: Options) -> Problem | None:
    """An error for a table whose columns are verksamheter, unless a person has said what they hold."""
    if (grouped := groups_across(layout)) is not None or options.mapping is not None:
        return grouped
    says_what = any(c.role is Role.SCENARIO or c.scenario is not None for c in mapping.columns)
    across = None if says_what else lies_across(layout.body)
    if across is None and not options.contents and not _has_amounts(mapping):
        return units_across(layout.sheet.rows)
    return across


def _has_amounts(mapping: Mapping) -> bool:
    return any(c.role in (Role.AMOUNT, Role.DEVIATION) for c in mapping.columns)


def _answered(mapping: Mapping, options: Options) -> Mapping:
    """The mapping with what a person has said outside it, which was said later than it was confirmed."""
    months = options.month_columns
    mapping = replace(
        mapping,
        unit=options.unit or mapping.unit,
        scenario=options.scenario or mapping.scenario,
        rows=options.rows or mapping.rows,
        accumulated=mapping.accumulated if months is None else months is MonthColumns.ACCUMULATED,
    )
    mapping = with_whole_year(with_contents(mapping, options.contents), options.whole_year)
    mapping = without_closing(mapping, options.closing)
    return as_chosen(mapping, options.columns)


def fingerprint(file: SourceFile) -> str:
    """What recognises the report next month, whatever has been corrected in it; "" without a header."""
    return _fingerprint(best_layout(file))


def _fingerprint(layout: Layout | None) -> str:
    if layout is None:
        return ""
    headers = "|".join(shape(column.header for column in layout.columns))
    return hashlib.sha256(headers.encode()).hexdigest()[:16]


def headers(file: SourceFile) -> tuple[str, ...]:
    """The report's column headings as guessed; () without a header."""
    layout = best_layout(file)
    return () if layout is None else tuple(column.header for column in layout.columns)


def _other_sheets(layout: Layout, layouts: Sequence[Layout], options: Options) -> tuple[str, ...]:
    """The sheets with as good a report; () where a person has chosen the one that is read."""
    chosen = options.mapping is not None and options.mapping.sheet == layout.sheet.name
    return () if chosen else sheets_alike(layout, layouts)


def reading_of_nothing(file: SourceFile) -> FileReading:
    """The first rows of a table whose header was not found, to point it out in."""
    if isinstance(file.grid, Problem) or not file.grid.sheets:
        return FileReading()
    return FileReading(rows=first_rows(file.grid.sheets[0], ()))
