"""The workbook's sheets of what indicators and money say together: exact kronor; "–" where missing."""

from __future__ import annotations

from math import ceil
from textwrap import wrap
from typing import Any

from socfin.documents.excel.formats import Formats
from socfin.documents.excel.printing import ROW, PrintedRow, set_up
from socfin.documents.outline import Outline
from socfin.domain.report import Report
from socfin.services.prose.cost_tables import YEAR, CostTable, Figure, cost_tables

SHEET = 31
"""Letters that Excel allows a sheet's name."""
CODE, NAME = ("Kod", 8), 52
"""The heading and letters of the codes, and the letters of a name."""
NOTE = 90
"""Letters of a line of the note beneath, which stands over the columns from the first on."""


def add_costs(book: Any, looks: Formats, report: Report, say: Outline) -> None:
    """A sheet for each table that has a row."""
    for table in cost_tables(report):
        _add(book, looks, table, say)


def _add(book: Any, looks: Formats, table: CostTable, say: Outline) -> None:
    sheet = book.add_worksheet(table.title[:SHEET])
    has_codes = any(row.code for row in table.rows)
    named = [*([CODE] if has_codes else []), (table.first, NAME)]
    headings = [*named, *((heading, max(12, len(heading))) for heading in table.headings)]
    for place, (heading, width) in enumerate(headings):
        sheet.set_column(place, place, width)
        side = {"align": "right"} if place >= len(named) else {"align": "left", "indent": 1}
        sheet.write_string(0, place, heading, looks.header(**side))
    printed = [PrintedRow(ROW * ceil(len(row.name) / (NAME - 2))) for row in table.rows]
    for i, row in enumerate(table.rows, start=1):
        sheet.set_row(i, printed[i - 1].height)
        for place, word in enumerate(([row.code] if has_codes else []) + [row.name]):
            sheet.write_string(i, place, word, looks.words)
        for place, figure in enumerate(row.figures, start=len(named)):
            _write(sheet, looks, i, place, figure)
    note = wrap(f"{table.caption} Belopp i kronor.", NOTE)
    for i, line in enumerate(note, start=len(table.rows) + 2):
        sheet.write_string(i, 0, line, looks.muted)
    sheet.freeze_panes(1, len(named))
    below = [PrintedRow() for _ in range(len(note) + 1)]
    set_up(sheet, [width for _, width in headings], [*printed, *below], say=say)


def _write(sheet: Any, looks: Formats, i: int, place: int, figure: Figure) -> None:
    look = looks.year if figure.unit == YEAR else looks.number(figure.shown_decimals)
    if figure.number is None:
        sheet.write_string(i, place, "–", look)
    else:
        sheet.write_number(i, place, float(figure.number), look)
