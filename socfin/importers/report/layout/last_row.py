"""The last row of a table as a person has said it, and what stands under it; never a guess of its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from socfin.domain.figures import Problem, error
from socfin.domain.listing import first_of
from socfin.importers.containers.cells import Cell, Row, is_blank, text_of
from socfin.importers.report.layout.header import WIDEST, Layout
from socfin.importers.spelling.cell_units import amount_of
from socfin.importers.spelling.numbers import shown

EXAMPLE = "40"


def last_row_said(text: str) -> int:
    """ "40" as a row's number from 1; ValueError (Swedish) for anything else."""
    words = text.strip()
    if not (words.isascii() and words.isdigit() and 0 < int(words) < 10_000_000):
        raise ValueError(f"”{text}” är inget radnummer. Skriv tabellens sista rad, till exempel {EXAMPLE}.")
    return int(words)


def ended(layout: Layout, last: int | None) -> Layout:
    """The layout with its body down to the row that was said, whatever else was taken for its end."""
    return layout if last is None else replace(layout, ends=last)


def outside(layouts: Sequence[Layout], layout: Layout, last: int | None) -> list[Layout]:
    """The layouts but those that the table was said to reach over."""
    over = range(layout.header_rows[-1] + 1, (last or 0) + 1)
    return [
        each for each in layouts if each.sheet.name != layout.sheet.name or each.header_rows[0] not in over
    ]


def above_its_rows(layout: Layout, last: int | None) -> tuple[Problem, ...]:
    """An error where the table was said to end before its first row."""
    header = layout.header_rows[-1]
    if last is None or last > header:
        return ()
    return (
        error(
            f"Tabellen ska sluta på rad {last}, men rubriken står på rad {header}.",
            "Skriv en rad under rubriken under Så lästes filen (--last-row i kommandot).",
            row=last,
            code="last_row",
        ),
    )


def left_under(layout: Layout, last: int | None) -> tuple[str, ...]:
    """The rows with numbers under the end that was said, by number and name; they are left out."""
    if last is None or last <= layout.header_rows[-1]:
        return ()
    rows = [f"rad {n} {_name(row)}".strip() for n, row in layout.sheet.rows if n > last and _has_number(row)]
    under = (
        f"Dessa rader under den används inte: {first_of(rows)}." if rows else "Inga belopp står under den."
    )
    return (f"Tabellen slutar på rad {last}, som valt. {under}",)


def _has_number(row: Row) -> bool:
    return any(map(_is_number, row[:WIDEST]))


def _is_number(cell: Cell) -> bool:
    try:
        return not is_blank(cell) and amount_of(cell) is not None
    except ValueError:
        return False


def _name(row: Row) -> str:
    texts = (text_of(cell) for cell in row[:WIDEST] if not is_blank(cell) and not _is_number(cell))
    name = shown(next(texts, ""))
    return f"”{name}”" if name else ""
