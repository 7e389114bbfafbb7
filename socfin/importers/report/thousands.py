"""Whether "12.345" is twelve thousand or twelve, by the file's arithmetic or a person; no other figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from socfin.domain.figures import Problem, error
from socfin.domain.money import Ore
from socfin.importers.options import Thousands
from socfin.importers.report.accounted.claims import Reading
from socfin.importers.report.rows.entries import Rows
from socfin.importers.report.sums.ties import ties
from socfin.importers.spelling.numbers import shown
from socfin.importers.spelling.roles import Role

CODE = "thousands_unclear"
FAR = 200
"""How many times the other amounts of its row a figure is that was taken for thousands, and is none."""


@dataclass(frozen=True, slots=True)
class Read:
    """The rows as they are read, what is asked of them, and what the arithmetic showed, in Swedish."""

    rows: Rows
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def with_thousands(
    read: Callable[[Thousands | None], Rows],
    reading: Callable[[Rows], Reading],
    answer: Thousands | None,
) -> Read:
    """The rows with figures such as "12.345" as a person says, or as the file's arithmetic or marks show.

    A question where nothing decides. `read` reads the rows one way or the other, and `reading` checks them.
    """
    rows = read(answer)
    if answer is not None or not rows.two_ways or not (rows.unmarked or _are_far(rows)):
        return Read(rows)
    ways = {way: read(way) for way in Thousands}
    counts = {way: _ties_and_faults(reading(some)) for way, some in ways.items()}
    tying = [way for way, (tied, faults) in counts.items() if tied and not faults]
    example = shown(rows.two_ways[0].text)
    if len(tying) == 1 and all(faults for way, (_, faults) in counts.items() if way is not tying[0]):
        what = "tusental" if tying[0] is Thousands.GROUPS else "decimaler"
        note = f"Belopp som ”{example}” läses med {what}: filens summor stämmer bara så."
        return Read(ways[tying[0]], (), (note,))
    return Read(rows, (_asked(example),))


def _are_far(rows: Rows) -> bool:
    """True where half of the figures or more are FAR times the other amounts of their rows."""
    places = {(place.row, place.column) for place in rows.two_ways}
    amounts = {entry.row: entry.amounts for entry in rows.entries}
    compared = [
        (abs(amounts[row].get(column) or 0), _largest_other(row, amounts[row], places))
        for row, column in places
        if row in amounts
    ]
    beside = [(own, other) for own, other in compared if own and other]
    far = [own for own, other in beside if FAR * other <= own]
    return bool(far) and 2 * len(far) >= len(beside)


def _largest_other(row: int, amounts: dict[int, Ore | None], places: set[tuple[int, int]]) -> Ore:
    return max((abs(ore) for at, ore in amounts.items() if ore and (row, at) not in places), default=0)


def _ties_and_faults(reading: Reading) -> tuple[int, int]:
    """How many sums and deviations tie, and how many do not."""
    columns = [c for c in reading.mapping.columns if c.role is Role.AMOUNT]
    sums = [total for block in reading.blocks for total in block.summed.sums]
    tied = sum(ties(total.entry, total.parts, columns, reading.precision) for total in sums)
    wrong = sum(
        problem.code == "sum_differs" for block in reading.blocks for problem in block.summed.problems
    )
    held = reading.held
    return tied + sum(len(each.tied) for each in held), wrong + sum(len(each.wrong) for each in held)


def _asked(example: str) -> Problem:
    return error(
        f"Belopp som ”{example}” kan ha tusental eller tre decimaler. Det framgår inte av rapporten.",
        "Välj under Så lästes filen vad det är (--thousands i kommandot), eller skriv mellanslag mellan "
        "tusental i filen.",
        code=CODE,
    )
