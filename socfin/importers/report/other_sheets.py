"""The sheets of a workbook that are not read: which look as much like what was read; never their figures."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from socfin.domain.figures import Problem, warning
from socfin.domain.listing import first_of, listed
from socfin.importers.containers.cells import is_number, text_of
from socfin.importers.containers.sheets import Sheet
from socfin.importers.report.layout.header import Layout, has_amounts
from socfin.importers.report.layout.tables import tables_of
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.periods import months_in

LOOKED_AT = 200
"""Rows of a sheet in which the same names are looked for."""
_LEAST = 2
"""Columns of figures of a sheet that is a report of its own beside a list."""


def figures_across(layout: Layout) -> int:
    """How many columns of figures a table has."""
    return sum(heading.is_figures for heading in layout.headings)


def latest_month(layouts: Sequence[Layout]) -> Layout | None:
    """The last month's table that has amounts, where each stands on a sheet called as a month; else None.

    A workbook with a sheet a month is handed in for the month that is new, and may hold months to come.
    """
    named = [(months_in(layout.sheet.name), layout) for layout in layouts]
    known = [(months.year or 0, months.last, layout) for months, layout in named if months is not None]
    if len(layouts) < 2 or len(known) < len(layouts):
        return None
    filled = [each for each in known if any(has_amounts(row) for _, row in each[2].body)]
    return max(filled, key=lambda each: each[:2])[2] if len(filled) > 1 else None


def sheets_alike(layout: Layout, layouts: Sequence[Layout]) -> tuple[str, ...]:
    """The sheets that look as much like a report as the one that was read.

    One column of figures may be of anything, except under the same headings: "Budget" beside "Utfall". Fewer
    columns than the read sheet's are of the same thing where its rows have the same names.
    """
    least = max(_LEAST, figures_across(layout) - 1)
    names = _names(layout)
    others = (
        each.sheet.name
        for each in layouts
        if each.sheet.name != layout.sheet.name
        and each.body
        and (
            figures_across(each) >= least
            or _same_headings(each, layout)
            or (figures_across(each) >= _LEAST and _same_rows(_names(each), names))
        )
    )
    return tuple(dict.fromkeys(others))


def reports_in(sheets: Iterable[Sheet]) -> tuple[str, ...]:
    """The sheets that are reports of their own: with two columns of figures, and rows below them."""
    reports = (
        layout.sheet.name
        for sheet in sheets
        for layout in tables_of(sheet)
        if layout.body and figures_across(layout) >= _LEAST
    )
    return tuple(dict.fromkeys(reports))


def more_sheets(read: str, others: Sequence[str], remedy: str) -> tuple[Problem, ...]:
    """A warning that names the sheets with as good a report as the one that was read; () where none is."""
    if not others:
        return ()
    named = first_of([f"”{name}”" for name in others])
    return (
        warning(
            f"Bara bladet ”{read}” lästes. Också {named} har en rapport.",
            remedy,
            code="more_sheets",
        ),
    )


def left_noted(sheets: Iterable[Sheet], read: Collection[str]) -> tuple[str, ...]:
    """A note that names the visible sheets with numbers that were not read."""
    left = [f"”{sheet.name}”" for sheet in sheets if sheet.name not in read and _has_numbers(sheet)]
    if not left:
        return ()
    what = "Bladet {} läses inte." if len(left) == 1 else "Bladen {} läses inte."
    return (what.format(listed(left)),)


def _has_numbers(sheet: Sheet) -> bool:
    return any(is_number(cell) for _, row in sheet.rows for cell in row)


def _same_headings(first: Layout, other: Layout) -> bool:
    return figures_across(first) > 0 and [h.text for h in first.headings] == [h.text for h in other.headings]


def _same_rows(first: set[str], other: set[str]) -> bool:
    """True when half of the fewer names or more are the other's too."""
    return len(first & other) * 2 >= max(1, min(len(first), len(other)))


def _names(layout: Layout) -> set[str]:
    """The first word of each row that is no number."""
    first = (
        next((plain(text_of(cell)) for cell in row if cell is not None and not is_number(cell)), "")
        for _, row in layout.body[:LOOKED_AT]
    )
    return {name for name in first if name}
