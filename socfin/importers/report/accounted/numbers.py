"""The cells of a sheet that hold a number, as one array; never what the numbers mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np
import numpy.typing as npt

from socfin.importers.containers.cells import Cell
from socfin.importers.containers.sheets import NumberedRow
from socfin.importers.spelling.cell_units import parted

Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]

_NUMBER = re.compile(r"[-+−–—(\s]*\d[\d\s.,'’]*(?:%|:-)?[-−–)\s]*(?:%|:-)?\s*")


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """Which cells of a sheet hold a number: stored as one, or written as an amount or a per cent."""

    rows: Places
    """The row numbers, rising."""
    are: Flags
    """A line a row and a column a column."""

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return int(self.are.shape[1])

    def places(self, rows: Iterable[int]) -> Places:
        """Where rows stand in the arrays; rows the sheet does not have are passed over."""
        wanted = np.fromiter(rows, dtype="int64")
        hits = np.searchsorted(self.rows, wanted)
        inside = hits < len(self.rows)
        places: Places = hits[inside][self.rows[hits[inside]] == wanted[inside]]
        return places


def numbers_of(rows: Sequence[NumberedRow]) -> Numbers:
    """The numbers of a sheet's rows; text in a column of names costs one look a spelling."""
    columns = list(zip_longest(*(row for _, row in rows)))
    are = np.zeros((len(rows), len(columns)), dtype=bool)
    for at, cells in enumerate(columns):
        are[:, at] = _are_numbers(cells)
    return Numbers(np.fromiter((number for number, _ in rows), dtype="int64"), are)


def is_written_number(text: str) -> bool:
    """True for "1 234,50", "(12)", "12 %" and "614-"; not for "-", "510 Hemtjänst" or a date."""
    bare, _ = parted(text)
    return isinstance(bare, str) and _NUMBER.fullmatch(bare) is not None


def _are_numbers(cells: Sequence[Cell]) -> Flags:
    kinds = set(map(type, cells))
    if kinds <= {int, float}:
        return np.ones(len(cells), dtype=bool)
    written = {text for text in set(cells) if isinstance(text, str) and is_written_number(text)}
    if not written and not kinds & {int, float}:
        return np.zeros(len(cells), dtype=bool)
    if not written:
        return np.fromiter((type(cell) in (int, float) for cell in cells), dtype=bool, count=len(cells))
    return np.fromiter(
        (type(cell) in (int, float) or (type(cell) is str and cell in written) for cell in cells),
        dtype=bool,
        count=len(cells),
    )
