"""Columns that repeat others, as budgets do in December and a second table does; never which months."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import isclose

from socfin.domain.figures import Problem, error
from socfin.domain.period import Month, Span
from socfin.importers.containers.cells import Cell, column_name, is_blank, is_number, text_of
from socfin.importers.report.columns.sides import side_of
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.mapping import Column
from socfin.importers.report.layout.mapping import Mapping as Reading
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.roles import Role

_NAMING = (Role.LABEL, Role.CODE, Role.NAME)


def repeated(layout: Layout, same: Mapping[int, object]) -> tuple[int, ...]:
    """The columns not to read, since a fuller or earlier one of the same months says all that they say.

    `same` is what each column holds figures of. Columns that differ in any row are left as they are.
    """
    groups: dict[object, list[int]] = {}
    for index, what in same.items():
        groups.setdefault(what, []).append(index)
    places: list[int] = []
    for group in (group for group in groups.values() if len(group) > 1):
        cells = {index: _filled(layout, index) for index in group}
        kept: list[int] = []
        for index in sorted(group, key=lambda at: (-len(cells[at]), at)):
            says_more = not any(_is_within(cells[index], cells[other]) for other in kept)
            (kept if says_more else places).append(index)
    return tuple(places)


def second_table(first: Column, second: Column, mapping: Reading) -> Problem | None:
    """That a second table begins between two columns of amounts: with another column of labels."""
    labels = {plain(c.header) for c in mapping.columns if c.role in _NAMING and c.header}
    between = (c for c in mapping.columns if first.index < c.index < second.index)
    begins = next((c for c in between if c.role not in _NAMING and plain(c.header) in labels), None)
    if begins is None:
        return None
    return error(
        f"Två tabeller står bredvid varandra: den andra börjar i kolumn {column_name(begins.index)}.",
        "Flytta den andra tabellen under den första, eller till ett eget blad, och lämna in filen igen. Ska "
        "bara en läsas: ta bort den andras kolumner.",
        column=begins.header,
        code="tables_beside",
    )


def _filled(layout: Layout, index: int) -> dict[int, Cell]:
    """A column's cells by row, without the empty ones."""
    return {
        number: row[index] for number, row in layout.body if index < len(row) and not is_blank(row[index])
    }


def _is_within(own: Mapping[int, Cell], other: Mapping[int, Cell]) -> bool:
    """True when every amount of a column stands on the same row of the other."""
    return all(at in other and _is_equal(cell, other[at]) for at, cell in own.items())


def _is_equal(cell: Cell, other: Cell) -> bool:
    if is_number(cell) and is_number(other):
        return isclose(float(str(cell)), float(str(other)), rel_tol=1e-12, abs_tol=1e-9)
    return text_of(cell) == text_of(other)


def said_twice(
    columns: Iterable[Column], spans: dict[int, Span], as_of: dict[int, Month], mapping: Reading
) -> list[Problem]:
    """Two columns of amounts that say the same thing; neither is chosen for you."""
    seen: dict[tuple[object, ...], Column] = {}
    problems: list[Problem] = []
    for column in columns:
        if column.role is not Role.AMOUNT or column.index not in spans:
            continue
        scenario, span = column.scenario or mapping.scenario, spans[column.index]
        key = (scenario, span, as_of.get(column.index), side_of(column, mapping))
        first = seen.setdefault(key, column)
        if first is not column:
            what = f"{scenario.label.lower()} {span.label}" if scenario else span.label
            if beside := second_table(first, column, mapping):
                return [beside]
            problems.append(
                error(
                    f"{_both(first, column)} läses båda som {what}.",
                    "Välj Används inte för den ena, eller andra månader om de gäller olika tid, under Så "
                    f'lästes filen (--columns "{column_name(column.index)}=används inte" i kommandot).',
                    column=column.header,
                    code="same_column",
                )
            )
    return problems


def _both(first: Column, other: Column) -> str:
    """Two columns by their headings; where these are alike with their letters."""
    names = [f"”{column.header}”" for column in (first, other)]
    if plain(first.header) == plain(other.header):
        names = [f"{column_name(c.index)} {name}" for c, name in zip((first, other), names, strict=True)]
    return f"Kolumnerna {names[0]} och {names[1]}"
