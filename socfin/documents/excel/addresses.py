"""The workbook's sheet of addresses: each figure as it is read, a link to all about it.

On a sheet of its own: a cell that is a link opens it when it is only to be marked, copied or summed.
"""

from __future__ import annotations

from typing import Any

from socfin.documents.excel.formats import Formats
from socfin.documents.excel.printing import FIXED, INSIDE, PrintedRow, set_up
from socfin.documents.outline import Outline
from socfin.documents.table_cells import Cell, Table

NAME_WIDTH, FIGURE_WIDTH = 44, 14
"""Characters of the columns."""
MOST = 65_530
"""Links that a sheet may have; what is over that stands as text."""
TIP = "Allt om siffran"
WHAT = "Varje siffra är en länk till allt om den: raderna bakom, tidigare värden, beslut och frågor."


def add_addresses(book: Any, looks: Formats, say: Outline) -> None:
    """The tables with links in them; no sheet where no figure has a page."""
    every = (*say.tables[:1], *filter(None, (say.appendix,)), *say.tables[1:])
    tables = [table for table in every if any(cell.href for row in table.rows for cell in row.cells)]
    if not tables:
        return
    sheet = book.add_worksheet("Siffrornas sidor")
    widest = max(len(table.headings) for table in tables)
    sheet.set_column(0, 0, NAME_WIDTH)
    sheet.set_column(1, widest - 1, FIGURE_WIDTH)
    sheet.write_string(0, 0, "Siffrornas sidor", looks.title)
    sheet.write_string(1, 0, f"{WHAT} {say.reading}", looks.muted)
    at, left = 3, MOST
    printed = [PrintedRow(badness=FIXED), PrintedRow(badness=FIXED)]
    for table in tables:
        left = _add_table(sheet, looks, table, at, left)
        at += len(table.rows) + 3
        printed += _printed(table)
    set_up(sheet, [NAME_WIDTH, *[FIGURE_WIDTH] * (widest - 1)], printed, say=say)


def _printed(table: Table) -> list[PrintedRow]:
    """A page may begin with a table's title, never with its head or with the empty row after it."""
    rows = [PrintedRow(badness=INSIDE * max(1, row.level)) for row in table.rows]
    return [PrintedRow(), PrintedRow(badness=FIXED), *rows, PrintedRow(badness=FIXED)]


def _add_table(sheet: Any, looks: Formats, table: Table, at: int, left: int) -> int:
    """A table from a row on; how many links there is room for after it."""
    sheet.write_string(at, 0, table.title, looks.mark(alarming=False))
    for place, heading in enumerate(table.headings):
        sheet.write_string(at + 1, place, heading, looks.header(align="right" if place else "left"))
    for i, row in enumerate(table.rows, start=at + 2):
        sheet.write_string(i, 0, row.name, looks.link(level=row.level))
        for place, cell in enumerate(row.cells, start=1):
            left -= _write(sheet, looks, (i, place), cell, is_link=bool(cell.href) and left > 0)
    return left


def _write(sheet: Any, looks: Formats, at: tuple[int, int], cell: Cell, *, is_link: bool) -> bool:
    look = looks.link(is_text=cell.is_text)
    if is_link:
        sheet.write_url(*at, cell.href, look, string=cell.text, tip=TIP)
    else:
        sheet.write_string(*at, cell.text, look)
    return is_link
