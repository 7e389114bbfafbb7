"""The account of a file with one amount a row: how many are published, and which are not; never why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from socfin.domain.money import NBSP
from socfin.importers.accounted.numbers import numbers_of
from socfin.importers.containers.sheets import NumberedRow
from socfin.importers.problems import rows_text


def rows_told(numbers: Iterable[int], published: Collection[int]) -> str:
    """ "1 240 tal: 1 100 publiceras, 140 används inte (rad 7)." of the rows that hold an amount."""
    rows = set(numbers)
    used, unused = len(rows & set(published)), sorted(rows - set(published))
    parts = [f"{_count(used)} publiceras"] if used or not unused else []
    parts += [f"{_count(len(unused))} används inte ({rows_text(unused)})"] if unused else []
    return f"{_count(len(rows))} tal: {', '.join(parts)}."


def column_told(rows: Sequence[NumberedRow], column: int, published: Collection[int]) -> str:
    """`rows_told` of the numbers in a column of a sheet."""
    numbers = numbers_of(rows)
    are = numbers.are[:, column] if column < numbers.width else numbers.are.any(axis=1)
    return rows_told(numbers.rows[are].tolist(), published)


def _count(number: int) -> str:
    return f"{number:,}".replace(",", NBSP)
