"""Which rows a sum row sums: by its code, its place, and what ties; never which rows are sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from socfin.importers.report.layout.mapping import Column, RowsAre
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.ties import difference, ties
from socfin.importers.report.sums.tolerance import Precision

NESTED = 12
"""Earlier sums that a sum may hold inside it, as "Summa kostnader" holds "Summa personal"."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A report's rows, each with its key among its kind: an account, or a verksamhet's code; "" for none."""

    entries: Sequence[Entry]
    rows_are: RowsAre
    keys: Sequence[str]

    @classmethod
    def of(cls, entries: Sequence[Entry], rows_are: RowsAre) -> Listed:
        """The rows with their keys."""
        of_accounts = rows_are is RowsAre.ACCOUNTS
        keys = [(e.account, "")[e.of_unit] if of_accounts else e.label.code for e in entries]
        return cls(entries, rows_are, keys)


def parts_of(
    at: int, listed: Listed, is_sum: Sequence[bool], columns: Sequence[Column], precision: Precision
) -> tuple[Entry, ...]:
    """The rows a sum row sums: the first reading that ties, else that which ties in most columns.

    Under headings of verksamheter a sum is first looked for among its own verksamhet's accounts; "Summa 5"
    then among those of the verksamheter whose code it begins.
    """
    entries = listed.entries
    leaf = [not summing and not e.label.of_which for e, summing in zip(entries, is_sum, strict=True)]
    own = [
        is_leaf and e.verksamhet == entries[at].verksamhet for is_leaf, e in zip(leaf, entries, strict=True)
    ]
    code = entries[at].verksamhet if entries[at].of_unit else ""
    below = [
        is_leaf and bool(code) and e.verksamhet.startswith(code)
        for is_leaf, e in zip(leaf, entries, strict=True)
    ]
    pools = [own, below, leaf] if listed.rows_are is RowsAre.ACCOUNTS else [leaf]
    candidates = [c for pool in pools for c in _candidates(at, listed, is_sum, pool) if c]
    for parts in candidates:
        if ties(entries[at], parts, columns, precision):
            return tuple(parts)

    def off(parts: Sequence[Entry]) -> int:
        return sum(difference(entries[at], parts, c, precision) is not None for c in columns)

    likeliest: Sequence[Entry] = min(candidates, key=off, default=[])
    return tuple(likeliest)


def nearest(
    at: int, listed: Listed, is_sum: Sequence[bool], columns: Sequence[Column], precision: Precision
) -> tuple[Entry, ...]:
    """The rows between a sum row and the sum before or after it, for reports with thousands of sums."""
    entries = listed.entries
    before = next((n for n in range(at - 1, -1, -1) if is_sum[n]), -1)
    after = next((n for n in range(at + 1, len(entries)) if is_sum[n]), len(entries))
    above = [e for e in entries[before + 1 : at] if not e.label.of_which]
    below = [e for e in entries[at + 1 : after] if not e.label.of_which]
    tying = next((some for some in (above, below) if ties(entries[at], some, columns, precision)), None)
    return tuple(tying or above or below)


def _candidates(
    at: int, listed: Listed, is_sum: Sequence[bool], leaf: Sequence[bool]
) -> Iterator[list[Entry]]:
    entries, keys = listed.entries, listed.keys
    everything = [e for n, e in enumerate(entries) if leaf[n]]
    if keys[at]:
        yield [
            e
            for n, e in enumerate(entries)
            if leaf[n] and keys[n].startswith(keys[at]) and keys[n] != keys[at]
        ]
    if at == len(entries) - 1 or at == 0:
        yield everything
    before = next((n for n in range(at - 1, -1, -1) if is_sum[n]), -1)
    yield [e for n, e in enumerate(entries) if leaf[n] and before < n < at]
    earlier = [n for n in range(before - 1, -1, -1) if is_sum[n]]
    for first in earlier[:NESTED]:
        yield [e for n, e in enumerate(entries) if leaf[n] and first < n < at]
    yield [e for n, e in enumerate(entries) if leaf[n] and n < at]
    after = next((n for n in range(at + 1, len(entries)) if is_sum[n]), len(entries))
    yield [e for n, e in enumerate(entries) if leaf[n] and at < n < after]
    yield everything


def leaves_of(
    places: Sequence[int], entries: Sequence[Entry], parts: dict[int, tuple[int, ...]]
) -> tuple[Entry, ...]:
    """The rows at some places, with those that are sums themselves replaced by what they sum."""
    leaves: list[Entry] = []
    for place in sorted(places):
        leaves += leaves_of(parts[place], entries, parts) if place in parts else (entries[place],)
    return tuple(leaves)
