"""Several columns of small whole numbers as one key a row, to find and add rows that say the same thing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

_TABLE = 1 << 25
"""Different keys up to which a table of them all is quicker than looking each up."""


@dataclass(frozen=True, slots=True)
class Keys:
    """A key a row, and how many different ones there could be."""

    key: np.ndarray
    possible: int

    def repeated(self) -> np.ndarray:
        """The rows that have the same key as another row."""
        if self.possible > _TABLE:
            return pd.Series(self.key).duplicated(keep=False).to_numpy()
        hits: np.ndarray = np.bincount(self.key, minlength=1)[self.key] > 1
        return hits


def keys_of(*columns: np.ndarray) -> Keys:
    """The keys of rows; columns hold whole numbers of any sign, not far from each other."""
    key, possible = np.zeros(len(columns[0]), np.int64), 1
    for column in columns:
        if not len(column):
            break
        lowest = int(column.min())
        width = int(column.max()) - lowest + 1
        key, possible = key * width + (column - lowest), possible * width
    return Keys(key, possible)


def added(keys: Keys, ore: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows of the same key as one: the place of the first of them, and the sum of their öre."""
    groups = pd.factorize(keys.key)[0]
    first = np.zeros(int(groups.max(initial=-1)) + 1, np.int64)
    first[groups[::-1]] = np.arange(len(groups) - 1, -1, -1)
    total = np.zeros(len(first), np.int64)
    np.add.at(total, groups, ore)
    return first, total
