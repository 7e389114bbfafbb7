"""Rows that those indented under them sum to, or ought to; never how far a row is indented."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from socfin.importers.problems import rows_text
from socfin.importers.report.layout.mapping import Column
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.by_amount import Runs
from socfin.importers.report.sums.ties import ties, total
from socfin.importers.report.sums.tolerance import Precision


def heading_sums(
    entries: Sequence[Entry],
    asked: Collection[int],
    is_sum: Sequence[bool],
    columns: Sequence[Column],
    precision: Precision,
) -> Runs:
    """Of the asked rows those equal to the rows indented under them in all columns both have.

    A row is held against those right under it, each with what is indented under itself counted once.
    """
    runs: Runs = {}
    below, free = _below(entries), set(asked)
    for at in sorted(below, reverse=True):
        if at not in free or not entries[at].is_plain:
            continue
        run = [n for n in below[at] if not is_sum[n] and not entries[n].label.of_which]
        parts = [entries[n] for n in run]
        if _has_amounts(parts, columns) and ties(entries[at], parts, columns, precision):
            runs[at] = tuple(run)
    return runs


def told_of(entries: Sequence[Entry], places: Iterable[int]) -> tuple[str, ...]:
    """A sentence about the rows that the rows indented under them sum to; () for none."""
    rows = [entries[at].row for at in sorted(places)]
    if not rows:
        return ()
    what = "Raden är summan" if len(rows) == 1 else "Raderna är summor"
    return (f"{what} av raderna som är indragna under, och räknas inte en gång till: {rows_text(rows)}.",)


def in_doubt(
    entries: Sequence[Entry], but: Entry | None, columns: Sequence[Column], precision: Precision
) -> tuple[Entry, ...]:
    """The rows, those marked as perhaps parts that are indented under a row which is not their sum.

    A row that a code makes a sum of those whose codes it begins is told of by itself, and so is the
    committee's own (`but`).
    """
    below = _below(entries)
    sums = heading_sums(entries, below, [e.label.sums for e in entries], columns, precision)
    doubtful: set[int] = set()
    for at, places in below.items():
        parts = [entries[n] for n in places if entries[n].is_plain]
        of_itself = entries[at] is but or _begins(entries[at], parts)
        if at not in sums and entries[at].is_plain and not of_itself:
            doubtful |= {e.row for e in parts if _meets(entries[at], e, columns)}
    return tuple(_perhaps_part(e, doubtful) for e in entries)


def _below(entries: Sequence[Entry]) -> dict[int, list[int]]:
    """Place → the places of the rows right under it that are indented more than it is."""
    places = {entry.row: at for at, entry in enumerate(entries)}
    by_place: dict[int, list[int]] = {}
    for at, entry in enumerate(entries):
        if entry.under and entry.under in places:
            by_place.setdefault(places[entry.under], []).append(at)
    return by_place


def _begins(entry: Entry, parts: Sequence[Entry]) -> bool:
    code = entry.label.code
    return bool(code) and all(part.label.code.startswith(code) for part in parts)


def _meets(entry: Entry, part: Entry, columns: Sequence[Column]) -> bool:
    """True when both have an amount in some column, which would be counted twice if one held the other."""
    return any(entry.amounts.get(c.index) and part.amounts.get(c.index) for c in columns)


def _has_amounts(parts: Sequence[Entry], columns: Sequence[Column]) -> bool:
    return any(total(parts, column) for column in columns)


def _perhaps_part(entry: Entry, doubtful: Collection[int]) -> Entry:
    if entry.row not in doubtful or entry.label.within:
        return entry
    return replace(entry, label=replace(entry.label, within=entry.name))
