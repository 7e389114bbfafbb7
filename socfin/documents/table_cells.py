"""A table of a document as cells of text, before any layout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from socfin.domain.money import MISSING
from socfin.domain.rows import RowKind

LINE = 30
"""Letters of a line in a column of words, roughly: 50 mm of a table's type."""
SHORT = 14
"""Lines of a table that is never parted."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A spelled figure; tone is "deficit", "surplus" or "" and says no more than sign and status word do."""

    text: str
    tone: str = ""
    is_text: bool = False
    href: str = ""
    """Where all about the figure is told; "" for what has no page."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row's name, place in the tree and cells."""

    name: str
    level: int
    kind: RowKind
    is_parent: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A title, a caption with period, unit and sign, column headings (the first is the rows') and rows."""

    title: str
    caption: str
    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]
    is_behind: bool = False
    """Whether it stands behind what is told: after goals and questions, in an appendix of slides."""

    @property
    def is_short(self) -> bool:
        """Whether it is to stay on one page: no more lines than a third of it, words taking several."""
        return sum(_tallest(row) for row in self.rows) <= SHORT

    @property
    def text_columns(self) -> tuple[int, ...]:
        """Indexes among the headings of columns that hold words, the rows' names included."""
        last = [i for i, cell in enumerate(self.rows[0].cells, start=1) if cell.is_text] if self.rows else []
        return (0, *last)


def in_two(tables: Sequence[Table]) -> tuple[list[Table], list[Table]]:
    """Those of what is told, and those behind it; goals and questions stand between them."""
    return [each for each in tables if not each.is_behind], [each for each in tables if each.is_behind]


def dash_words(tables: Iterable[Table]) -> str:
    """What a dash in any of the tables means; "" where there is none."""
    cells = (cell.text for table in tables for row in table.rows for cell in row.cells)
    return (
        "”–” i en tabell betyder att uppgiften saknas eller inte går att räkna ut."
        if MISSING in cells
        else ""
    )


def _tallest(row: TableRow) -> int:
    """The lines of its longest words."""
    words = [row.name, *(cell.text for cell in row.cells if cell.is_text)]
    return max(1, *(-(-len(text) // LINE) for text in words))
