"""Columns and cells that say what others say, reckoned again: row sums, repetitions, totals; never stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from socfin.domain.figures import Problem, warning
from socfin.domain.money import Ore, format_exact
from socfin.importers.report.columns.held import Held, held_against
from socfin.importers.report.columns.spans import Spans
from socfin.importers.report.layout.mapping import Column, Mapping
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.sums import Sum
from socfin.importers.report.sums.tolerance import Precision, tolerance
from socfin.importers.spelling.roles import Role

Reckoned = tuple[Ore, int] | None
"""What a cell ought to be and of how many amounts; None when there is nothing to reckon it from."""


def rechecked(
    entries: Sequence[Entry], sums: Sequence[Sum], mapping: Mapping, spans: Spans, precision: Precision
) -> Iterator[Held]:
    """The sums of a row's months, columns that repeat others, and totals of what only sums have."""
    for column in mapping.columns:
        if column.role is Role.SUM:
            yield from _row_sums(column, entries, mapping, spans, precision)
        elif column.role is Role.AMOUNT and column.index not in spans.of:
            yield from _repeated(column, entries, mapping, spans)
        elif column.role is Role.AMOUNT:
            yield from _larger_sums(column, sums, precision)


def _row_sums(
    column: Column, entries: Sequence[Entry], mapping: Mapping, spans: Spans, precision: Precision
) -> Iterator[Held]:
    """ "Totalt" after the months: their sum, or the last of them where they are accumulated."""
    every = [c for c in mapping.columns if c.role is Role.AMOUNT and c.index in spans.of]
    months: Sequence[int] = [c.index for c in every if c.scenario is column.scenario]
    months = months or _beside_it(column, mapping, [c.index for c in every])
    if not months:
        return
    ordered = sorted(months, key=lambda at: spans.of[at].last.number)

    def reckoned(entry: Entry) -> Reckoned:
        given = [amount for at in ordered if (amount := entry.amounts.get(at)) is not None]
        if not given:
            return None
        return (given[-1], 0) if mapping.accumulated else (sum(given), len(given))

    yield _held(column, entries, reckoned, precision)


def _beside_it(column: Column, mapping: Mapping, months: Sequence[int]) -> Sequence[int]:
    """The months of the sum's own block: from the sum before it, or to the one after it where it leads."""
    sums = [c.index for c in mapping.columns if c.role is Role.SUM]
    before = max((at for at in sums if at < column.index), default=-1)
    after = min((at for at in sums if at > column.index), default=len(mapping.columns))
    left = [at for at in months if before < at < column.index]
    return left or [at for at in months if column.index < at < after] or months


def _repeated(column: Column, entries: Sequence[Entry], mapping: Mapping, spans: Spans) -> Iterator[Held]:
    """A column that is not read because another says the same: every amount in it, or none."""
    for other in mapping.columns:
        if other.role is not Role.AMOUNT or other.index not in spans.of:
            continue
        given = [entry for entry in entries if entry.amounts.get(column.index) is not None]
        if given and all(e.amounts[column.index] == e.amounts.get(other.index) for e in given):
            yield Held(column.index, tuple(entry.row for entry in given), ())
            return


def _larger_sums(column: Column, sums: Sequence[Sum], precision: Precision) -> Iterator[Held]:
    """A total of sums in a column that no row below them fills: the sums inside it that together are it."""
    own = sorted(
        (total for total in sums if column.index in total.own_columns), key=lambda total: len(total.parts)
    )
    inside: dict[int, list[Sum]] = {}
    for at, total in enumerate(own):
        rows = {part.row for part in total.parts}
        within = [other for other in own[:at] if {part.row for part in other.parts} < rows]
        inside[total.entry.row] = [
            other for other in within if not any(_is_within(other, larger) for larger in within)
        ]

    def reckoned(entry: Entry) -> Reckoned:
        parts = [part.entry.amounts.get(column.index) or 0 for part in inside[entry.row]]
        return (sum(parts), len(parts)) if parts else None

    filled = [total.entry for total in own if _is_filled(total, inside[total.entry.row])]
    if filled:
        yield _held(column, filled, reckoned, precision)


def _is_within(smaller: Sum, larger: Sum) -> bool:
    return smaller is not larger and {p.row for p in smaller.parts} < {p.row for p in larger.parts}


def _is_filled(total: Sum, inside: Sequence[Sum]) -> bool:
    rows = {part.row for part in total.parts}
    return bool(inside) and {part.row for other in inside for part in other.parts} == rows


def _held(
    column: Column, entries: Iterable[Entry], reckoned: Callable[[Entry], Reckoned], precision: Precision
) -> Held:
    cells = (
        (entry, printed, ought[0], tolerance(ought[1], precision))
        for entry in entries
        if (printed := entry.amounts.get(column.index)) is not None and (ought := reckoned(entry)) is not None
    )
    return held_against(column.index, cells, partial(_differs, column))


def _differs(column: Column, entry: Entry, printed: Ore, ought: Ore) -> Problem:
    return warning(
        f"”{entry.called}”: kolumnen ”{column.header}” säger {format_exact(printed)} kr, men beloppen som "
        f"den summerar ger {format_exact(ought)} kr (skillnad {format_exact(printed - ought)} kr).",
        "Beloppen används, inte summan. Kontrollera att rapporten är komplett.",
        row=entry.row,
        column=column.header,
        code="sum_differs",
    )
