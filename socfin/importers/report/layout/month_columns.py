"""Columns that give each row its months, known by heading and cells; never which months a report is for."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from socfin.importers.containers.cells import Cell, Row, is_blank, text_of
from socfin.importers.report.layout.mapping import Column
from socfin.importers.spelling.closing import closing_year
from socfin.importers.spelling.labels import plain, read_label
from socfin.importers.spelling.roles import Basis, Role
from socfin.importers.spelling.row_spans import row_span, says_last

DAY = "datum"
ENOUGH = 0.8
"""The share of a column's cells that must read as months; the rest are told as errors or are sums."""
_YEAR = re.compile(r"(?:19|20)\d{2}")
_YEARS = re.compile(r"(?:år|årtal|kalenderår|räkenskapsår|redovisningsår|verksamhetsår|budgetår|year)")


def with_months(columns: Sequence[Column], body: Sequence[Row]) -> list[Column]:
    """The columns with one that gives the month, and the year or the first month beside it.

    A column of years says the year of its rows, whatever stands beside it.
    Other candidates are not used. A row's first and last month are read together, where no column says its
    month: beside one they may be of anything, as a contract.
    """
    silent = any(c.role is Role.AMOUNT and c.basis is not Basis.HEADER for c in columns)
    months = [c for c in columns if silent and _says_months(c, body)]
    firsts = [c for c in months if c.role is Role.FROM]
    lasts = [c for c in months if c.role is Role.PERIOD and says_last(c.header)]
    alone = sorted((c for c in months if c.role is Role.PERIOD and c not in lasts), key=_longest(body))
    pair = [firsts[0].index, lasts[0].index] if firsts and lasts else [None, None]
    first, chosen = [None, alone[0].index] if alone else pair
    return [_settled(column, (chosen, first), body) for column in columns]


def _says_months(column: Column, body: Sequence[Row]) -> bool:
    """A bare "Datum" in one month on every row is when the report was made, and no month of the rows."""
    if column.role not in (Role.PERIOD, Role.FROM) or _share(column, body) < ENOUGH:
        return False
    if plain(column.header) != DAY:
        return True
    spans = {row_span(cell, column.header) for cell in _filled(column, body)} - {None}
    return len(spans) > 1


def _longest(body: Sequence[Row]) -> Callable[[Column], int]:
    """The most months that a cell of a column says: of "Kvartal" and "Månad" the latter parts the rows."""

    def months(column: Column) -> int:
        spans = (row_span(cell, column.header) for cell in _filled(column, body))
        return max((span.last - span.first for span in spans if span is not None), default=0)

    return months


def _settled(column: Column, chosen: Collection[int | None], body: Sequence[Row]) -> Column:
    if column.role in (Role.PERIOD, Role.FROM) and column.index not in chosen:
        return replace(column, role=Role.IGNORE)
    if _YEARS.fullmatch(plain(column.header)) and _are_years(column, body):
        return Column(column.index, column.header, Role.YEAR)
    return column


def _share(column: Column, body: Sequence[Row]) -> float:
    """The share of months among the cells that do not say the total of their rows."""
    cells = [cell for cell in _filled(column, body) if not read_label(text_of(cell)).sums]
    return sum(_is_period(cell, column.header) for cell in cells) / len(cells) if cells else 0.0


def _is_period(cell: Cell, heading: str) -> bool:
    return row_span(cell, heading) is not None or closing_year(text_of(cell)) is not None


def _are_years(column: Column, body: Sequence[Row]) -> bool:
    cells = _filled(column, body)
    return bool(cells) and all(_YEAR.fullmatch(text_of(cell)) for cell in cells)


def _filled(column: Column, body: Sequence[Row]) -> list[Cell]:
    return [row[column.index] for row in body if column.index < len(row) and not is_blank(row[column.index])]
