"""What is said of a row of a text file with more values than its header; never which rows are so."""

from __future__ import annotations

from collections.abc import Sequence

from socfin.domain.figures import Problem, error
from socfin.importers.containers.cells import Cell, is_blank
from socfin.importers.spelling.cell_units import amount_of

_REMEDY = (
    "Troligen delas ett tal i två av sitt komma. Spara filen som CSV med semikolon, med citattecken kring "
    "tal med komma, eller som Excel (.xlsx). Är talet något annat: ge kolumnen en rubrik."
)


def too_many(row: int, values: int, width: int) -> Problem:
    """The error of one row with so many values beneath a header of so many."""
    return error(
        f"Rad {row} har fler värden än rubrikraden ({values} mot {width}), så talen kan stå i fel kolumner.",
        _REMEDY,
        row=row,
        code="too_many_values",
    )


def filled(row: Sequence[Cell]) -> int:
    """How many cells the row has up to the last that holds anything."""
    return max((at for at, cell in enumerate(row, start=1) if not is_blank(cell)), default=0)


def holds_number(cell: Cell) -> bool:
    """True for a cell that is an amount, with or without its unit."""
    try:
        return amount_of(cell) is not None
    except ValueError:
        return False
