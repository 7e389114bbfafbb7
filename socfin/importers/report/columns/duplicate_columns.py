"""Columns that repeat the months and amounts of another, as budgets do in December; never which months."""

from __future__ import annotations

from collections.abc import Mapping
from math import isclose

from socfin.importers.containers.cells import Cell, is_blank, is_number, text_of
from socfin.importers.report.layout.header import Layout


def repeated(layout: Layout, same: Mapping[int, object]) -> tuple[int, ...]:
    """The columns not to read, since a fuller or earlier one of the same months says all that they say.

    `same` is what each column holds figures of. Columns that differ in any row are left as they are.
    """
    groups: dict[object, list[int]] = {}
    for index, what in same.items():
        groups.setdefault(what, []).append(index)
    places: list[int] = []
    for group in (group for group in groups.values() if len(group) > 1):
        cells = {index: _filled(layout, index) for index in group}
        kept: list[int] = []
        for index in sorted(group, key=lambda at: (-len(cells[at]), at)):
            says_more = not any(_is_within(cells[index], cells[other]) for other in kept)
            (kept if says_more else places).append(index)
    return tuple(places)


def _filled(layout: Layout, index: int) -> dict[int, Cell]:
    """A column's cells by row, without the empty ones."""
    return {
        number: row[index] for number, row in layout.body if index < len(row) and not is_blank(row[index])
    }


def _is_within(own: Mapping[int, Cell], other: Mapping[int, Cell]) -> bool:
    """True when every amount of a column stands on the same row of the other."""
    return all(at in other and _is_equal(cell, other[at]) for at, cell in own.items())


def _is_equal(cell: Cell, other: Cell) -> bool:
    if is_number(cell) and is_number(other):
        return isclose(float(str(cell)), float(str(other)), rel_tol=1e-12, abs_tol=1e-9)
    return text_of(cell) == text_of(other)
