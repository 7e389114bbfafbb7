"""The workbook's sheets of what indicators and money say together: exact kronor; "–" where missing."""

from __future__ import annotations

from typing import Any

from socfin.documents.excel.formats import Formats
from socfin.documents.excel.printing import PrintedRow, set_up
from socfin.documents.outline import Outline
from socfin.domain.report import Report
from socfin.services.prose.cost_tables import CostTable, Figure, cost_tables

SHEET = 31
"""Letters that Excel allows a sheet's name."""
WIDTHS = (8, 44)
"""Letters of code and name."""
NAMED = len(WIDTHS)
"""Columns before the figures."""


def add_costs(book: Any, looks: Formats, report: Report, say: Outline) -> None:
    """A sheet for each table that has a row."""
    for table in cost_tables(report):
        _add(book, looks, table, say)


def _add(book: Any, looks: Formats, table: CostTable, say: Outline) -> None:
    sheet = book.add_worksheet(table.title[:SHEET])
    widths = [*WIDTHS, *(max(12, len(heading)) for heading in table.headings)]
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    for place, heading in enumerate(("Kod", table.first, *table.headings)):
        look = looks.header(align="right") if place >= NAMED else looks.header(align="left", indent=1)
        sheet.write_string(0, place, heading, look)
    for i, row in enumerate(table.rows, start=1):
        sheet.write_string(i, 0, row.code, looks.words)
        sheet.write_string(i, 1, row.name, looks.words)
        for place, figure in enumerate(row.figures, start=NAMED):
            _write(sheet, looks, i, place, figure)
    note = f"{table.caption} Belopp i kronor."
    sheet.write_string(len(table.rows) + 2, 1, note, looks.muted)
    sheet.freeze_panes(1, NAMED)
    set_up(sheet, widths, [PrintedRow() for _ in range(len(table.rows) + 2)], say=say)


def _write(sheet: Any, looks: Formats, i: int, place: int, figure: Figure) -> None:
    look = looks.number(figure.decimals)
    if figure.number is None:
        sheet.write_string(i, place, "–", look)
    else:
        sheet.write_number(i, place, float(figure.number), look)
