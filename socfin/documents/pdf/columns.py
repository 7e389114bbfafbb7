"""How wide a table's columns are on the PDF's page: else the type setter measures every cell thrice."""

from __future__ import annotations

from collections.abc import Iterable

from socfin.documents.drawing import BOLD, REGULAR, text_width
from socfin.documents.table_cells import Cell, Table, TableRow
from socfin.documents.widths import MILLIMETRES_A_POINT
from socfin.domain.report import RowKind

PAGE = 170.0
"""Millimetres between the margins."""
MANY = 8
"""Columns; a table of more has smaller type and less room for names."""
USUAL, SMALL = (9.5, 62.0), (8.6, 44.0)
"""Points of the type, and millimetres for the rows' names when the figures leave so much."""
BESIDE_FIGURE, BESIDE_WORDS, INDENT = 2.0, 3.5, 3.5
"""Millimetres: the cells' padding, and of a name for each level under the first (report.css)."""
UNBROKEN = 30.0
"""Millimetres of words that are kept on one line: a status, never a sentence."""
SPARE = 0.1
"""Millimetres for what rounding takes."""


def page_widths(table: Table) -> list[float]:
    """Millimetres of each column, the names' first; together the page's width unless figures need more.

    Figures are never broken. What room they leave is shared in proportion to what they need.
    """
    points, names = SMALL if len(table.headings) > MANY else USUAL
    columns = [_needed(table, i, points) for i in range(1, len(table.headings))]
    least, wanted = [low for low, _ in columns], [high for _, high in columns]
    names = max(min(names, PAGE - sum(least)), _names(table, points))
    room = PAGE - names
    if sum(wanted) <= room:
        return [names, *(high * room / sum(wanted) for high in wanted)]
    more = sum(wanted) - sum(least)
    share = max(0.0, room - sum(least)) / more if more else 0.0
    return [names, *(low + (high - low) * share for low, high in columns)]


def _names(table: Table, points: float) -> float:
    """The least room for the names: their longest word where it stands."""
    rooms = [
        INDENT * max(0, min(row.level, 4) - 1) + max(_widths(row.name.split(), points, _is_bold(row)))
        for row in table.rows
    ]
    return max(rooms, default=0.0) + SPARE


def _needed(table: Table, i: int, points: float) -> tuple[float, float]:
    """The least room of a column, and what it takes with its heading on one line."""
    texts = {(row.cells[i - 1].text, _is_bold(row, row.cells[i - 1])) for row in table.rows}
    whole = max(width for text, bold in texts for width in _widths([text], points, bold))
    kept = whole
    if i in table.text_columns and whole > UNBROKEN:
        kept = max(width for text, bold in texts for width in _widths(text.split(), points, bold))
    heading = table.headings[i]
    beside = (BESIDE_WORDS if i in table.text_columns else BESIDE_FIGURE) + SPARE
    least = max(kept, *_widths(heading.split(), points, True))
    return least + beside, max(whole, *_widths([heading], points, True)) + beside


def _is_bold(row: TableRow, cell: Cell | None = None) -> bool:
    """As report.css has it."""
    is_deficit = cell is not None and cell.tone == "deficit"
    return row.kind in (RowKind.TOTAL, RowKind.SUM) or row.is_parent or is_deficit


def _widths(texts: Iterable[str], points: float, bold: bool) -> list[float]:
    """Millimetres of each text; 0 is among them, so that there always is one."""
    weight = BOLD if bold else REGULAR
    return [0.0, *(text_width(text, points, weight) * MILLIMETRES_A_POINT for text in texts)]
