"""How a file was read, as a controller may correct it: layout, first rows, dimensions; never figures."""

from __future__ import annotations

from dataclasses import dataclass

from socfin.importers.containers.cells import Cell, is_number, text_of
from socfin.importers.containers.sheets import Sheet
from socfin.importers.options import Braces
from socfin.importers.report.layout.mapping import Mapping

BELOW = 5
"""Rows shown below the header."""
ABOVE = 3
"""Rows shown above a header that stands far down."""
WIDEST = 40


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension a file has objects in: its number, its name and how many objects it uses."""

    number: str
    name: str
    objects: int


@dataclass(frozen=True, slots=True)
class FileReading:
    """The reading of one file; what a format does not have is empty."""

    fingerprint: str = ""
    """Recognises the layout next month; "" for formats that are always read the same way."""
    mapping: Mapping | None = None
    """A report's layout as it was read; None when no header was found."""
    rows: tuple[tuple[int, tuple[str, ...]], ...] = ()
    """The first rows of a report as text, with their numbers."""
    sheets: tuple[str, ...] = ()
    """The sheets of a workbook that have a report or a list."""
    taken: tuple[Mapping, ...] = ()
    """The layouts of the sheets that were read together, the shown one first; () when one was read."""
    lists: tuple[str, ...] = ()
    """The sheets of a workbook of lists that were read."""
    unknown_lines: tuple[str, ...] = ()
    """Rows of an income statement that are known by no name, whatever has been decided about them."""
    dimensions: tuple[Dimension, ...] = ()
    """The dimensions of a SIE file that may be verksamhet."""
    entities: tuple[str, ...] = ()
    """The enheter of a Qlik extract, one of which is the committee."""
    dimension: str = ""
    braces: Braces | None = None
    asks: tuple[str, ...] = ()
    """Names of the choices (importers/choices.py) that this file leaves to a person."""

    @property
    def is_empty(self) -> bool:
        """True when there is nothing a person may correct."""
        return not (self.mapping or self.rows or self.sheets or self.dimensions or self.entities or self.asks)


def _as_shown(cell: Cell) -> str:
    """A cell as a Swede reads it: a stored number has a decimal comma and a real minus."""
    text = text_of(cell)
    return text.replace(".", ",").replace("-", "−", 1) if is_number(cell) else text


def first_rows(sheet: Sheet, header_rows: tuple[int, ...]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The rows around the header, each as wide as the widest of them."""
    first, last = (header_rows[0], header_rows[-1]) if header_rows else (1, 10)
    start = 1 if first <= 2 * ABOVE else first - ABOVE
    shown = [(n, tuple(map(_as_shown, row[:WIDEST]))) for n, row in sheet.rows if start <= n <= last + BELOW]
    width = max((len(row) for _, row in shown), default=0)
    return tuple((n, (*row, *[""] * (width - len(row)))) for n, row in shown)
