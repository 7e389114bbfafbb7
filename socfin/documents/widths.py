"""How wide a table's columns have to be on paper and on a slide; measures text, never lays it out."""

from __future__ import annotations

from socfin.documents.drawing import BOLD, text_width
from socfin.documents.tables import Table

MILLIMETRES_A_POINT = 25.4 / 72
WIDER = 1.14
"""How much wider the documents' typeface (Arial) is at most than the one that text is measured in."""
BESIDE = 0.306
"""Room around a cell's text, in millimetres per point of its size."""
NAMES, WORDS = 3.53, 2.12
"""The least room for names and for a status, likewise."""


def column_widths(table: Table, width: float, points: float) -> list[float]:
    """Millimetres per column: figures take what they need, words may be broken, the names get the rest.

    Wider than `width` in all when even the least room for names is too much.
    """
    widths = []
    for i, heading in enumerate(table.headings[1:]):
        cells = [row.cells[i] for row in table.rows]
        unbroken = [cell.text for cell in cells if not cell.is_text]
        words = [word for cell in cells if cell.is_text for word in cell.text.split()]
        needed = max(_millimetres(text, points) for text in (*unbroken, *words, *heading.split()))
        widths.append(max(needed, WORDS * points) if words else needed)
    return [max(width - sum(widths), NAMES * points), *widths]


def width_of_names(table: Table, points: float) -> float:
    """Millimetres that the longest name needs on one line; 0 of a table without rows."""
    return max((_millimetres(row.name, points) for row in table.rows), default=0.0)


def width_of_text(text: str, points: float) -> float:
    """Millimetres of a text in bold on one line."""
    return text_width(text, points, BOLD) * MILLIMETRES_A_POINT * WIDER


def _millimetres(text: str, points: float) -> float:
    return width_of_text(text, points) + BESIDE * points
