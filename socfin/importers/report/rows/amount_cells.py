"""The cells of amounts of a row, in öre with the file's own signs; never what the row is."""

from __future__ import annotations

from socfin.domain.money import Ore, Unit
from socfin.importers.containers.cells import Cell, Row, column_name, is_blank
from socfin.importers.options import Thousands
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.mapping import Mapping
from socfin.importers.report.rows.entries import TwoWays
from socfin.importers.spelling.cell_units import amount_of, parted
from socfin.importers.spelling.headings import is_unit
from socfin.importers.spelling.numbers import (
    Mark,
    decimal_of,
    decimals_of,
    decimals_written,
    marks_of,
    most_decimals,
    ore_of,
    other_mark,
    percent_of,
    shown,
    stored_decimals,
    stored_ore,
    two_ways_mark,
)
from socfin.importers.spelling.roles import Role

NUMBERS = frozenset({int, float})
MOST_KEPT = 5_000
"""Figures such as "12.345" that are remembered: enough to see what they are beside."""


class AmountCells:
    """Reads the amounts of rows, remembering how many decimals they have and which could not be read."""

    def __init__(
        self, layout: Layout, mapping: Mapping, unit: Unit, thousands: Thousands | None = None
    ) -> None:
        self.unit, self.thousands = unit, thousands
        self.figures = [c for c in mapping.columns if c.role in (Role.AMOUNT, Role.DEVIATION, Role.SUM)]
        self.headings = {c.index: c.header or column_name(c.index) for c in mapping.columns}
        texts = {c.index: _texts(layout, c.index) for c in self.figures}
        self.marks = marks_of(texts, unit)
        self.two_ways: list[TwoWays] = []
        self.unmarked = False
        self.decimals = 0
        self.places = most_decimals(unit)
        self.largest = 0
        self.unreadable: list[tuple[int, str, str]] = []

    def cells(self, row: Row) -> dict[int, Cell]:
        """The row's cells of amounts, sums and deviations by column."""
        return {c.index: row[c.index] if c.index < len(row) else None for c in self.figures}

    def amounts(self, number: int, cells: dict[int, Cell]) -> dict[int, Ore | None]:
        """A row's amounts in öre; None where a cell is blank, or cannot be read and is remembered."""
        return {
            index: (self._stored if type(cell) in NUMBERS else self._amount)(number, index, cell)
            for index, cell in cells.items()
        }

    def _stored(self, number: int, index: int, cell: Cell) -> Ore | None:
        """A number as the file stores it; how many decimals is asked until one has as many as can be."""
        ore = stored_ore(cell, self.unit)  # type: ignore[arg-type]  # a number
        if ore is None:
            return self._amount(number, index, cell)
        return self._counted(ore, stored_decimals(ore, self.unit) if self.decimals < self.places else 0)

    def _amount(self, number: int, index: int, cell: Cell) -> Ore | None:
        if cell is None:
            return None
        try:
            cell = self._bare(cell)
            value = decimal_of(cell, self._mark(number, index, cell))
            if value is None:
                return None
            ore = ore_of(value, self.unit)
        except ValueError as refused:
            heading = self.headings[index]
            self.unreadable.append((number, heading, f"{refused} (kolumnen {shown(heading)})"))
            return None
        if isinstance(cell, str):
            return self._counted(ore, max(decimals_of(value), decimals_written(cell)))
        return self._counted(ore, min(decimals_of(value), 6))

    def _mark(self, number: int, index: int, cell: Cell) -> Mark:
        """The decimal mark of a cell: its column's, but of "12.345" what a person has said."""
        mark = self.marks[index]
        between = two_ways_mark(cell) if self.unit is not Unit.KR and isinstance(cell, str) else None
        if between is not None and mark is not between:
            if len(self.two_ways) < MOST_KEPT:
                self.two_ways.append(TwoWays(number, index, str(cell)))
            self.unmarked |= mark is Mark.EITHER and self.unit is Unit.TKR
            if self.thousands is not None:
                return between if self.thousands is Thousands.DECIMALS else other_mark(between)
        return mark

    def _counted(self, ore: Ore, decimals: int) -> Ore:
        if decimals > self.decimals:
            self.decimals = decimals
        if abs(ore) > self.largest:
            self.largest = abs(ore)
        return ore

    def _bare(self, cell: Cell) -> Cell:
        """The cell without its unit; ValueError (Swedish) for another unit than the report's."""
        bare, unit = parted(cell)
        if unit in (None, self.unit):
            return bare
        raise ValueError(f"”{shown(str(cell))}” är i {unit.label}, men rapporten läses i {self.unit.label}.")


def _texts(layout: Layout, index: int) -> list[str]:
    """A column's amounts that are texts, as far as needed to see how they are written."""
    cells = (row[index] for _, row in layout.body[:2000] if index < len(row))
    bare = (parted(cell)[0] for cell in cells)
    return [cell for cell in bare if isinstance(cell, str) and percent_of(cell) is None]


def is_amount(cell: Cell) -> bool:
    """True for a cell that holds a number."""
    try:
        return amount_of(cell) is not None
    except ValueError:
        return False


def says_units(cells: dict[int, Cell]) -> bool:
    """True for a row of "tkr" beneath the header."""
    return all(is_blank(cell) or (isinstance(cell, str) and is_unit(cell)) for cell in cells.values())
