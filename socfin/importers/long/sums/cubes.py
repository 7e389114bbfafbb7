"""Figures of a long file added up by verksamhet and cell, as arrays; never what a sum means.

A cell is a scenario, its months and, for a forecast, the month it was made after.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from socfin.domain.lines import Line
from socfin.frames.declared import MOST_NUMBERS, numbered

CELL = ["scenario", "last_month", "months", "as_of"]
SURE = 6.0
"""Figures that agree before a likeness is taken for no chance: about one in a million."""
LIKELY = 3.0
"""Figures that agree before a person is asked."""
MOST_TIE = 0.5
"""The share of cells in which a row must be the sum of others to be their sum in all of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Cube:
    """Net öre by verksamhet (rows) and cell (columns), memo lines aside."""

    codes: list[str]
    """The verksamheter in the file's order."""
    net: np.ndarray
    has: np.ndarray
    """Where the file has an amount."""
    of_row: np.ndarray
    """Each figure's verksamhet, as a row."""
    cell_of_row: np.ndarray
    step: int
    """The last place that the amounts show, in öre."""

    def rows_in(self, at: int, cells: np.ndarray) -> np.ndarray:
        """The figures of a verksamhet in some cells."""
        hits: np.ndarray = (self.of_row == at) & cells[self.cell_of_row]
        return hits


def cube_of(figures: pd.DataFrame, per_unit: int) -> Cube:
    """The figures of a frame; amounts that are missing add nothing."""
    words = figures["verksamhet_code"].astype("category")
    places, order = pd.factorize(words.cat.codes.to_numpy())
    known = [str(word) for word in words.cat.categories]
    codes = [known[int(at)] for at in order]
    cells = places_of(figures, CELL)
    counts = (figures["amount_ore"].notna() & (figures["line"] != Line.OF_WHICH_PERSONNEL.value)).to_numpy()
    ore = figures["amount_ore"].fillna(0).to_numpy(dtype="int64")
    shape = (len(codes), int(cells.max()) + 1 if len(cells) else 0)
    net, has = np.zeros(shape, dtype="int64"), np.zeros(shape, dtype=bool)
    np.add.at(net, (places[counts], cells[counts]), ore[counts])
    has[places[counts], cells[counts]] = True
    return Cube(codes, net, has, places, cells, step_of(ore, per_unit))


def places_of(figures: pd.DataFrame, names: Sequence[str]) -> np.ndarray:
    """A number from 0 for each row, equal for rows that are alike in the named columns of a figure frame."""
    number, size = np.zeros(len(figures), dtype="int64"), 1
    for name in names:
        column = figures[name]
        if column.dtype == "category":
            codes, count = column.cat.codes.to_numpy(dtype="int64"), len(column.cat.categories)
        else:
            codes = (
                column.to_numpy(dtype="int64", na_value=0)
                if column.isna().any()
                else column.to_numpy("int64")
            )
            low = int(codes.min()) if len(codes) else 0
            codes, count = codes - low, int(codes.max()) - low + 1 if len(codes) else 1
        if size * max(count, 1) > MOST_NUMBERS:
            return pd.factorize(numbered(figures[[*names]]))[0]
        number, size = number * max(count, 1) + codes, size * max(count, 1)
    return pd.factorize(number)[0]


def step_of(ore: np.ndarray, per_unit: int) -> int:
    """The last place that amounts show, in öre: a unit, or a tenth, hundredth … of it, one öre at least."""
    step = per_unit
    while step > 1 and (ore % step).any():
        step //= 10
    return max(step, 1)


def limit(parts: int, step: int) -> float:
    """How much a sum of so many rounded amounts may differ by rounding alone, in öre."""
    return (parts + 1) * step / 2 if step > 1 else 0


def certainty(amounts: np.ndarray, step: int) -> float:
    """How many figures agree where amounts that are no chance are alike."""
    return float(np.log10(np.abs(amounts) / step + 1).sum())
