"""Delimited text as rows of cells; never what the cells mean."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

from socfin.domain.money import grouped

DELIMITERS = ";\t|,"
"""In order of preference when several fit equally well."""

_SAMPLE_LINES = 60
_LONGEST_CELL = 131_072
"""Characters; longer is a quotation mark that never ends. What csv allows is not ours alone to set."""
UNDIVIDED = (
    "går inte att dela upp i celler: ett citattecken saknar sitt slut, eller en cell har mer text än "
    f"{grouped(_LONGEST_CELL)} tecken."
)
"""What is said of a text that csv refuses, after what it is."""


def delimiter_of(text: str) -> str:
    """The delimiter that cuts most of the first lines into equally many cells; ";" when none does."""
    if text[:5].lower() == "sep=;" or (
        text[:4].lower() == "sep=" and len(text) > 4 and text[4] in DELIMITERS
    ):
        return text[4]
    best, best_score = ";", 0
    for delimiter in DELIMITERS:
        score = _fit(text, delimiter)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def rows_of(text: str, delimiter: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Row number (from 1, as a spreadsheet counts) and cells; raises csv.Error for a broken file."""
    skip = 1 if text[:4].lower() == "sep=" else 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for number, cells in enumerate(reader, start=1):
        if max(map(len, cells), default=0) > _LONGEST_CELL:
            raise csv.Error("a cell is longer than any text")
        if number > skip:
            yield number - skip, tuple(cells)


def _fit(text: str, delimiter: str) -> int:
    """Lines that share the commonest width above one, times that width."""
    sample = "\n".join(text[:40_000].splitlines()[:_SAMPLE_LINES])
    widths: Counter[int] = Counter()
    try:
        for cells in csv.reader(io.StringIO(sample), delimiter=delimiter):
            widths[len(cells)] += 1
    except csv.Error:
        return 0
    return max((count * (width - 1) for width, count in widths.items() if width > 1), default=0)


def first_row(text: str) -> list[str]:
    """The cells of the first line that is not blank; [] when there is none or it cannot be cut."""
    start = text.lstrip("\ufeff\r\n")[:20_000]
    try:
        return next(csv.reader(io.StringIO(start), delimiter=delimiter_of(start)), [])
    except csv.Error:
        return []
