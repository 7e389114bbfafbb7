"""The rows of a table of figures as HTML: letter by letter what django-tables2 gives, in a part of its time.

The library asks each cell what its column's function is called with, and puts its attributes together anew.
Here both are known once for each column: every column of ours renders from value, record and table.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe

from socfin.domain.report import ReportRow

if TYPE_CHECKING:
    from socfin.tables.base import FigureTable

Write = Callable[[ReportRow], str]


def body(table: FigureTable) -> SafeString:
    """Every row of the table, each cell with the class and the heading of its column."""
    cells = [_cell(column, table) for column in table.columns]
    rows = [
        f'<tr role="row" {_row_attributes(table, row, number)}>{"".join(cell(row) for cell in cells)}</tr>'
        for number, row in enumerate(table.data)
    ]
    return mark_safe("\n".join(rows))  # noqa: S308 - every part is escaped where it is written


def _row_attributes(table: FigureTable, record: ReportRow, number: int) -> str:
    attributes = {name: tell(record, table) for name, tell in table.row_attrs.items()}
    attributes["class"] += " odd" if number % 2 else " even"
    return _attributes(attributes)


def _attributes(values: dict[str, Any]) -> str:
    return " ".join(f'{name}="{escape(value)}"' for name, value in values.items() if value is not None)


def _cell(column: Any, table: FigureTable) -> Write:
    """What writes the cells of a column."""
    value_of, render = attrgetter(column.accessor.replace("__", ".")), column.column.render
    tag, role = ("th", 'scope="row" role="rowheader"') if column.name == "name" else ("td", 'role="cell"')
    missing, empty, opening = column.default, column.column.empty_values, _opening(column)

    def write(record: ReportRow) -> str:
        value = value_of(record)
        text = missing if value in empty else render(value, record, table)
        return f"<{tag} {role} {opening(record)}>{conditional_escape(text)}</{tag}>"

    return write


def _opening(column: Any) -> Write:
    """The attributes of a column's cells: the same for all, or for all with the same status."""
    own = dict(column.column.attrs["td"])
    of_status = own.pop("class")
    if not callable(of_status):
        always = _attributes({"class": _in_order(of_status), **own})
        return lambda _: always
    known: dict[str, str] = {}

    def opening(record: ReportRow) -> str:
        look: str = of_status(record)
        if look not in known:
            known[look] = _attributes({"class": _in_order(look), **own})
        return known[look]

    return opening


def _in_order(classes: str) -> str | None:
    """As the library writes them."""
    return " ".join(sorted(set(classes.split(" ")))) or None
