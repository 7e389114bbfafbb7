"""The account of a file with one amount a row: how many are published, and which are not; never why."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np

from socfin.domain.money import grouped
from socfin.importers.containers.sheets import NumberedRow
from socfin.importers.problems import rows_text
from socfin.importers.report.accounted.numbers import numbers_of

Ints = np.ndarray[Any, np.dtype[np.int64]]


def rows_told(
    numbers: Ints | Sequence[int],
    published: Ints | Collection[int],
    checked: Collection[int] = (),
    wrong: Collection[int] = (),
) -> str:
    """ "1 240 tal: 1 100 publiceras, 140 används inte (rad 7)." of the rows that hold an amount.

    `checked` are the sums that tie, `wrong` those that do not; each row is of one kind only.
    """
    given = np.asarray(numbers, dtype="int64")
    size = int(given.max()) + 1 if len(given) else 0
    rows = np.flatnonzero(_flags(given, size))
    used, ties, differ = (_flags(some, size)[rows] for some in (published, checked, wrong))
    ties &= ~used
    differ &= ~used & ~ties
    unused = rows[~(used | ties | differ)].tolist()
    parts = [f"{grouped(int(used.sum()))} publiceras"] if used.any() or not unused else []
    parts += [f"{grouped(int(ties.sum()))} kontrollerade summor som stämmer"] if ties.any() else []
    parts += [f"{grouped(int(differ.sum()))} stämmer inte"] if differ.any() else []
    parts += [f"{grouped(len(unused))} används inte ({rows_text(unused)})"] if unused else []
    return f"{grouped(len(rows))} tal: {', '.join(parts)}."


def _flags(rows: Ints | Collection[int], size: int) -> np.ndarray:
    """True at each row of those, below a size."""
    flags = np.zeros(size, dtype=bool)
    given = rows if isinstance(rows, np.ndarray) else np.array([*rows], dtype="int64")
    flags[given[given < size]] = True
    return flags


def column_told(rows: Sequence[NumberedRow], column: int, published: Collection[int]) -> str:
    """`rows_told` of the numbers in a column of a sheet."""
    numbers = numbers_of(rows)
    are = numbers.are[:, column] if column < numbers.width else numbers.are.any(axis=1)
    return rows_told(numbers.rows[are].tolist(), published)
