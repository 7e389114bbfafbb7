"""Columns of per cents held against the amounts beside them; never stored, and never a guess from one row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations
from math import prod

from socfin.domain.figures import Problem, warning
from socfin.domain.money import format_share
from socfin.importers.containers.cells import Cell, is_blank
from socfin.importers.report.accounted.claims import Reading
from socfin.importers.report.columns.held import Held
from socfin.importers.report.layout.mapping import Column
from socfin.importers.report.rows.entries import Entry
from socfin.importers.spelling.numbers import decimal_of, decimals_of, percent_of
from socfin.importers.spelling.roles import Role

_PER_CENT = re.compile(r"(?i)%|procent|andel|förbruk|upparbet|nyttja|använt")
LEAST = 2
"""Rows that must tie before a column is taken for a certain per cent."""
FEW = 3
"""One row in so many, at the most, may miss it, unless those that tie leave no room for chance."""
SURE = 20
"""By how much the rows that tie must outdo the tries: chance then proves one formula in so many at most."""
FAR = 2
"""Percentage units between what is printed and what the amounts give: no rounding makes so many."""
WIDEST = 12
"""Columns of amounts that are tried."""

Formula = Callable[[float, float], float]
_FORMULAS: tuple[Formula, ...] = (
    lambda first, other: 100 * first / other,
    lambda first, other: 100 * (first - other) / abs(other),
    lambda first, other: 100 * (other - first) / abs(other),
)


@dataclass(frozen=True, slots=True)
class _Share:
    """A row's per cent as printed, and with how many decimals."""

    entry: Entry
    value: float
    decimals: int


@dataclass(frozen=True, slots=True)
class _Tried:
    """A reading of a row's per cent: what it says, what the amounts give, and by how much it may miss."""

    statement: _Share
    value: float
    ought: float
    decimals: int
    limit: float

    @property
    def ties(self) -> bool:
        """True within half of the last digit and what the amounts' own rounding makes of it."""
        return abs(self.value - self.ought) <= self.limit

    @property
    def certainty(self) -> float:
        """How many times larger than its rounding the per cent is."""
        return max(abs(self.ought) / self.limit, 1)


def per_cents(reading: Reading) -> tuple[Held, ...]:
    """The columns not used in which each row has one amount, or the difference of two, in per cent."""
    rows = dict(reading.layout.body)
    held = (_held(column, rows, reading) for column in reading.mapping.columns if column.role is Role.IGNORE)
    return tuple(group for group in held if group is not None)


def _held(column: Column, rows: dict[int, tuple[Cell, ...]], reading: Reading) -> Held | None:
    stated = list(_printed(column, rows, reading.rows.entries)) if _PER_CENT.search(column.header) else []
    if len(stated) < LEAST:
        return None
    half = float(reading.precision.last_place) / 2
    amounts = [c.index for c in reading.mapping.columns if c.role is Role.AMOUNT][:WIDEST]
    readings = [
        [
            tried
            for statement in stated
            if (tried := _tried(statement, pair, formula, half, times)) is not None
        ]
        for pair in permutations(amounts, 2)
        for formula in _FORMULAS
        for times in (1, 100)
    ]
    best = max(readings, key=lambda tries: sum(tried.ties for tried in tries), default=[])
    tied, wrong = ([tried for tried in best if tried.ties is is_so] for is_so in (True, False))
    if not _is_proved(tied, wrong, len(readings)):
        return None
    return Held(
        column.index,
        tuple(tried.statement.entry.row for tried in tied),
        tuple(_differs(tried, column) for tried in wrong),
    )


def _is_proved(tied: Sequence[_Tried], wrong: Sequence[_Tried], tries: int) -> bool:
    """Whether the rows that tie show what the column is, beside those that do not."""
    if len(tied) < LEAST or len(wrong) >= len(tied):
        return False
    return len(wrong) * FEW <= len(tied) or prod(tried.certainty for tried in tied[:WIDEST]) >= SURE * tries


def _printed(column: Column, rows: dict[int, tuple[Cell, ...]], entries: Sequence[Entry]) -> Iterator[_Share]:
    for entry in entries:
        row = rows[entry.row]
        cell = row[column.index] if column.index < len(row) else None
        try:
            number = None if is_blank(cell) else percent_of(cell)
            number = decimal_of(cell) if number is None else number
        except ValueError:
            continue
        if number is not None:
            yield _Share(entry, float(number), _decimals(cell, number))


def _decimals(cell: Cell, number: Decimal) -> int:
    """As printed, "99,0" has one; a stored number has those that it needs."""
    written = (
        cell.replace("%", "").strip().rpartition(",")[2] if isinstance(cell, str) and "," in cell else ""
    )
    return min(max(decimals_of(number), len(written)), 6)


def _tried(stated: _Share, pair: tuple[int, int], formula: Formula, half: float, times: int) -> _Tried | None:
    """The per cent as printed, or stored as a share; None without both amounts."""
    first, second = (stated.entry.amounts.get(at) for at in pair)
    if first is None or not second:
        return None
    rounding = 100 * half * (abs(first) + abs(second)) / second**2
    limit = 0.5 * times / 10**stated.decimals * 1.02 + rounding
    decimals = max(stated.decimals - (2 if times > 1 else 0), 0)
    return _Tried(stated, stated.value * times, formula(first, second), decimals, limit)


def _differs(tried: _Tried, column: Column) -> Problem:
    printed, ought = (
        format_share(value / 100, decimals=tried.decimals) for value in (tried.value, tried.ought)
    )
    far = abs(tried.value - tried.ought) >= FAR
    return warning(
        f"”{tried.statement.entry.called}”: kolumnen ”{column.header}” säger {printed}, men "
        f"radens belopp ger {ought}.",
        "Kontrollera radens belopp. Procenten själv publiceras inte.",
        row=tried.statement.entry.row,
        column=column.header,
        code="per_cent_far" if far else "per_cent_differs",
    )
