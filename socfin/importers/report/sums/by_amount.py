"""Sum rows that only their amounts give away: a row equal to the rows beside it; never by labels.

A row is taken for a sum when it equals a run of at least two rows next to it in every column, and the
amounts are so large beside their rounding that chance is out of the question.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from socfin.domain.money import Ore, Unit
from socfin.importers.options import Alike
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.tolerance import tolerance

MOST_ROWS = 400
LONGEST = 60
CERTAIN = 1_000_000
"""How many times larger than their rounding the amounts must be, the columns multiplied.

Rows that have nothing to do with each other agree within their rounding once in about so many tries, and a
report of MOST_ROWS rows and runs of LONGEST on either side is 400 · 120 = 48 000 tries: at a million chance
takes a row for a sum in fewer than one such report in twenty, and each is told. A thousand would take dozens.
"""
LEAST = 20_000
"""The same, below which a likeness is not worth a question."""
PER_TRY = 20
"""How many times rarer than the tries of the report a likeness must be to be worth one."""

Runs = dict[int, tuple[int, ...]]
"""A row's place → the places of the rows beside it that together make it."""


def given_away(
    entries: Sequence[Entry],
    is_sum: Sequence[bool],
    asked: Iterable[int],
    columns: Sequence[int],
    unit: Unit,
    decimals: int,
    alike: Alike | None = None,
) -> tuple[Runs, Runs]:
    """Of the asked rows those that are sums, innermost sums first, and those that may be.

    Every likeness counts as a sum when a person has said so, and none when the person has said otherwise.
    """
    if alike is Alike.OWN or len(entries) > MOST_ROWS:
        return {}, {}
    left = list(asked)
    worth = min(CERTAIN, max(LEAST, PER_TRY * len(left) * min(len(entries), 2 * LONGEST)))
    sure = worth if alike is Alike.SUM else CERTAIN
    found = _innermost(entries, is_sum, left, columns, unit, decimals, sure)
    if alike is Alike.SUM:
        return found, {}
    summing = [one or at in found for at, one in enumerate(is_sum)]
    rest = [at for at in left if at not in found]
    return found, _innermost(entries, summing, rest, columns, unit, decimals, worth)


def _innermost(
    entries: Sequence[Entry],
    is_sum: Sequence[bool],
    asked: Sequence[int],
    columns: Sequence[int],
    unit: Unit,
    decimals: int,
    sure: int,
) -> Runs:
    found: Runs = {}
    while True:
        leaves = [
            n for n, e in enumerate(entries) if not is_sum[n] and n not in found and not e.label.of_which
        ]
        new = {
            at: run
            for at in asked
            if at not in found and (run := _run(at, leaves, entries, columns, unit, decimals, sure))
        }
        smallest = min((len(run) for run in new.values()), default=0)
        inner = {at: run for at, run in new.items() if len(run) == smallest and not set(run) & set(new)}
        if not inner:
            return found
        found |= inner


def _run(
    at: int,
    leaves: Sequence[int],
    entries: Sequence[Entry],
    columns: Sequence[int],
    unit: Unit,
    decimals: int,
    sure: int,
) -> tuple[int, ...]:
    """The places of the rows right below or right above that together make the row; () when none do."""
    below = [n for n in leaves if n > at][:LONGEST]
    above = [n for n in reversed(leaves) if n < at][:LONGEST]
    for beside in (below, above):
        for length in range(2, len(beside) + 1):
            run = tuple(beside[:length])
            if _equals(entries[at], [entries[n] for n in run], columns, unit, decimals, sure):
                return run
    return ()


def _equals(
    entry: Entry,
    parts: Sequence[Entry],
    columns: Sequence[int],
    unit: Unit,
    decimals: int,
    sure: int,
) -> bool:
    limit = tolerance(len(parts), unit, decimals)
    for column in columns:
        said = entry.amounts.get(column)
        given = [a for part in parts if (a := part.amounts.get(column)) is not None]
        if (said is None) != (not given) or (said is not None and abs(said - sum(given)) > limit):
            return False
    return certainty(entry, parts, columns, unit, decimals) >= sure


def certainty(
    entry: Entry, parts: Sequence[Entry], columns: Sequence[int], unit: Unit, decimals: int
) -> Fraction:
    """How many times larger than their rounding the row's amounts are, the columns that tell multiplied.

    A column tells when at least two of the parts add to it; the same amount in two columns tells once.
    """
    limit = tolerance(len(parts), unit, decimals)
    evidence: dict[Ore, Fraction] = {}
    for column in columns:
        said = entry.amounts.get(column)
        if said is not None and abs(said) > limit and sum(1 for p in parts if p.amounts.get(column)) > 1:
            evidence[abs(said)] = abs(said) / limit
    product = Fraction(1)
    for one in evidence.values():
        product *= one
    return product
