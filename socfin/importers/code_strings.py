"""Whole code strings in one cell, parted into the dimensions that the file itself names; never guessed.

"3110.41511.511.0000" under "Kodsträng" is account, ansvar, verksamhet and project where a line above the
header, or the heading, says "Konto.Ansvar.Verksamhet.Projekt". The parts stand as columns after the others.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from socfin.domain.figures import Problem
from socfin.importers.containers.cells import Row, text_of
from socfin.importers.containers.delimited import delimiter_of
from socfin.importers.containers.sheets import Sheet
from socfin.importers.containers.source_file import SourceFile
from socfin.importers.spelling.dimensions import ACCOUNT, VERKSAMHET, dimension_of
from socfin.importers.spelling.labels import plain

STRING = re.compile(r"(?:kod|konto|konterings?)sträng(?:en)?|kontering(?:ar)?|kodstr")
"""What a column of whole code strings is called."""
DEEPEST = 12
"""Rows in which the header is looked for."""
LOOKED_AT = DEEPEST + 3
"""And some below it, that show whether its strings have the parts."""
_SEPARATORS = ".-/|:,_"


@dataclass(frozen=True, slots=True)
class _Strings:
    """Where the strings stand, and the names of their parts."""

    header: int
    """The place of its row."""
    column: int
    separator: str
    names: tuple[str, ...]

    def parts(self, row: Row) -> tuple[str, ...] | None:
        """A row's codes; None where it has no such string."""
        text = text_of(row[self.column]) if self.column < len(row) else ""
        parts = tuple(part.strip() for part in text.split(self.separator))
        return parts if len(parts) == len(self.names) and all(parts) else None


def with_parts(file: SourceFile) -> SourceFile:
    """The file with its code strings' parts as columns where all rows have them; else as it is."""
    if file.is_text:
        return _text_with_parts(file)
    if isinstance(file.grid, Problem):
        return file
    sheets = tuple(_sheet_with_parts(sheet) for sheet in file.grid.sheets)
    return file if sheets == file.grid.sheets else file.with_grid(replace(file.grid, sheets=sheets))


def _text_with_parts(file: SourceFile) -> SourceFile:
    delimiter = delimiter_of(file.head)
    try:
        strings = _strings_in(_rows_of("\n".join(file.head.splitlines()[:LOOKED_AT]), delimiter))
        wider = None if strings is None else _with_parts(_rows_of(file.text.text, delimiter), strings)
    except csv.Error:
        return file
    if wider is None:
        return file
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=delimiter, lineterminator="\r\n").writerows(wider)
    return SourceFile(made.getvalue().encode(), file.filename, file.tell)


def _rows_of(text: str, delimiter: str) -> list[Row]:
    return [
        tuple(row) for row in csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter)
    ]


def _sheet_with_parts(sheet: Sheet) -> Sheet:
    strings = _strings_in([row for _, row in sheet.rows[:LOOKED_AT]])
    wider = None if strings is None else _with_parts([row for _, row in sheet.rows], strings)
    if wider is None:
        return sheet
    numbers = (number for number, _ in sheet.rows)
    return replace(sheet, rows=tuple(zip(numbers, wider, strict=True)))


def _with_parts(rows: Sequence[Row], strings: _Strings) -> list[Row] | None:
    """The rows with the parts after their other cells; None where a row lacks them."""
    width = max(map(len, rows))
    made: list[Row] = []
    for at, row in enumerate(rows):
        filled = any(map(text_of, row))
        parts = strings.names if at == strings.header else strings.parts(row) if at > strings.header else ()
        if parts is None and len(list(filter(None, map(text_of, row)))) > 1:
            return None
        padded = (*row, *[None] * (width - len(row)))
        made.append((*padded, *parts) if filled and parts else row)
    return made


def _strings_in(rows: Sequence[Row]) -> _Strings | None:
    above: tuple[str, tuple[str, ...]] | None = None
    """What the first cell above that names parts says."""
    for at, row in enumerate(rows[:DEEPEST]):
        texts = [text_of(cell) for cell in row]
        is_several = len(list(filter(None, texts))) > 1
        first = above
        for column, text in enumerate(texts):
            named = _names(text) if text else None
            first = first or named
            if not is_several or named is None:
                named = above if text and STRING.fullmatch(plain(text)) else None
            strings = _Strings(at, column, *named) if named is not None else None
            if strings is not None and any(strings.parts(below) for below in rows[at + 1 : at + 3]):
                return strings
        above = first
    return None


def _names(text: str) -> tuple[str, tuple[str, ...]] | None:
    """The separator and the dimensions of "Konto.Ansvar.Verksamhet": three or more, one the verksamhet."""
    for separator in _SEPARATORS:
        names = tuple(part.strip() for part in text.split(separator))
        dimensions = [dimension_of(name) for name in names]
        if len(names) < 2 or None in dimensions:
            continue
        kinds = [dimension.name for dimension in dimensions if dimension is not None]
        if len(set(kinds)) == len(kinds) and {VERKSAMHET, ACCOUNT} & set(kinds):
            return separator, names
    return None
