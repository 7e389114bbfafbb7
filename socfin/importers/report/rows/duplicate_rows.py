"""Rows of a report that say the same thing, and the unused column that parts them; never which is right."""

from __future__ import annotations

from collections.abc import Sequence

from socfin.domain.figures import ParsedFigure, Problem, error
from socfin.importers.containers.cells import Row, text_of
from socfin.importers.problems import each_row
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.mapping import Column, Mapping
from socfin.importers.report.rows.blocks import Key, key_of
from socfin.importers.spelling.numbers import shown
from socfin.importers.spelling.roles import Role
from socfin.importers.spelling.row_spans import row_month


def said_again(figures: Sequence[ParsedFigure], layout: Layout, mapping: Mapping) -> tuple[Problem, ...]:
    """An error per row that says what another row says, with the column that tells them apart, if any."""
    seen: dict[Key, int] = {}
    again: dict[tuple[int, int], None] = {}
    for figure in figures:
        first = seen.setdefault(key_of(figure), figure.row)
        if first != figure.row:
            again[figure.row, first] = None
    if not again:
        return ()
    rows = dict(layout.body)
    between = _parting([(rows[row], rows[other]) for row, other in again], mapping)

    def problem(row: int, other: str) -> Problem:
        return error(
            f"Raden säger samma sak som rad {other}: samma verksamhet, konto eller rad, och samma period."
            f"{_column_between(between)}",
            _remedy(between, [rows[row], rows[int(other)]]),
            row=row,
            code="duplicate",
        )

    return each_row(((row, str(other)) for row, other in again), problem)


def _parting(pairs: Sequence[tuple[Row, Row]], mapping: Mapping) -> Column | None:
    """The unused column that differs in most of the pairs of rows; one of months before others."""
    unused = [c for c in mapping.columns if c.role is Role.IGNORE]
    best: tuple[tuple[bool, int], Column] | None = None
    for column in unused:
        cells = [(_cell(first, column), _cell(other, column)) for first, other in pairs]
        differing = [both for both in cells if both[0] != both[1]]
        months = all(row_month(cell) is not None for both in differing for cell in both)
        if 2 * len(differing) > len(pairs):
            score = (months, len(differing))
            best = (score, column) if best is None or score > best[0] else best
    return None if best is None else best[1]


def _cell(row: Row, column: Column) -> str:
    return text_of(row[column.index]) if column.index < len(row) else ""


def _column_between(between: Column | None) -> str:
    if between is None or not between.header:
        return ""
    return f" Kolumnen ”{shown(between.header)}” skiljer dem åt men används inte."


def _remedy(between: Column | None, rows: Sequence[Row]) -> str:
    if between is not None and all(row_month(_cell(row, between)) is not None for row in rows):
        return (
            "Välj Period (radens månad) för kolumnen under Så lästes filen (--contents i kommandot) och läs "
            "om filen."
        )
    if between is not None:
        return (
            "Välj Annan dimension för kolumnen under Så lästes filen (--contents i kommandot) om raderna ska "
            "läggas ihop. Ta annars ut rapporten med en rad för varje verksamhet, konto och månad."
        )
    return (
        "Välj under Så lästes filen vad raderna är (--repeats i kommandot), ta bort den ena, eller skriv "
        "”Summa” framför om den är en summa."
    )
