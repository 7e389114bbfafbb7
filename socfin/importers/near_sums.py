"""Rows that the rows beside them nearly make, as groups with their parts do; never what is done about it.

A group whose parts nearly add up is a verksamhet of its own, or a sum in which one number was corrected:
counted with its parts it doubles the total. That is asked about where chance does not explain the likeness.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from socfin.domain.money import Ore

NEAR = 20
"""A row is nearly the sum of others within a twentieth, in every column."""
LONGEST = 40
"""Rows beside each other that are tried as a row's parts."""
MOST_ROWS = 1_000
"""In more rows nothing near is sought: chance makes groups of them anyhow."""
UNLIKELY = 50
"""How many times rarer than the tries the likeness must be. A report of unrelated rows, without a total that
ties, is asked about needlessly once in about so many."""
BEGUN = 100
"""How many times rarer a group is whose code begins its parts', as 500 does those of 510 and 520."""
COVERED = 1.0
"""What each row of a group counts for (log10) where two groups share a row: the wider is likelier meant."""

Groups = dict[int, tuple[int, ...]]
"""The place of a row → those of the rows that nearly make it."""


@dataclass(frozen=True, slots=True)
class _Group:
    """A row with a run beside it: where both begin and end, and how rare their likeness is (log10)."""

    at: int
    parts: tuple[int, ...]
    rarity: float

    @property
    def first(self) -> int:
        return min(self.at, self.parts[0])

    @property
    def end(self) -> int:
        return max(self.at, self.parts[-1]) + 1


def near_groups(
    amounts: Sequence[Sequence[Ore | None]],
    rounding: Callable[[int], float],
    begins: Callable[[int, Sequence[int]], bool],
) -> Groups:
    """The rows that are nearly the sum of those right below, or right above, each row in one group at most.

    `amounts` has a list of öre for each row, `rounding` how much so many rows may differ by rounding, and
    `begins` whether a row's code begins those of others. Nothing where chance would do as well.
    """
    count = len(amounts)
    if count < 3 or count > MOST_ROWS:
        return {}
    given = np.array([[amount or 0 for amount in row] for row in amounts], dtype="float64")
    below = _candidates(given, rounding, begins)
    turned = _candidates(given[::-1], rounding, lambda at, run: begins(*_turned(count, at, run)))
    above = [_Group(*_turned(count, group.at, group.parts), group.rarity) for group in turned]
    best = max((_best(groups, count) for groups in (below, above)), key=_rarity)
    return {group.at: group.parts for group in best} if _is_rare(best, count) else {}


def _turned(count: int, at: int, run: Sequence[int]) -> tuple[int, tuple[int, ...]]:
    return count - 1 - at, tuple(sorted(count - 1 - part for part in run))


def _candidates(
    given: np.ndarray, rounding: Callable[[int], float], begins: Callable[[int, Sequence[int]], bool]
) -> list[_Group]:
    """Every row with every run right below it that nearly makes it."""
    before = np.vstack([np.zeros(given.shape[1]), given.cumsum(axis=0)])
    groups: list[_Group] = []
    for at, own in enumerate(given[:-2]):
        ends = np.arange(at + 3, min(at + LONGEST + 1, len(given)) + 1)
        apart = np.abs(before[ends] - before[at + 1] - own)
        for place in np.flatnonzero((apart * NEAR <= np.abs(own)).all(axis=1)).tolist():
            run = tuple(range(at + 1, int(ends[place])))
            rarity = _likeness(own, given[list(run)], apart[place], rounding(len(run)))
            groups += [_Group(at, run, rarity + math.log10(BEGUN) * begins(at, run))] if rarity else []
    return groups


def _likeness(own: np.ndarray, parts: np.ndarray, apart: np.ndarray, rounding: float) -> float:
    """In how many tries (log10) chance makes rows give another as nearly; 0 where the amounts do not tell.

    The largest column counts as its amount beside what it differs by. Budget and outcome follow each other: a
    further column counts only what its rows differ from the first's share.
    """
    first = int(np.abs(own).argmax())
    if not own[first] or np.count_nonzero(parts[:, first]) < 2:
        return 0.0
    limits = np.maximum(apart, max(rounding, 1.0))
    rarity = math.log10(abs(own[first]) / limits[first])
    shares = own / own[first]
    spread = np.abs(parts - parts[:, [first]] * shares).sum(axis=0) / 2
    further = np.log10(np.maximum(spread / limits, 1.0))
    return max(rarity + float(further.sum() - further[first]), 0.0)


def _best(groups: Sequence[_Group], count: int) -> list[_Group]:
    """The groups, no two of them with a row in common, that are rarest together."""
    cost = math.log10(count)
    ordered = sorted((group for group in groups if group.rarity > cost), key=lambda group: group.end)
    ends = [group.end for group in ordered]
    best: list[tuple[float, list[_Group]]] = [(0.0, [])]
    for at, group in enumerate(ordered):
        rare, before = best[bisect_right(ends, group.first, hi=at)]
        with_it = (rare + group.rarity - cost + COVERED * (group.end - group.first), [*before, group])
        best.append(max(best[-1], with_it, key=lambda each: each[0]))
    return best[-1][1]


def _rarity(groups: Sequence[_Group]) -> float:
    return sum(group.rarity for group in groups)


def _is_rare(groups: Sequence[_Group], count: int) -> bool:
    """Whether there are far fewer ways to lay so many groups in the rows than their likeness is rare.

    The first or the last row with all others is one of two tries.
    """
    if not groups:
        return False
    several = len(groups)
    whole = several == 1 and len(groups[0].parts) == count - 1
    tries = 2 if whole else 2 * math.comb(count + several, 2 * several)
    return _rarity(groups) >= math.log10(tries) + math.log10(UNLIKELY if not whole else UNLIKELY / 2)
