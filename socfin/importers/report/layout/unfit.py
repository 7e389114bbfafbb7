"""Tables with a known header whose rows cannot be placed on verksamheter, refused; never read here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from socfin.domain.figures import Problem, error
from socfin.domain.lines import Line
from socfin.importers.code_strings import DEEPEST, STRING
from socfin.importers.containers.cells import is_blank, text_of
from socfin.importers.containers.sheets import Sheet
from socfin.importers.options import Options
from socfin.importers.report.layout.columns import LABELS
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.mapping import Column, Mapping
from socfin.importers.report.layout.units_across import are_numbers, unknown_amounts
from socfin.importers.spelling.headings import read_heading
from socfin.importers.spelling.labels import line_named, plain, read_label
from socfin.importers.spelling.roles import Role

_FIGURES = (Role.AMOUNT, Role.DEVIATION, Role.SUM)
_PIECES = re.compile(r"\w+(?:\s*[-./|:,_]\s*\w+|\s+\w+){2,}")
_BLOCKS = (Line.REVENUE, Line.COST, Line.NET)


def strings_alone(sheets: Iterable[Sheet]) -> Problem | None:
    """Why a sheet whose header names no amounts has no verksamhet: whole code strings in a cell."""
    for sheet in sheets:
        for at, (_, row) in enumerate(sheet.rows[:DEEPEST]):
            named = [place for place, cell in enumerate(row) if STRING.fullmatch(plain(text_of(cell)))]
            below = [cells for _, cells in sheet.rows[at + 1 :]]
            if named and _holds_strings(text_of(cells[named[0]]) for cells in below if named[0] < len(cells)):
                return _strings_refused(text_of(row[named[0]]))
    return None


def unfit(layout: Layout, mapping: Mapping, options: Options) -> Problem | None:
    """Why the rows cannot be placed, with what to do."""
    of_contents = {plain(heading) for heading in options.contents or {}}
    chosen = options.mapping is not None or bool(of_contents)
    if mapping.has_row_months and not any(c.role in (*LABELS, Role.LINE) for c in mapping.columns):
        return _months_alone()
    column = _code_strings(layout, mapping) if options.mapping is None else None
    if column is not None and plain(column.header) not in of_contents:
        return _strings_refused(column.header)
    if not chosen and (unknown := _unknown_beside(layout, mapping)):
        return unknown_amounts(unknown, layout.header_rows[-1])
    return _blocks_refused(layout, mapping)


def _months_alone() -> Problem:
    return error(
        "Raderna är månader, och ingen kolumn säger vilken verksamhet de gäller.",
        "Lägg till en kolumn Verksamhet i filen. Skriv nämndens namn på varje rad om de gäller hela nämnden.",
        code="months_alone",
    )


def _code_strings(layout: Layout, mapping: Mapping) -> Column | None:
    """The column of whole code strings, "4010-5020-510-000", where no other gives the rows their code."""
    named = [c for c in mapping.columns if STRING.fullmatch(plain(c.header))]
    if any(c.role in (Role.LABEL, Role.CODE) and c not in named for c in mapping.columns):
        return None
    for column in named:
        cells = (row[column.index] for _, row in layout.body if column.index < len(row))
        if _holds_strings(map(text_of, cells)):
            return column
    return None


def _holds_strings(cells: Iterable[str]) -> bool:
    texts = list(filter(None, cells))
    strings = [text for text in texts if _PIECES.fullmatch(text) and any(map(str.isdigit, text))]
    return 2 * len(strings) > len(texts)


def _strings_refused(header: str) -> Problem:
    return error(
        f"”{header}” har hela kodsträngen i en cell. Verksamheten går inte att skilja ut.",
        "Ta ut rapporten med Verksamhet i en egen kolumn, eller skriv vad delarna är på en rad ovanför "
        "rubriken, till exempel Konto.Ansvar.Verksamhet med samma skiljetecken.",
        column=header,
        code="code_string",
    )


def _unknown_beside(layout: Layout, mapping: Mapping) -> list[str]:
    """The headings that say nothing known over numbers, in a table with deviations and no other amounts."""
    if any(c.role is Role.AMOUNT for c in mapping.columns):
        return []
    unknown = [c for c in mapping.columns if c.role is Role.IGNORE and c.header and not _says(c.header)]
    return [c.header for c in unknown if are_numbers(layout.body, c.index)]


def _says(header: str) -> bool:
    return read_heading(header).role is not None


def _blocks_refused(layout: Layout, mapping: Mapping) -> Problem | None:
    """An error for the same names under "Intäkter" and again under "Kostnader" or "Netto"."""
    blocks = list(_blocks(layout, mapping))
    for at, (line, row, names) in enumerate(blocks):
        for other, _, others in blocks[at + 1 :]:
            if other != line and len(names & others) > 1:
                return error(
                    f"Samma verksamheter står i flera block, under ”{_WORDS[line]}” och ”{_WORDS[other]}”.",
                    "Ta ut rapporten med Intäkter, Kostnader och Netto som kolumner, eller kopiera rubriken "
                    "och blocket med netto till ett eget blad och lämna in det.",
                    row=row,
                    code="blocks_of_lines",
                )
    return None


_WORDS = {Line.REVENUE: "Intäkter", Line.COST: "Kostnader", Line.NET: "Netto"}


def _blocks(layout: Layout, mapping: Mapping) -> Iterator[tuple[Line, int, set[str]]]:
    """Each heading that is a line alone, its row, and the names with amounts under it but lines and sums."""
    at = min((c.index for c in mapping.columns if c.role in LABELS), default=0)
    figures = [c.index for c in mapping.columns if c.role in _FIGURES]
    heading, where, names = Line.NET, 0, set[str]()
    for number, row in layout.body:
        text = text_of(row[at]) if at < len(row) else ""
        if not text:
            continue
        if all(index >= len(row) or is_blank(row[index]) for index in figures):
            line = line_named(text)
            if line in _BLOCKS:
                yield heading, where, names
                heading, where, names = line, number, set()
        elif where and line_named(text) is None and not read_label(text).sums:
            names.add(plain(text))
    yield heading, where, names
