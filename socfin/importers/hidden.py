"""Rows and columns that a workbook hides: told, and left out when a person says so; never silently either."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from socfin.domain.figures import Problem, error, warning
from socfin.domain.listing import first_of
from socfin.importers.containers.cells import Row, column_name, is_blank, is_number, text_of
from socfin.importers.containers.sheets import Sheet
from socfin.importers.containers.source_file import SourceFile
from socfin.importers.options import HiddenRows
from socfin.importers.problems import only_row

_CHOOSE = "Välj under Så lästes filen om dolda rader läses (--hidden-rows i kommandot)."


def without_hidden(file: SourceFile, answer: HiddenRows | None) -> SourceFile:
    """The file without the hidden rows that hold a number, when a person has said that they are not read."""
    if answer is not HiddenRows.LEAVE or isinstance(file.grid, Problem) or not file.grid.is_workbook:
        return file
    sheets = tuple(_without(sheet) for sheet in file.grid.sheets)
    return file.with_grid(replace(file.grid, sheets=sheets))


def _without(sheet: Sheet) -> Sheet:
    rows = {number for number, _ in _hidden(sheet)}
    return replace(sheet, rows=tuple(numbered for numbered in sheet.rows if numbered[0] not in rows))


def hidden_rows_told(sheet: Sheet, answer: HiddenRows | None, after: int = 0) -> tuple[Problem, ...]:
    """What is said of a sheet's hidden rows below a row: an error until a person has chosen, then a warning.

    `sheet` is as the workbook has it.
    """
    rows = [(n, row) for n, row in _hidden(sheet) if n > after]
    if not rows:
        return ()
    which = "En rad är dold" if len(rows) == 1 else f"{len(rows)} rader är dolda"
    named = f"{which} i arbetsboken, för hand eller av ett filter: {_named(rows)}."
    row = only_row([number for number, _ in rows])
    if answer is None:
        return (
            error(
                f"{named} Det går inte att se om det dolda ska räknas med.",
                _CHOOSE,
                row=row,
                code="hidden_rows",
            ),
        )
    read = "läses inte" if answer is HiddenRows.LEAVE else "räknas med"
    return (warning(f"{named} Det dolda {read}, som valt.", _CHOOSE, row=row, code="hidden_rows_chosen"),)


def hidden_columns_told(sheet: Sheet, used: Iterable[tuple[int, str]]) -> tuple[Problem, ...]:
    """A warning that names the columns (place and heading) that are read though the workbook hides them."""
    hidden = [f"{column_name(at)} ”{header}”" for at, header in used if at in sheet.hidden_columns]
    if not hidden:
        return ()
    return (
        warning(
            f"Kolumner som är dolda i arbetsboken läses: {first_of(hidden)}.",
            "Välj Används inte för kolumnen under Så lästes filen (--columns i kommandot) "
            "om den inte ska läsas.",
            column=hidden[0],
            code="hidden_columns",
        ),
    )


def _hidden(sheet: Sheet) -> list[tuple[int, Row]]:
    return [
        (number, row)
        for number, row in sheet.rows
        if number in sheet.hidden_rows and any(map(is_number, row))
    ]


def _named(rows: Sequence[tuple[int, Row]]) -> str:
    """ "rad 5 ”IFO” (−110, −120)": each row with its first text and its last numbers."""
    return first_of([f"rad {number} {_words(row)}".rstrip() for number, row in rows])


def _words(row: Row) -> str:
    name = next((text_of(cell) for cell in row if not is_blank(cell) and not is_number(cell)), "")
    numbers = [text_of(cell).replace(".", ",").replace("-", "−") for cell in row if is_number(cell)]
    return f"{f'”{name[:60]}” ' if name else ''}({'; '.join(numbers[:3])})"
