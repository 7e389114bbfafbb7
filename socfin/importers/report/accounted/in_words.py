"""The account of a file's numbers in words, and the warning about those without; never which is which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from socfin.domain.figures import Problem, warning
from socfin.domain.listing import MOST, first_of, listed
from socfin.domain.money import grouped
from socfin.importers.containers.cells import column_name, text_of
from socfin.importers.problems import each_row, rows_text
from socfin.importers.report.accounted.partition import Kind, Partition, Place
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.mapping import Mapping
from socfin.importers.report.rows.unused_dimensions import is_dimension
from socfin.importers.spelling.numbers import shown


def account_in_words(parted: Partition, layout: Layout) -> str:
    """ "1 240 tal: 1 100 publiceras, 120 kontrollerade summor, 20 används inte (kolumn Antal, rad 7)." """
    counted = {kind: parted.count(kind) for kind in Kind}
    total = sum(number for kind, number in counted.items() if kind is not Kind.KEY) + len(parted.unclaimed)
    parts = [
        (counted[Kind.PUBLISHED], "publiceras"),
        (counted[Kind.CHECKED], "kontrollerade summor, avvikelser och procent som stämmer"),
        (counted[Kind.WRONG], "stämmer inte"),
        (counted[Kind.COUNTED], "i nyckeltalens kolumner"),
        (counted[Kind.LEFT_OUT], f"används inte ({_named(parted, layout)})"),
        (len(parted.unclaimed), "utan förklaring"),
    ]
    words = ", ".join(f"{grouped(number)} {what}" for number, what in parts if number)
    return f"{grouped(total)} tal: {words or 'inget publiceras'}."


def left_out(parted: Partition) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The columns that no number of is used below the header, and the other rows with numbers left out."""
    are = parted.of(Kind.LEFT_OUT)
    others = parted.numbers.are & ~are & ~parted.of(Kind.KEY)
    columns = are.any(axis=0) & ~others.any(axis=0)
    beside = are.copy()
    beside[:, columns] = False
    rows = parted.numbers.rows[beside.any(axis=1)]
    return tuple(np.flatnonzero(columns).tolist()), tuple(rows.tolist())


def unused_columns(parted: Partition, layout: Layout, mapping: Mapping) -> tuple[str, ...]:
    """The columns of numbers, and of dimensions, that are left out, in the file's order."""
    left = set(left_out(parted)[0]) | {c.index for c in mapping.columns if is_dimension(c)}
    columns = [f"”{heading_of(layout, at)}”" for at in sorted(left)]
    if len(columns) < 2:
        return tuple(f"Kolumnen {column} används inte." for column in columns)
    named = first_of(columns) if len(columns) > MOST else listed(columns)
    return (f"Dessa kolumner används inte: {named}.",)


def unused_rows(parted: Partition, rows: Sequence[int]) -> tuple[str, ...]:
    """ "Dessa rader används inte: rad 5.", and apart from them those with a number that is published."""
    used = set(parted.numbers.rows[parted.of(Kind.PUBLISHED).any(axis=1)].tolist())
    whole, partly = [row for row in rows if row not in used], [row for row in rows if row in used]
    return (
        *((f"Dessa rader används inte: {rows_text(whole)}.",) if whole else ()),
        *((f"Några tal används inte på {rows_text(partly)}.",) if partly else ()),
    )


def heading_of(layout: Layout, column: int) -> str:
    """What a column is called in a message: its heading, else its letter."""
    headers = {c.index: c.header for c in layout.columns}
    return shown(headers.get(column, "")) or column_name(column)


def unaccounted(parted: Partition, layout: Layout) -> tuple[Problem, ...]:
    """A serious warning for each number that is of no kind, or of two: the reading does not know its own."""
    return (
        *each_row(_spelled(parted.unclaimed, layout), _unexplained),
        *each_row(_spelled(parted.claimed_twice, layout), _twice),
    )


def _named(parted: Partition, layout: Layout) -> str:
    columns, rows = left_out(parted)
    words = first_of([heading_of(layout, at) for at in columns])
    named = [f"kolumn {words}"] if columns else []
    return ", ".join([*named, *([rows_text(rows)] if rows else [])])


def _spelled(places: Sequence[Place], layout: Layout) -> Iterable[tuple[int, str]]:
    if not places:
        return
    cells = dict(layout.sheet.rows)
    for row, column in places:
        yield row, f"{shown(text_of(cells[row][column]))}” i kolumnen ”{heading_of(layout, column)}"


def _unexplained(row: int, what: str) -> Problem:
    return warning(
        f"Talet ”{what}” används varken som belopp, summa eller kod.",
        "Kontrollera raden. Är talet ett belopp: visa under Så lästes filen vad kolumnen "
        "innehåller (--contents i kommandot).",
        row=row,
        code="number_unaccounted",
    )


def _twice(row: int, what: str) -> Problem:
    return warning(
        f"Talet ”{what}” används både som belopp och som summa.",
        "Kontrollera raden: skriv ”Summa” framför den om den är en summa.",
        row=row,
        code="number_used_twice",
    )
