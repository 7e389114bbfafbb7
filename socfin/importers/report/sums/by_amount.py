"""Sum rows that only their amounts give away: a row equal to the rows beside it; never by labels.

A row is taken for a sum when it equals a run of at least two rows next to it in every column, and the
amounts are so large beside their rounding that chance is out of the question. It is asked about when chance
is unlikely.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from socfin.domain.money import Ore
from socfin.importers.options import Alike
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.tolerance import Precision, tolerance

MOST_ROWS = 5_000
"""In more rows sums are found by their words alone: the tries grow with the rows, and chance with them."""
LONGEST = 60
"""Rows beside each other that are tried as a sum's parts."""
CERTAIN = 1_000_000
"""How many times larger than their rounding the amounts must be, the columns multiplied, to be a sum.

Rows that have nothing to do with each other agree within their rounding once in about so many tries, and a
report of 400 rows and runs of LONGEST on either side is 400 · 120 = USUAL_TRIES: at a million chance takes a
row for a sum in fewer than one such report in twenty, and each is told. Of more tries more is asked.
"""
USUAL_TRIES = 48_000
BY_CHANCE = Fraction(1, 4)
"""How many such likenesses the report's tries may make by chance, for one to be asked about.

A try is a row held against a run of two rows or more right above or below it. In six rows there are 20, and
a row of 120 units that its two neighbours give exactly is met once in 240: 20 / 240 = 1/12, so it is asked
about. In forty rows there are 1 482: there it takes 2 964 units, or several columns. A question too much is
answered once (`--alike own`) and kept; a parent counted with its parts doubles an amount in silence. So the
question is put although one report in a few may hold such a likeness by chance.
"""

Runs = dict[int, tuple[int, ...]]
"""A row's place → the places of the rows beside it that together make it."""
Enough = Callable[[Entry, Sequence[Entry]], bool]
"""Whether a row and the rows that make it are large and many enough for the purpose."""


def given_away(
    entries: Sequence[Entry],
    is_sum: Sequence[bool],
    asked: Iterable[int],
    columns: Sequence[int],
    precision: Precision,
    alike: Alike | None = None,
) -> tuple[Runs, Runs]:
    """Of the asked rows those that are sums, innermost sums first, and those that may be.

    Every likeness counts as a sum when a person has said so, and none when the person has said otherwise.
    """
    if alike is Alike.OWN or len(entries) > MOST_ROWS:
        return {}, {}
    left = list(asked)
    tries = tries_in(left, len(entries))
    sure = CERTAIN * max(Fraction(1), Fraction(tries, USUAL_TRIES))
    limits = [math.floor(tolerance(length, precision)) for length in range(LONGEST + 1)]
    parted = _Parted(entries, is_sum, columns, limits)

    def is_sure(entry: Entry, parts: Sequence[Entry]) -> bool:
        return certainty(entry, parts, columns, precision) >= sure

    def is_worth_asking(entry: Entry, parts: Sequence[Entry]) -> bool:
        return tries <= BY_CHANCE * rarity(entry, parts, columns, precision)

    runs = parted.innermost(left, {}, is_worth_asking if alike is Alike.SUM else is_sure)
    if alike is Alike.SUM:
        return runs, {}
    return runs, parted.innermost([at for at in left if at not in runs], runs, is_worth_asking)


def tries_in(asked: Iterable[int], rows: int) -> int:
    """How many runs of two rows or more beside them some of so many rows are held against."""
    beside = (some for at in asked for some in (at, rows - 1 - at))
    return sum(max(min(some, LONGEST) - 1, 0) for some in beside)


@dataclass(frozen=True, slots=True)
class _Parted:
    """A report's rows, those of them that are sums, and how their amounts are held against each other."""

    entries: Sequence[Entry]
    is_sum: Sequence[bool]
    columns: Sequence[int]
    limits: Sequence[int]
    """How much a run of so many rows may differ, in whole öre."""

    def innermost(self, asked: Sequence[int], known: Runs, enough: Enough) -> Runs:
        """The asked rows that the rows beside them make, innermost first, beside the `known` ones."""
        runs: Runs = {}
        while True:
            leaves = [
                n
                for n, e in enumerate(self.entries)
                if not (self.is_sum[n] or n in runs or n in known or e.label.of_which)
            ]
            new = {at: run for at in asked if at not in runs and (run := self._run(at, leaves, enough))}
            smallest = min((len(run) for run in new.values()), default=0)
            inner = {at: run for at, run in new.items() if len(run) == smallest and not set(run) & set(new)}
            if not inner:
                return runs
            runs |= inner

    def _run(self, at: int, leaves: Sequence[int], enough: Enough) -> tuple[int, ...]:
        """The places of the rows right below or right above that together make the row; () when none do."""
        here = bisect_left(leaves, at)
        after = here + (here < len(leaves) and leaves[here] == at)
        for beside in (leaves[after : after + LONGEST], leaves[max(here - LONGEST, 0) : here][::-1]):
            for length in self._lengths(at, beside):
                run = tuple(beside[:length])
                if self._equals(at, run) and enough(self.entries[at], [self.entries[n] for n in run]):
                    return run
        return ()

    def _lengths(self, at: int, beside: Sequence[int]) -> Iterator[int]:
        """The lengths at which the first column that the row fills comes out within its rounding."""
        amounts = self.entries[at].amounts
        first = next((c for c in self.columns if amounts.get(c) is not None), None)
        if first is None:
            return
        target, total = amounts[first] or 0, 0
        for length, n in enumerate(beside, start=1):
            total += self.entries[n].amounts.get(first) or 0
            if length > 1 and abs(target - total) <= self.limits[length]:
                yield length

    def _equals(self, at: int, run: Sequence[int]) -> bool:
        """True when the run makes the row in every column, and fills those that it fills."""
        limit = self.limits[len(run)]
        for column in self.columns:
            printed = self.entries[at].amounts.get(column)
            given = [a for n in run if (a := self.entries[n].amounts.get(column)) is not None]
            if (printed is None) != (not given) or (
                printed is not None and abs(printed - sum(given)) > limit
            ):
                return False
        return True


def certainty(entry: Entry, parts: Sequence[Entry], columns: Sequence[int], precision: Precision) -> Fraction:
    """How many times larger than their rounding the row's amounts are, the columns that tell multiplied.

    A column tells when at least two of the parts add to it; the same amount in two columns tells once.
    """
    limit = tolerance(len(parts), precision)
    evidence: dict[Ore, Fraction] = {}
    for column in columns:
        printed = entry.amounts.get(column)
        if printed is not None and _tells(entry, parts, column, limit):
            evidence[abs(printed)] = abs(printed) / limit
    product = Fraction(1)
    for evidence_of_one in evidence.values():
        product *= evidence_of_one
    return product


def rarity(entry: Entry, parts: Sequence[Entry], columns: Sequence[int], precision: Precision) -> Fraction:
    """In how many tries chance makes rows give another as well as these do, about once.

    The largest column counts as its amount beside its rounding; exact in all, as twice its units. Budget
    and outcome follow each other: a further column counts only what its rows differ from the first's share.
    """
    limit = tolerance(len(parts), precision)
    telling = [c for c in columns if _tells(entry, parts, c, limit)]
    first = max(telling, key=lambda c: abs(entry.amounts[c] or 0), default=None)
    if first is None:
        return Fraction(0)
    printed = entry.amounts[first] or 0
    exact = all(entry.amounts[c] == sum(part.amounts.get(c) or 0 for part in parts) for c in telling)
    product = 2 * abs(printed) / precision.last_place if exact else abs(printed) / limit
    for column in telling:
        share = Fraction(entry.amounts[column] or 0, printed)
        apart = sum(abs((p.amounts.get(column) or 0) - share * (p.amounts.get(first) or 0)) for p in parts)
        product *= max(Fraction(apart) / 2 / limit, Fraction(1))
    return product


def _tells(entry: Entry, parts: Sequence[Entry], column: int, limit: Fraction) -> bool:
    printed = entry.amounts.get(column)
    return printed is not None and abs(printed) > limit and sum(1 for p in parts if p.amounts.get(column)) > 1
