"""The account of a report's numbers: what was checked, what is told, what is a fault; never the reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from socfin.domain.figures import Problem
from socfin.importers.problems import stops
from socfin.importers.report.accounted.claims import Reading, claims_of
from socfin.importers.report.accounted.in_words import (
    account_in_words,
    left_out,
    unaccounted,
    unused_columns,
    unused_rows,
)
from socfin.importers.report.accounted.numbers import numbers_of
from socfin.importers.report.accounted.partition import Partition, partition
from socfin.importers.report.accounted.per_cents import per_cents


@dataclass(frozen=True, slots=True, eq=False)
class Account:
    """The partition of a file's numbers, sentences about it, and the warnings it gives rise to."""

    parted: Partition
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]


def account_of(reading: Reading, problems: Sequence[Problem]) -> Account:
    """Every number of the sheet accounted for. `problems` is what is said of the file before.

    A file that is stopped by an error is not told of numbers without account: mended, it is read anew.
    """
    held = per_cents(reading)
    reading = replace(reading, held=(*reading.held, *held))
    numbers = numbers_of(reading.layout.sheet.rows)
    parted = partition(numbers, claims_of(reading, numbers))
    layout = reading.layout
    _, rows = left_out(parted)
    explained = {row for block in reading.blocks for row in (entry.row for entry in block.summed.left_out)}
    explained |= {problem.row for problem in problems if problem.row is not None} | set(reading.rows.passed)
    inside = {entry.row for entry in reading.rows.entries}
    return Account(
        parted,
        (
            account_in_words(parted, layout),
            *unused_columns(parted, layout, reading.mapping),
            *unused_rows(parted, [row for row in rows if row in inside and row not in explained]),
        ),
        (
            *(problem for check in held for problem in check.problems),
            *(() if stops(problems) else unaccounted(parted, layout)),
        ),
    )
