"""Rows that the row right below repeats in every column, as a group of one does; never longer runs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction
from itertools import pairwise

from socfin.domain.money import Ore
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.by_amount import BY_CHANCE, MOST_ROWS, Runs
from socfin.importers.report.sums.tolerance import Precision, tolerance


def groups_of_one(
    entries: Sequence[Entry],
    is_sum: Sequence[bool],
    asked: Collection[int],
    columns: Sequence[int],
    precision: Precision,
) -> Runs:
    """The places of rows without code that the row right below repeats in every column, unlikely by chance.

    Two verksamheter may have the same round budget: only rows with two different amounts or more are among
    them, and as many tries as there are pairs must not make one by chance (`BY_CHANCE`).
    """
    if len(entries) > MOST_ROWS:
        return {}
    free = set(asked)
    leaves = [n for n, e in enumerate(entries) if not is_sum[n] and not e.label.of_which]
    limit = tolerance(1, precision)
    return {
        at: (below,)
        for at, below in pairwise(leaves)
        if at in free
        and below == at + 1
        and not entries[at].label.code
        and _are_equal(entries[at], entries[below], columns)
        and len(leaves) <= BY_CHANCE * _rarity(entries[at], columns, limit)
    }


def _are_equal(entry: Entry, other: Entry, columns: Sequence[int]) -> bool:
    apart = entry.verksamhet != other.verksamhet or entry.account != other.account
    alike = entry.scenario is other.scenario
    return apart and alike and all(entry.amounts.get(c) == other.amounts.get(c) for c in columns)


def _rarity(entry: Entry, columns: Sequence[int], limit: Fraction) -> Fraction:
    """In how many tries chance makes two rows this equal: each amount by its distance from the larger."""
    sizes: list[Ore] = sorted({abs(entry.amounts.get(c) or 0) for c in columns} - {0}, reverse=True)
    if len(sizes) < 2:
        return Fraction(0)
    product = sizes[0] / limit
    for larger, size in pairwise(sizes):
        product *= max((larger - size) / limit, Fraction(1))
    return product
