"""The months that the cell of a row's own period says, one or several; never what a column is for."""

from __future__ import annotations

import datetime as dt
import re

from socfin.importers.containers.cells import Cell, text_of
from socfin.importers.spelling.headings import is_year
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.months import Months
from socfin.importers.spelling.periods import month_of, months_in

_MONTH_NUMBER = re.compile(r"0?[1-9]|1[0-2]")
_MISTYPED = re.compile(r"(?i)\d[a-su-zåäö]")
"""A letter right after a figure, as in "mars 20x"; the T of "2022-03-01T00:00" is none."""
_JOINED = re.compile(r"(?i)(?<=\d)(?=(?:q|kv|t)\.?\s?[1-4]\b)")
"""Between the year and the part of "2025Q1"."""
_SIZES = {"kvartal": 3, "kv": 3, "quarter": 3, "tertial": 4}
_LAST = re.compile(r"(?i)\b(?:till|t\.? ?o\.? ?m|tom|to|slut\w+)\b")
_DAY_ONE = dt.date(1899, 12, 30)
"""The day from which a spreadsheet counts."""
_SERIALS = range(36_526, 54_789)
"""The days of 2000 to 2049 as a spreadsheet counts them."""


def row_month(cell: Cell) -> Months | None:
    """The one month a row's period cell names, with its year where the cell says it."""
    text = text_of(cell)
    if isinstance(cell, str) and _MISTYPED.search(text):
        return None
    month = month_of(cell)
    if month is not None:
        return Months(month.month, month.month, month.year)
    if _MONTH_NUMBER.fullmatch(text):
        return Months(int(text), int(text))
    months = months_in(text, heading=True) if len(text) <= 40 else None
    return months if months is not None and months.is_single else None


def row_span(cell: Cell, heading: str) -> Months | None:
    """The months of a cell under a heading: a month, "Q1 2025", "jan–mar", or 1 under "Kvartal".

    A day as a spreadsheet counts them, 45931, is its month. A year and no more is none.
    """
    words, size = text_of(cell).strip(), part_size(heading)
    if size and words.isdigit() and len(words) == 1 and 0 < int(words) * size <= 12:
        return Months(int(words) * size - size + 1, int(words) * size)
    if size is None or not words.isdigit():
        single = row_month(cell)
        if single is not None:
            return single
    serial = month_of_serial(cell)
    if serial is not None:
        return serial
    text = spaced(words)
    if is_year(text) or len(text) > 40 or (isinstance(cell, str) and _MISTYPED.search(text)):
        return None
    return months_in(text, heading=True)


def spaced(text: str) -> str:
    """ "2025Q1" as "2025 Q1"."""
    return _JOINED.sub(" ", text)


def says_last(heading: str) -> bool:
    """True for "Till period" and "Slutdatum", which end a stretch that another column begins."""
    return _LAST.search(heading) is not None


def month_of_serial(cell: Cell) -> Months | None:
    """The month of a day as a spreadsheet counts them from 1899-12-30; None for any other cell."""
    words = text_of(cell).strip()
    if not (words.isascii() and words.isdigit()) or int(words) not in _SERIALS:
        return None
    day = _DAY_ONE + dt.timedelta(days=int(words))
    return Months(day.month, day.month, day.year)


def part_size(heading: str) -> int | None:
    """How many months a part of the year has, where a heading says that the cells are its numbers."""
    return next((size for word, size in _SIZES.items() if plain(heading).split(" ")[0] == word), None)
