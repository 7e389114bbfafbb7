"""The unit written in an amount's own cell, as "31 000 tkr-" and "kr 31 000"; never which unit a file has."""

from __future__ import annotations

import re
from decimal import Decimal

from socfin.domain.money import Unit
from socfin.importers.containers.cells import Cell
from socfin.importers.spelling.numbers import Mark, decimal_of

_UNIT = re.compile(r"(?i)(?<![^\W\d_])(tkr|kkr|ksek|mnkr|mkr|msek|kronor|kr|sek)(?![^\W\d_])\.?")
_FIGURES = re.compile(r"[\s\d.,()+\-−–—:'’]*\d[\s\d.,()+\-−–—:'’]*")
_UNITS = {"tkr": Unit.TKR, "kkr": Unit.TKR, "ksek": Unit.TKR, "mnkr": Unit.MNKR, "mkr": Unit.MNKR}
_UNITS |= {"msek": Unit.MNKR, "kr": Unit.KR, "kronor": Unit.KR, "sek": Unit.KR}


def parted(cell: Cell) -> tuple[Cell, Unit | None]:
    """A cell without the unit before or after its figures, and that unit; any other cell as it is."""
    if not isinstance(cell, str) or cell.upper() == cell.lower() or len(cell) > 60:
        return cell, None  # without a letter there is no unit, which is told quickly of most cells
    match = _UNIT.search(cell)
    if match is None:
        return cell, None
    rest = f"{cell[: match.start()].rstrip()} {cell[match.end() :].lstrip()}".strip()
    return (rest, _UNITS[match[1].lower()]) if _FIGURES.fullmatch(rest) else (cell, None)


def amount_of(cell: Cell, mark: Mark = Mark.EITHER) -> Decimal | None:
    """`decimal_of` for a cell that may bear its unit, which the caller holds against the file's own."""
    return decimal_of(parted(cell)[0], mark)
