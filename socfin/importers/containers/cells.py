"""What a cell of a handed-in table can hold; never how a file is opened."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

Cell = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None
"""A cell as the workbook stores it; text files give str only. None is an empty cell."""

Row = tuple[Cell, ...]
KEPT = 1 << 14
"""Texts whose single spaces are kept: a report says the same names on row after row."""


def text_of(cell: Cell) -> str:
    """A cell as a person reads it: 5020.0 → "5020", None → "", spaces of every kind made single."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return _spaced(cell) if isinstance(cell, str) else " ".join(str(cell).split())


@lru_cache(maxsize=KEPT)
def _spaced(text: str) -> str:
    return " ".join(text.split())


def is_blank(cell: Cell) -> bool:
    """True for an empty cell or one with only spaces."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def is_number(cell: Cell) -> bool:
    """True for a cell the workbook stores as a number."""
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def column_name(index: int) -> str:
    """The spreadsheet's name of a column from 0: 0 → "A", 27 → "AB"."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name
