"""Sheets of numbered rows of cells, and the refusal of what is no table; never what the cells mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from socfin.importers.containers.cells import Row

NumberedRow = tuple[int, Row]
"""Row number as the spreadsheet shows it, from 1, and the row's cells."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, or the whole of a text file."""

    name: str
    rows: tuple[NumberedRow, ...]
    merged: tuple[tuple[int, int, int, int], ...] = field(default=())
    """Merged ranges as first row, first column, last row, last column, from 0."""
    formulas: tuple[str, ...] = field(default=())
    """Cells such as "D14" with a formula whose value the file does not have."""
    hidden_rows: frozenset[int] = frozenset()
    """Numbers of the rows that are hidden, by hand or by a filter; known of xlsx only."""
    hidden_columns: frozenset[int] = frozenset()
    """Columns that are hidden, from 0; known of xlsx only."""
    indents: Mapping[int, int] = field(default_factory=dict)
    """Row number → how far its text is indented by its format; known of xlsx only."""
    outlines: Mapping[int, int] = field(default_factory=dict)
    """Row number → how deep it is grouped, for rows that are; known of xlsx only."""
    errors: tuple[tuple[str, str], ...] = ()
    """Cells such as "D14" that hold an error, and which, as "#REF!"; known of xlsx only."""
    scaled: bool = False
    """Whether number formats show amounts in thousands or millions, as the cells are; known of xlsx only."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A file as sheets; encoding and delimiter are "" for workbooks."""

    sheets: tuple[Sheet, ...]
    encoding: str = ""
    delimiter: str = ""
    damaged: bool = False
    """True when the file's own å, ä, ö were lost before it came here."""

    @property
    def is_workbook(self) -> bool:
        """True for xlsx, xls, xlsb and ods."""
        return not self.delimiter
