"""Formula cells whose values a workbook does not have, or has as errors: told, never reckoned."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from socfin.domain.figures import Problem, error
from socfin.importers.containers.cells import column_name
from socfin.importers.containers.sheets import Sheet

_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")


_ERRORS: Mapping[str, str] = {
    "#REF!": "formeln pekar på en cell som inte finns",
    "#N/A": "formeln hittar inte det den söker",
    "#VALUE!": "formeln räknar med något som inte är ett tal",
    "#DIV/0!": "formeln delar med noll",
    "#NAME?": "formeln har ett namn som Excel inte känner",
}


def without_values(
    sheet: Sheet, columns: Iterable[int] | None = None, after_row: int = 0
) -> tuple[Problem, ...]:
    """What is said of the given columns, all of them when none are given, one error of each kind.

    The first cell with a formula and no value is named, and the first whose value is an error.
    """
    wanted = None if columns is None else {column_name(index) for index in columns}
    errors = dict(sheet.errors)
    unreckoned, failed = (_inside(cells, wanted, after_row) for cells in (sheet.formulas, errors))
    problems = [_unreckoned(unreckoned)] if unreckoned else []
    return (*problems, *([_failed(failed, errors[failed[0][0]])] if failed else []))


def _inside(cells: Iterable[str], wanted: set[str] | None, after_row: int) -> list[re.Match[str]]:
    matches = [match for cell in cells if (match := _CELL.fullmatch(cell)) is not None]
    return [c for c in matches if (wanted is None or c[1] in wanted) and int(c[2]) > after_row]


def _unreckoned(cells: list[re.Match[str]]) -> Problem:
    return error(
        f"Cell {cells[0][0]} har en formel, men filen har inte formelns värde.{_others(cells)}",
        "Öppna filen i Excel så att den räknas om, spara den och lämna in den igen.",
        row=int(cells[0][2]),
        column=cells[0][1],
        code="formula_without_value",
    )


def _failed(cells: list[re.Match[str]], value: str) -> Problem:
    why = f": {_ERRORS[value]}" if value in _ERRORS else ""
    return error(
        f"Cell {cells[0][0]} innehåller felet {value}{why}. Beloppet går inte att läsa.{_others(cells)}",
        "Rätta formeln i Excel, eller skriv beloppet i cellen. Töm cellen om beloppet verkligen saknas.",
        row=int(cells[0][2]),
        column=cells[0][1],
        code="error_in_cell",
    )


def _others(cells: list[re.Match[str]]) -> str:
    more = len(cells) - 1
    return "" if not more else f" Så är det också i {more} {'cell' if more == 1 else 'celler'} till."
