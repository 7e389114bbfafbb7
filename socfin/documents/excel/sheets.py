"""A sheet of rows of words and amounts under one header, set up for paper; never which rows."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

from socfin.documents.excel.formats import Formats
from socfin.documents.excel.printing import ROW, PrintedRow, set_up
from socfin.documents.outline import Outline

Cell = str | int | None
"""A word, or an amount in öre."""
Headings = Sequence[tuple[str, int]]


def add_words_sheet(
    book: Any, looks: Formats, say: Outline, name: str, table: tuple[Headings, list[Sequence[Cell]]]
) -> None:
    """A sheet of rows of words and amounts (öre, written as kronor); words take the lines they need."""
    headings, rows = table
    sheet = book.add_worksheet(name)
    amounts = {place for row in rows for place, cell in enumerate(row) if isinstance(cell, int)}
    for place, (heading, width) in enumerate(headings):
        sheet.set_column(place, place, width)
        is_amount = place in amounts
        header = looks.header(align="right") if is_amount else looks.header(align="left", indent=1)
        sheet.write_string(0, place, heading, header)
    printed = [_printed(cells, headings) for cells in rows]
    for i, cells in enumerate(rows, start=1):
        sheet.set_row(i, printed[i - 1].height)
        for place, cell in enumerate(cells):
            if isinstance(cell, int):
                sheet.write_number(i, place, cell / 100, looks.amount)
            elif cell is not None:
                sheet.write_string(i, place, cell, looks.words)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows), len(headings) - 1)
    set_up(sheet, [width for _, width in headings], printed, say=say)


def _printed(cells: Sequence[Cell], headings: Headings) -> PrintedRow:
    """Words take the lines they need."""
    words = [(cell, width) for cell, (_, width) in zip(cells, headings, strict=True) if isinstance(cell, str)]
    return PrintedRow(ROW * max(1, *(ceil(len(cell) / width) for cell, width in words)))
