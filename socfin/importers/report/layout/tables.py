"""The tables of a sheet, one under another, each with its own header and titles; never which one is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from socfin.domain.figures import Problem, warning
from socfin.domain.listing import listed
from socfin.importers.containers.sheets import NumberedRow, Sheet
from socfin.importers.report.layout.header import Layout, find_layout, has_amounts

MOST = 20
"""Tables looked for on a sheet."""


def tables_of(sheet: Sheet, most: int = MOST) -> list[Layout]:
    """The layouts of a sheet from the top down; a table has rows with amounts below its header."""
    layout = find_layout(sheet) if most else None
    if layout is None:
        return []
    first = layout.header_rows[0]
    above = [row for row in sheet.rows if row[0] < first]
    below = [row for row in sheet.rows if layout.ends and row[0] > layout.ends]
    before = tables_of(replace(sheet, rows=tuple(above)), most - 1) if _has_table(above) else []
    after = tables_of(replace(sheet, rows=tuple(below)), most - 1) if below else []
    return [*(one for one in before if _is_filled(one)), layout, *after]


def others_told(layout: Layout, layouts: list[Layout], *, chosen: bool) -> tuple[Problem, ...]:
    """A warning that names the header rows of the sheet's other tables; a milder one when this was chosen."""
    others = [
        one
        for one in layouts
        if one.sheet.name == layout.sheet.name and one.header_rows != layout.header_rows and _is_filled(one)
    ]
    if not others:
        return ()
    rows = listed([str(one.header_rows[0]) for one in others])
    return (
        warning(
            f"Bara tabellen med rubrik på rad {layout.header_rows[0]} lästes. En annan börjar på rad {rows}.",
            "Välj rubrikens rad under Så lästes filen (--header i kommandot) "
            "om det är den andra tabellen som ska läsas.",
            row=others[0].header_rows[0],
            code="tables_left" if chosen else "more_tables",
        ),
    )


def _has_table(rows: Sequence[NumberedRow]) -> bool:
    return any(has_amounts(row) for _, row in rows)


def _is_filled(layout: Layout) -> bool:
    return any(has_amounts(row) for _, row in layout.body[:50])
