"""Columns that give each row its month, known by heading and cells; never which months a report is for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from socfin.importers.containers.cells import Cell, Row, is_blank, text_of
from socfin.importers.report.layout.mapping import Basis, Column, Role
from socfin.importers.spelling.closing import closing_year
from socfin.importers.spelling.labels import plain, read_label
from socfin.importers.spelling.periods import Months, month_of, months_in

ENOUGH = 0.8
"""The share of a column's cells that must read as months; the rest are told as errors or are sums."""
_MONTH_NUMBER = re.compile(r"0?[1-9]|1[0-2]")
_MISTYPED = re.compile(r"(?i)\d[a-su-zåäö]")
"""A letter right after a figure, as in "mars 20x"; the T of "2022-03-01T00:00" is none."""
_YEAR = re.compile(r"(?:19|20)\d{2}")
_YEARS = re.compile(r"(?:år|årtal|kalenderår|räkenskapsår|verksamhetsår|budgetår|year)")


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
    said = months_in(text, heading=True) if len(text) <= 40 else None
    return said if said is not None and said.is_single else None


def with_months(columns: Sequence[Column], body: Sequence[Row]) -> list[Column]:
    """The columns with one that gives the month, and the year beside it; other candidates are not used."""
    silent = any(c.role is Role.AMOUNT and c.basis is not Basis.HEADER for c in columns)
    periods = [c for c in columns if c.role is Role.PERIOD and silent and _share(c, body) >= ENOUGH]
    chosen = periods[0].index if periods else None
    return [_settled(column, chosen, body) for column in columns]


def _settled(column: Column, chosen: int | None, body: Sequence[Row]) -> Column:
    if column.role is Role.PERIOD and column.index != chosen:
        return replace(column, role=Role.IGNORE)
    if chosen is not None and _YEARS.fullmatch(plain(column.header)) and _are_years(column, body):
        return Column(column.index, column.header, Role.YEAR)
    return column


def _share(column: Column, body: Sequence[Row]) -> float:
    """The share of months among the cells that do not say the total of their rows."""
    cells = [cell for cell in _filled(column, body) if not read_label(text_of(cell)).sums]
    return sum(_is_period(cell) for cell in cells) / len(cells) if cells else 0.0


def _is_period(cell: Cell) -> bool:
    return row_month(cell) is not None or closing_year(text_of(cell)) is not None


def _are_years(column: Column, body: Sequence[Row]) -> bool:
    cells = _filled(column, body)
    return bool(cells) and all(_YEAR.fullmatch(text_of(cell)) for cell in cells)


def _filled(column: Column, body: Sequence[Row]) -> list[Cell]:
    return [row[column.index] for row in body if column.index < len(row) and not is_blank(row[column.index])]
