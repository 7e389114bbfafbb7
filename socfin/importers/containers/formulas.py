"""Formula cells whose values a workbook does not have: told, never reckoned."""

from __future__ import annotations

import re
from collections.abc import Iterable

from socfin.domain.figures import Problem, error
from socfin.importers.containers.cells import column_name
from socfin.importers.containers.sheets import Sheet

_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def without_values(
    sheet: Sheet, columns: Iterable[int] | None = None, after_row: int = 0
) -> tuple[Problem, ...]:
    """One error that names the first such cell in the given columns, all of them when none are given."""
    wanted = None if columns is None else {column_name(index) for index in columns}
    cells = [found for cell in sheet.formulas if (found := _CELL.fullmatch(cell)) is not None]
    inside = [c for c in cells if (wanted is None or c[1] in wanted) and int(c[2]) > after_row]
    if not inside:
        return ()
    first, more = inside[0], len(inside) - 1
    others = "" if not more else f" Så är det också i {more} {'cell' if more == 1 else 'celler'} till."
    return (
        error(
            f"Cell {first[0]} har en formel, men filen har inte formelns värde.{others}",
            "Öppna filen i Excel så att den räknas om, spara den och lämna in den igen.",
            row=int(first[2]),
            column=first[1],
            code="formula_without_value",
        ),
    )
