"""The lines of a header as one text a column, and the text of a heading's cell; never what they mean."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence

from socfin.importers.containers.cells import Cell, Row, is_blank, text_of
from socfin.importers.spelling.periods import month_of


def joined_lines(rows: Sequence[Row], width: int) -> list[str]:
    """Each column's heading from top to bottom; an upper line reaches right until its next text."""
    columns: list[list[str]] = [[] for _ in range(width)]
    for line, row in enumerate(rows):
        joined = ""
        below = rows[line + 1 :]
        for index in range(width):
            text = heading_text(row[index]) if index < len(row) else ""
            reaches = any(index < len(lower) and not is_blank(lower[index]) for lower in below)
            joined = text or (joined if reaches else "")
            if joined:
                columns[index].append(joined)
    return [" ".join(parts).replace("- ", "") if _is_split(parts) else " ".join(parts) for parts in columns]


def heading_text(cell: Cell) -> str:
    """A heading's text; a date cell is its month, with the day where that is not how a month is written."""
    month = None if isinstance(cell, str) else month_of(cell)
    if month is None:
        return text_of(cell)
    day = cell.day if isinstance(cell, dt.date) else 1
    return f"{month}-{day:02d}" if day > 1 else str(month)


def _is_split(parts: Sequence[str]) -> bool:
    """True for one word over two lines: "Helårs-" above "budget"."""
    return any(
        upper.endswith("-") and upper[-2:-1].isalpha() and lower[:1].islower()
        for upper, lower in itertools.pairwise(parts)
    )
