"""A block of lines or accounts that sums the blocks of verksamheter beside it; never a block of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from socfin.domain.figures import Problem, warning
from socfin.domain.lines import Line
from socfin.importers.problems import only_row, rows_text
from socfin.importers.report.layout.mapping import Column
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.sums import Sum, Summed
from socfin.importers.report.sums.ties import differences, own_columns
from socfin.importers.report.sums.tolerance import Precision


def blocks_apart(entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The rows of verksamheter and those of the total block; a total block alone is the report itself."""
    totals = tuple(entry for entry in entries if entry.of_total)
    rest = tuple(entry for entry in entries if not entry.of_total)
    return (rest, totals) if rest else (totals, ())


def with_total_block(
    summed: Summed, totals: Sequence[Entry], columns: Sequence[Column], precision: Precision
) -> Summed:
    """The rows with each row of the total block held against the same line or account of all verksamheter."""
    counted = [leaf for leaf in summed.leaves if not leaf.label.of_which]
    sums, problems, left = list(summed.sums), list(summed.problems), list(summed.left_out)
    for entry in totals:
        parts = tuple(leaf for leaf in counted if _is_part(leaf, entry))
        if not parts:
            left.append(entry)
            continue
        problems += differences(entry, parts, columns, precision)
        whole = len(parts) == len(counted)
        sums.append(Sum(entry, parts, whole, own_columns(entry, parts, columns)))
    unheld = [e.row for e in left if e in totals and any(e.amounts.values()) and not e.label.of_which]
    problems += _unheld(unheld)
    return replace(summed, sums=tuple(sums), problems=tuple(problems), left_out=tuple(left))


def _unheld(rows: Sequence[int]) -> tuple[Problem, ...]:
    if not rows:
        return ()
    return (
        warning(
            f"Hela nämndens {rows_text(rows)} finns inte hos någon verksamhet och läses inte.",
            "Kontrollera att verksamheternas rader är kompletta.",
            row=only_row(rows),
            code="sum_not_checked",
        ),
    )


def _is_part(leaf: Entry, total: Entry) -> bool:
    if total.label.of_which:
        return False
    if total.label.line is Line.NET or (total.label.sums and not (total.label.name or total.label.code)):
        return True
    if leaf.account or total.account:
        return leaf.account == total.account
    if total.label.line is Line.COST:
        return leaf.label.line is not None and leaf.label.line.is_cost
    return total.label.line is not None and leaf.label.line is total.label.line
