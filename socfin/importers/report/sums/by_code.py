"""Sum rows that their codes give away: a row whose code begins those of others; never by labels."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, takewhile
from operator import itemgetter

from socfin.importers.report.layout.mapping import Column, RowsAre
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.ties import difference, total
from socfin.importers.report.sums.tolerance import Precision


def begun_by(entries: Sequence[Entry], keys: Sequence[str], rows_are: RowsAre) -> dict[int, list[int]]:
    """Place → the places of the rows whose code the row's own code begins, in its own verksamhet."""
    groups: dict[str, list[tuple[str, int]]] = {}
    for at, (entry, key) in enumerate(zip(entries, keys, strict=True)):
        if key:
            groups.setdefault(entry.verksamhet if rows_are is RowsAre.ACCOUNTS else "", []).append((key, at))
    by_place: dict[int, list[int]] = {}
    for group in groups.values():
        group.sort()
        first = 0
        for key, same in groupby(group, key=itemgetter(0)):
            places = [place for _, place in same]
            first += len(places)
            if below := _beginning_with(key, group, first):
                by_place |= dict.fromkeys(places, below)
    return by_place


def _beginning_with(key: str, group: Sequence[tuple[str, int]], first: int) -> list[int]:
    """The places of a sorted group's codes from one on that begin with a code."""
    places = takewhile(lambda n: group[n][0].startswith(key), range(first, len(group)))
    return [group[n][1] for n in places]


def is_their_sum(
    at: int,
    begun: dict[int, list[int]],
    entries: Sequence[Entry],
    columns: Sequence[Column],
    precision: Precision,
) -> bool:
    """Whether a row is the sum of the innermost rows its code begins, in any column at least."""
    below = [entries[n] for n in begun[at] if n not in begun and entries[n].is_plain]
    entry = entries[at]
    compared = [c for c in columns if entry.amounts.get(c.index) is not None and total(below, c) is not None]
    return not compared or any(difference(entry, below, c, precision) is None for c in compared)
