"""A confirmed mapping laid upon this month's file, or what has changed since; never guesses roles anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from socfin.domain.figures import Problem, error
from socfin.importers.containers.sheets import Sheet
from socfin.importers.report.layout.header import LOOK_AT, Layout, find_layout, layout_at
from socfin.importers.report.layout.mapping import Column, Mapping, timeless
from socfin.importers.spelling.roles import Role

PERIOD = "#"
"""A header that is nothing but a month: months as columns grow in number during the year."""


def fitted(sheets: Sequence[Sheet], mapping: Mapping) -> Layout | None:
    """The layout with the mapping's own headers, wherever they now stand; None when they have changed.

    A mapping without columns says only on which rows the header is; without rows, only which sheet it is.
    """
    named = sorted(sheets, key=lambda sheet: sheet.name != mapping.sheet)
    if not mapping.columns:
        rows = mapping.header_rows
        layouts = (layout_at(sheet, rows) if rows else find_layout(sheet) for sheet in named)
        return next((layout for layout in layouts if layout is not None), None)
    wanted = shape(column.header for column in mapping.columns)
    for sheet in named:
        for rows in _places(sheet, mapping.header_rows):
            layout = layout_at(sheet, rows)
            if layout is not None and shape(c.header for c in layout.columns) == wanted:
                return replace(layout, columns=_with_roles(layout.columns, mapping.columns))
    return None


def carried(layout: Layout, mapping: Mapping) -> Layout:
    """The layout as guessed, with the mapping's roles for the columns whose header is still there, once."""
    known: dict[str, list[Column]] = {}
    for column in mapping.columns:
        known.setdefault(timeless(column.header), []).append(column)
    columns = tuple(
        replace(same[0], index=c.index, header=c.header)
        if c.header and len(same := known.get(timeless(c.header), [])) == 1
        else c
        for c in layout.columns
    )
    return replace(layout, columns=columns)


def layout_changed(layout: Layout | None, mapping: Mapping) -> Problem:
    """What is new and what is gone, and that the columns must be looked at."""
    before = [c.header for c in mapping.columns if c.header]
    now = [c.header for c in layout.columns if c.header] if layout else []
    gone, new = _not_in(before, now), _not_in(now, before)
    changes = [f"{word}: {', '.join(listed)}." for word, listed in (("Saknas", gone), ("Ny", new)) if listed]
    return error(
        " ".join(
            (
                "Filens kolumner är inte de som läsningen sparades för.",
                *(changes or ["De står i annan ordning."]),
            )
        ),
        "Kontrollera kolumnerna under Så lästes filen (--contents i kommandot), rätta det som "
        "behövs och läs om filen.",
        code="layout_changed",
    )


def shape(headers: Iterable[str]) -> tuple[str, ...]:
    """The headers without their months, a row of bare months as one, empty ones at the end left out."""
    words = [timeless(header) for header in headers]
    while words and not words[-1]:
        words.pop()
    return tuple(word for word, run in groupby(words) for _ in ([0] if word == PERIOD else run))


def similar(some: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two layouts share most of their headers: the same report, altered."""
    first, second = set(shape(some)) - {""}, set(shape(other)) - {""}
    return bool(first and second) and 2 * len(first & second) > max(len(first), len(second))


def _places(sheet: Sheet, header_rows: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Where a header of the same height can stand, its old place first."""
    numbers = [number for number, _ in sheet.rows[: LOOK_AT + len(header_rows)]]
    height = len(header_rows)
    return [header_rows, *(tuple(numbers[at : at + height]) for at in range(len(numbers) - height + 1))]


def _with_roles(columns: tuple[Column, ...], known: tuple[Column, ...]) -> tuple[Column, ...]:
    """This month's columns with the roles of the mapping's; a further month is as the last one known."""
    left = list(known)
    given: list[Column] = []
    for column in columns:
        if left and timeless(left[0].header) == timeless(column.header):
            role = left.pop(0)
        elif timeless(column.header) == PERIOD and given and timeless(given[-1].header) == PERIOD:
            role = given[-1]
        else:
            while left and timeless(left[0].header) == PERIOD:
                left.pop(0)
            role = left.pop(0) if left else Column(column.index, column.header, Role.IGNORE)
        given.append(replace(role, index=column.index, header=column.header))
    return tuple(given)


def _not_in(headers: list[str], others: list[str]) -> list[str]:
    there = {timeless(header) for header in others}
    return [f"”{header}”" for header in headers if timeless(header) not in there]
