"""The amounts of rows that are lines beside the net, as Investeringar; never which rows those are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from socfin.domain.figures import Scenario
from socfin.importers.report.columns.sides import Parts
from socfin.importers.report.rows.blocks import Given, Key, key_of
from socfin.importers.report.rows.entries import Entry


def with_amounts(given: Iterable[Given], parts: Parts) -> tuple[Given, ...]:
    """The amounts that are given, but deviations, and nets that are checked against revenue and cost.

    `parts` are the columns of nets with those of their revenue and cost.
    """
    filled = [
        cell
        for cell in given
        if cell.figure.amount is not None and cell.figure.scenario is not Scenario.DEVIATION
    ]
    there = {(cell.figure.row, cell.column) for cell in filled}
    return tuple(
        cell for cell in filled if not there & {(cell.figure.row, at) for at in parts.get(cell.column, ())}
    )


def as_one(given: Sequence[Given], rows: Iterable[Entry]) -> tuple[Given, ...]:
    """The figures, those of one line added: Investeringar and Exploatering, or its revenue and cost.

    Amounts of rows that bear the same words are left apart, and are asked about as other rows said twice.
    """
    words = {entry.row: entry.text for entry in rows}
    groups: dict[tuple[int, Key], list[Given]] = {}
    for cell in given:
        if cell.figure.row in words:
            groups.setdefault((cell.block, key_of(cell.figure)), []).append(cell)
    joined: dict[int, Given | None] = {}
    for group in groups.values():
        alike = {(words[cell.figure.row], cell.column) for cell in group}
        if len(group) > 1 and len(alike) == len(group):
            amount = sum(cell.figure.amount or 0 for cell in group)
            joined |= dict.fromkeys(map(id, group))
            joined[id(group[0])] = replace(group[0], figure=replace(group[0].figure, amount=amount))
    each = (joined.get(id(cell), cell) for cell in given)
    return tuple(cell for cell in each if cell is not None)
