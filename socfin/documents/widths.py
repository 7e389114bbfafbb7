"""How wide a table's columns have to be on paper and on a slide; measures text, never lays it out."""

from __future__ import annotations

from socfin.documents.drawing import BOLD, text_width
from socfin.documents.table_cells import Table

MILLIMETRES_A_POINT = 25.4 / 72
WIDER = 1.14
"""How much wider the documents' typeface (Arial) is at most than the one that text is measured in."""
BESIDE = 0.306
"""Room around a cell's text, in millimetres per point of its size."""
NAMES, WORDS = 3.53, 2.12
"""The least room for names and for words, likewise."""
STATUS = 3.6
"""The most room of words that are kept on one line, likewise: a status, never a sentence."""


def column_widths(table: Table, width: float, points: float) -> list[float]:
    """Millimetres per column: figures take what they need, then a status; names and sentences share the rest.

    Wider than `width` in all when even the least room for names is too much.
    """
    columns = [_room(table, i, points) for i in range(len(table.headings) - 1)]
    names = NAMES * points
    left = width - names - sum(least for least, _ in columns)
    widths = []
    for least, wanted in columns:
        more = min(wanted - least, max(0.0, left)) if wanted <= STATUS * points else 0.0
        left -= more
        widths.append(least + more)
    sentences = [max(0.0, wanted - had) for (_, wanted), had in zip(columns, widths, strict=True)]
    named = max(0.0, width_of_names(table, points) + BESIDE * points - names)
    if left > 0 and any(sentences):
        share = min(1.0, left / (named + sum(sentences)))
        widths = [had + more * share for had, more in zip(widths, sentences, strict=True)]
    return [max(width - sum(widths), names), *widths]


def _room(table: Table, i: int, points: float) -> tuple[float, float]:
    """The least room of a column, where only words are broken, and what it takes with nothing broken."""
    cells = [row.cells[i] for row in table.rows]
    heading = [_millimetres(word, points) for word in table.headings[i + 1].split()]
    unbroken = [_millimetres(cell.text, points) for cell in cells]
    wanted = max((*unbroken, *heading))
    if not any(cell.is_text for cell in cells):
        return wanted, wanted
    words = [_millimetres(word, points) for cell in cells for word in cell.text.split()]
    least = max((*words, *heading, WORDS * points))
    return least, max(wanted, least)


def width_of_names(table: Table, points: float) -> float:
    """Millimetres that the longest name needs on one line; 0 of a table without rows."""
    return max((_millimetres(row.name, points) for row in table.rows), default=0.0)


def width_of_text(text: str, points: float) -> float:
    """Millimetres of a text in bold on one line."""
    return text_width(text, points, BOLD) * MILLIMETRES_A_POINT * WIDER


def _millimetres(text: str, points: float) -> float:
    return width_of_text(text, points) + BESIDE * points
