"""Columns of per cents held against the amounts beside them; never stored, and never a guess from one row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from socfin.domain.figures import Problem, warning
from socfin.importers.accounted.claims import Reading
from socfin.importers.containers.cells import Cell, is_blank
from socfin.importers.report.columns.held import Held
from socfin.importers.report.layout.mapping import Column, Role
from socfin.importers.report.rows.entries import Entry
from socfin.importers.spelling.numbers import decimal_of, decimals_of, percent_of

_PER_CENT = re.compile(r"(?i)%|procent|andel|förbruk")
LEAST = 2
"""Rows that must tie before a column is taken for a certain per cent."""
MOST_WRONG = 3
"""One row in so many, at the most, may miss it."""

Formula = Callable[[float, float], float]
_FORMULAS: tuple[Formula, ...] = (
    lambda one, other: 100 * one / other,
    lambda one, other: 100 * (one - other) / abs(other),
    lambda one, other: 100 * (other - one) / abs(other),
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A row's per cent as printed, and by how much it may miss by its own rounding."""

    entry: Entry
    value: float
    half: float


def per_cents(reading: Reading) -> tuple[Held, ...]:
    """The columns not used in which each row has one amount, or the difference of two, in per cent."""
    rows = dict(reading.layout.body)
    held = (_held(column, rows, reading) for column in reading.mapping.columns if column.role is Role.IGNORE)
    return tuple(one for one in held if one is not None)


def _held(column: Column, rows: dict[int, tuple[Cell, ...]], reading: Reading) -> Held | None:
    said = list(_said(column, rows, reading.rows.entries)) if _PER_CENT.search(column.header) else []
    if len(said) < LEAST:
        return None
    amounts = [c.index for c in reading.mapping.columns if c.role is Role.AMOUNT]
    half = max(reading.unit.ore / 10**reading.rows.decimals, 1) / 2
    readings = [
        _ties(said, pair, formula, half) for pair in permutations(amounts[:12], 2) for formula in _FORMULAS
    ]
    best = max(readings, key=lambda one: sum(ties is True for ties in one), default=[])
    tied, wrong = (_those(said, best, is_so) for is_so in (True, False))
    if len(tied) < LEAST or len(wrong) * MOST_WRONG > len(tied):
        return None
    return Held(
        column.index, tuple(entry.row for entry in tied), tuple(_differs(entry, column) for entry in wrong)
    )


def _those(said: Sequence[_Said], ties: Sequence[bool | None], is_so: bool) -> list[Entry]:
    return [one.entry for one, fits in zip(said, ties, strict=False) if fits is is_so]


def _said(column: Column, rows: dict[int, tuple[Cell, ...]], entries: Sequence[Entry]) -> Iterator[_Said]:
    for entry in entries:
        row = rows[entry.row]
        cell = row[column.index] if column.index < len(row) else None
        try:
            number = None if is_blank(cell) else percent_of(cell)
            number = decimal_of(cell) if number is None else number
        except ValueError:
            continue
        if number is not None:
            yield _Said(entry, float(number), 0.5 / 10 ** min(decimals_of(number), 6))


def _ties(said: Sequence[_Said], pair: tuple[int, int], formula: Formula, half: float) -> list[bool | None]:
    """Per row whether it ties, None without both amounts; a per cent may be stored as a share."""
    whole = [_one_ties(one, pair, formula, half, 1) for one in said]
    shares = [_one_ties(one, pair, formula, half, 100) for one in said]
    return max(whole, shares, key=lambda one: sum(ties is True for ties in one))


def _one_ties(one: _Said, pair: tuple[int, int], formula: Formula, half: float, times: int) -> bool | None:
    """Within half of the per cent's last digit and what the amounts' own rounding makes of it."""
    first, second = (one.entry.amounts.get(at) for at in pair)
    if first is None or not second:
        return None
    rounding = 100 * half * (abs(first) + abs(second)) / second**2
    return abs(one.value * times - formula(first, second)) <= one.half * times * 1.02 + rounding


def _differs(entry: Entry, column: Column) -> Problem:
    return warning(
        f"”{entry.called}”: procenten i kolumnen ”{column.header}” stämmer inte med radens belopp.",
        "Kontrollera radens belopp. Procenten själv publiceras inte.",
        row=entry.row,
        column=column.header,
        code="per_cent_differs",
    )
