"""The workbook's columns: which figure, which formula, how wide; no sheet is written here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from socfin.domain import columns
from socfin.domain.columns import WORKBOOK, Place
from socfin.domain.limits import Status
from socfin.domain.lines import Line
from socfin.domain.money import Ore
from socfin.domain.report import ReportRow

Value = float | str | None
LINE_CODES = frozenset(line.value for line in Line)


class Kind(StrEnum):
    """How a column's cells look."""

    NAME = "name"
    TEXT = "text"
    AMOUNT = "amount"
    SHARE = "share"


LOOKS = {
    columns.Kind.AMOUNT: Kind.AMOUNT,
    columns.Kind.DEVIATION: Kind.AMOUNT,
    columns.Kind.SHARE: Kind.SHARE,
    columns.Kind.STATUS: Kind.TEXT,
    columns.Kind.TEXT: Kind.TEXT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column; `formula` names other columns by key in braces and is used when all of them are shown."""

    place: Place
    kind: Kind
    value: Callable[[ReportRow], Value]
    recipe: str = ""
    needs: tuple[str, ...] = ()
    status: Callable[[ReportRow], Status | None] | None = None

    def formula(self, cells: dict[str, str]) -> str:
        """The formula for a row whose figures have these addresses; "" when one that it needs is missing."""
        if not self.recipe or not all(name in cells for name in self.needs):
            return ""
        return self.recipe.format(**cells)


def code_of(row: ReportRow) -> str:
    """A verksamhet's code; a line of the income statement has none that a reader knows."""
    return "" if row.code in LINE_CODES else row.code


def letter(place: int) -> str:
    """The spreadsheet's letter of a column, counted from 0."""
    return chr(ord("A") + place) if place < 26 else "A" + chr(ord("A") + place - 26)


def _figure(place: Place) -> Column:
    column = place.column
    return Column(
        place=place,
        kind=LOOKS[column.kind],
        value=_value(column),
        recipe=_recipe(column),
        needs=(column.part, column.whole),
        status=column.status_of if column.status else None,
    )


def _value(column: columns.Column) -> Callable[[ReportRow], Value]:
    """Kronor, a share or a word."""
    if column.is_amount:
        return lambda row: _kronor(column.value(row))
    return column.value if column.kind is columns.Kind.SHARE else column.word


def _kronor(amount: Ore | None) -> float | None:
    return None if amount is None else amount / 100


def _recipe(column: columns.Column) -> str:
    part, whole = f"{{{column.part}}}", f"{{{column.whole}}}"
    if column.kind is columns.Kind.DEVIATION:
        return f"={part}-{whole}"
    if column.kind is columns.Kind.SHARE:
        return f"={part}/{whole}" if column.keeps_sign else f"={part}/ABS({whole})"
    return ""


COLUMNS = (
    Column(place=Place("code", "Kod", width=9), kind=Kind.TEXT, value=code_of),
    Column(place=Place("name", "Namn", width=38), kind=Kind.NAME, value=lambda row: row.name),
    *(_figure(place) for place in WORKBOOK),
)
