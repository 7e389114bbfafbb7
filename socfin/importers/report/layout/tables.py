"""The tables of a sheet, one under another, each with its own header and titles; never which one is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from socfin.domain.figures import Problem, warning
from socfin.domain.listing import listed
from socfin.importers.containers.cells import Row, text_of
from socfin.importers.containers.sheets import NumberedRow, Sheet
from socfin.importers.report.layout.header import Layout, find_layout, has_amounts
from socfin.importers.spelling.headings import unit_in
from socfin.importers.spelling.months import year_in
from socfin.importers.spelling.periods import months_in

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
    return [*(layout for layout in before if _is_filled(layout)), layout, *after]


def tables_alone(sheet: Sheet) -> list[tuple[Layout, Sheet]]:
    """Each table as if its sheet had no other, with the titles above the first for what its own leave out."""
    layouts = [layout for layout in tables_of(sheet) if _is_filled(layout)]
    headers = [layout.header_rows[0] for layout in layouts]
    ends = [_last_amounts(sheet, above) for above in headers]
    top = [row for row in sheet.rows if headers and ends[0] < row[0] < headers[0]]
    parted: list[tuple[Layout, Sheet]] = []
    for at, layout in enumerate(layouts):
        until = ends[at + 1] if at + 1 < len(ends) else sheet.rows[-1][0]
        rows = [row for row in sheet.rows if ends[at] < row[0] <= until]
        lent = [row for row in top if at and not _says_again(row[1], layout.title_rows)]
        parted.append((layout, replace(sheet, rows=(*lent, *rows))))
    return parted


def _last_amounts(sheet: Sheet, header: int) -> int:
    """The last row with amounts above a header, 0 where none is."""
    return max((number for number, row in sheet.rows if number < header and has_amounts(row)), default=0)


def _says_again(row: Row, own: Sequence[str]) -> bool:
    """True for a title that says a unit or months where the table's own titles say theirs."""
    text = " ".join(map(text_of, row))
    unit = unit_in(text) is not None and any(unit_in(title) is not None for title in own)
    months = _times(text) and any(map(_times, own))
    return unit or months


def _times(text: str) -> bool:
    return months_in(text) is not None or year_in(text) is not None


def others_told(layout: Layout, layouts: list[Layout], *, chosen: bool) -> tuple[Problem, ...]:
    """A warning that names the header rows of the sheet's other tables; a milder one when this was chosen."""
    others = [
        each
        for each in layouts
        if each.sheet.name == layout.sheet.name
        and each.header_rows != layout.header_rows
        and _is_filled(each)
    ]
    if not others:
        return ()
    rows = listed([str(layout.header_rows[0]) for layout in others])
    return (
        warning(
            f"Bara tabellen med rubrik på rad {layout.header_rows[0]} lästes. En annan börjar på rad {rows}.",
            "Välj rubrikens rad under Så lästes filen (--header i kommandot) om det är den andra tabellen "
            "som ska läsas, eller läs alla tillsammans (--tables i kommandot).",
            row=others[0].header_rows[0],
            code="tables_left" if chosen else "more_tables",
        ),
    )


def _has_table(rows: Sequence[NumberedRow]) -> bool:
    return any(has_amounts(row) for _, row in rows)


def _is_filled(layout: Layout) -> bool:
    return any(has_amounts(row) for _, row in layout.body[:50])
