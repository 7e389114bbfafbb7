"""Goals in the order they are read: each followed by those that belong to it; never where they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from socfin.domain.goals.sections import GoalRow


def in_order(rows: Iterable[GoalRow]) -> tuple[GoalRow, ...]:
    """Each goal before those beneath it, with its level; one whose goal above is not there stands at the top.

    Siblings stand by their place, then as they were entered.
    """
    every = sorted(rows, key=lambda row: (row.place, row.number))
    there = {row.number for row in every}
    beneath: dict[int, list[GoalRow]] = {}
    for row in every:
        beneath.setdefault(row.above if row.above in there else 0, []).append(row)
    return tuple(_walked(beneath, 0, 0))


def _walked(beneath: dict[int, list[GoalRow]], number: int, level: int) -> Iterator[GoalRow]:
    for row in beneath.get(number, ()):
        yield replace(row, level=level)
        yield from _walked(beneath, row.number, level + 1)


def branch(rows: Collection[GoalRow], number: int) -> set[int]:
    """The numbers of a goal and of all that hang beneath it."""
    numbers, size = {number}, 0
    while size != len(numbers):
        size = len(numbers)
        numbers |= {row.number for row in rows if row.above in numbers}
    return numbers


def of_verksamheter(rows: Collection[GoalRow], codes: Collection[str]) -> tuple[GoalRow, ...]:
    """The goals of some verksamheter with those above them, which are told of by their names alone."""
    by_number = {row.number: row for row in rows}
    own = {row.number for row in rows if row.code in codes}
    above: set[int] = set()
    for number in own:
        row = by_number.get(by_number[number].above)
        while row is not None and row.number not in above:
            above.add(row.number)
            row = by_number.get(row.above)
    kept = (row if row.number in own else _named(row) for row in rows if row.number in own | above)
    return in_order(kept)


def _named(row: GoalRow) -> GoalRow:
    empty = GoalRow(number=0, code="", verksamhet="", word="", text="", first_year=0)
    return replace(row, state=empty.state, after="", follow_up="", effect="", indicators=(), aim=None)
