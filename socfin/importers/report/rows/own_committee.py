"""Rows of other committees in a report with a column of committees: left out and told; never the sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from socfin.domain.figures import Problem
from socfin.importers.containers.cells import Row, text_of
from socfin.importers.options import Options, OtherCommittees
from socfin.importers.other_committees import others_in_column
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.mapping import Column, Mapping
from socfin.importers.spelling.dimensions import WIDE, dimension_of
from socfin.importers.spelling.labels import read_label
from socfin.importers.spelling.roles import Role


def of_own_committee(
    layout: Layout, mapping: Mapping, options: Options
) -> tuple[Layout, tuple[Problem, ...]]:
    """The table without rows that a column of committees or administrations says are another's.

    A blank cell is as the cell above it. The column that the rows are of is no such column.
    """
    problems: tuple[Problem, ...] = ()
    if options.other_committees is OtherCommittees.COUNTED:
        return layout, problems
    for column in (c for c in mapping.columns if _is_wide(c)):
        cells = _filled(layout, column.index)
        others, asked = others_in_column(cells.values(), column.header, options)
        problems += asked
        if others:
            gone = {row for row, word in cells.items() if word in others or _sums_others(word, others)}
            rows = tuple(numbered for numbered in layout.sheet.rows if numbered[0] not in gone)
            layout = replace(layout, sheet=replace(layout.sheet, rows=rows))
    return layout, problems


def _is_wide(column: Column) -> bool:
    named = dimension_of(column.header)
    return named is not None and named.name in WIDE and column.role in (Role.IGNORE, Role.DIMENSION)


def _filled(layout: Layout, at: int) -> dict[int, str]:
    """The words of a column by row, blank ones as above; a sum begins nothing."""
    filled: dict[int, str] = {}
    above = ""
    for number, row in layout.body:
        own = _text(row, at)
        above = own if own and not read_label(own).sums else above
        filled[number] = own or above
    return filled


def _sums_others(word: str, others: Sequence[str]) -> bool:
    """True for a total of all committees, and for the sum of one of the others."""
    label = read_label(word)
    return label.sums and (not label.name or any(label.name in other for other in others))


def _text(row: Row, at: int) -> str:
    return text_of(row[at]) if at < len(row) else ""
