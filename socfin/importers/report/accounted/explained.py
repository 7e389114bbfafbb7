"""Which rows a sum that does not tie is wrong by: one, two or a run; never whether it ties."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from socfin.domain.figures import Problem
from socfin.domain.money import Ore
from socfin.importers.problems import rows_text
from socfin.importers.report.accounted.claims import Reading
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.ties import total
from socfin.importers.report.sums.tolerance import tolerance
from socfin.importers.spelling.roles import Role

MOST = 200
"""Rows among which two, or a run, are looked for: more would be met by chance."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A row, what it is called, and its amount in öre in one column."""

    row: int
    name: str
    ore: Ore


def explained(problems: Iterable[Problem], reading: Reading) -> tuple[Problem, ...]:
    """The problems, those of sums that do not tie with the rows that are the difference."""
    return tuple(
        _explained(problem, reading) if problem.code == "sum_differs" else problem for problem in problems
    )


def explanation(extra: Ore, counted: Sequence[Amount], left_out: Sequence[Amount], limit: Ore) -> str:
    """A sentence about the rows that are `extra`, in öre: what the rows give beyond what the sum says.

    "" when no one, two or run of rows is just that, or when several rows are and none can be pointed out.
    """
    ways = (
        (_single(extra, counted, limit), "Skillnaden är just {}: summan är utan det beloppet."),
        (_single(-extra, left_out, limit), "Skillnaden är just {}, som inte läses men är med i summan."),
        (_single(extra / 2, counted, limit / 2), "Skillnaden är två gånger {}: tecknet kan vara fel."),
        (_pair(extra, counted, limit), "Skillnaden är just {} tillsammans: summan är utan dem."),
        (_run(extra, counted, limit), "Skillnaden är just {} tillsammans: summan är utan dem."),
        (_run(-extra, left_out, limit), "Skillnaden är just {} tillsammans, som inte läses."),
    )
    return next((sentence.format(_named(rows)) for rows, sentence in ways if rows), "")


def _explained(problem: Problem, reading: Reading) -> Problem:
    columns = [c for c in reading.mapping.columns if c.role is Role.AMOUNT and c.header == problem.column]
    sums = [
        total for block in reading.blocks for total in block.summed.sums if total.entry.row == problem.row
    ]
    for column in columns[:1]:
        for sum_row in sums[:1]:
            printed, given = sum_row.entry.amounts.get(column.index), total(sum_row.parts, column)
            if printed is not None and given is not None:
                used = {part.row for part in sum_row.parts}
                used |= {other.entry.row for block in reading.blocks for other in block.summed.sums}
                others = [entry for entry in reading.rows.entries if entry.row not in used]
                limit = int(tolerance(1, reading.precision))
                text = explanation(
                    given - printed,
                    _amounts(sum_row.parts, column.index),
                    _amounts(others, column.index),
                    limit,
                )
                return replace(problem, message=f"{problem.message} {text}".strip())
    return problem


def _amounts(entries: Iterable[Entry], column: int) -> list[Amount]:
    return [Amount(e.row, e.called, ore) for e in entries if (ore := e.amounts.get(column))]


def _single(wanted: float, amounts: Sequence[Amount], limit: float) -> list[Amount]:
    near = [amount for amount in amounts if abs(amount.ore - wanted) <= limit]
    return near if len(near) == 1 else []


def _pair(wanted: Ore, amounts: Sequence[Amount], limit: Ore) -> list[Amount]:
    """Two rows that are the difference, when no other two are."""
    if len(amounts) > MOST:
        return []
    pairs = [
        [amount, other]
        for at, amount in enumerate(amounts)
        for other in amounts[at + 1 :]
        if abs(amount.ore + other.ore - wanted) <= limit
    ]
    return pairs[0] if len(pairs) == 1 else []


def _run(wanted: Ore, amounts: Sequence[Amount], limit: Ore) -> list[Amount]:
    """Three rows or more that follow each other and are the difference, when no others are."""
    if len(amounts) > MOST:
        return []
    sums = [0, *accumulate(amount.ore for amount in amounts)]
    runs = [
        (first, last)
        for first in range(len(amounts))
        for last in range(first + 2, len(amounts) + 1)
        if abs(sums[last] - sums[first] - wanted) <= limit
    ]
    return list(amounts[slice(*runs[0])]) if len(runs) == 1 else []


def _named(rows: Sequence[Amount]) -> str:
    if len(rows) == 1:
        return f"rad {rows[0].row} (”{rows[0].name}”)"
    return rows_text(row.row for row in rows)
