"""What pays for the net, between the net and the result: no part of the net; never other rows under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from socfin.importers.options import UnderSum
from socfin.importers.report.layout.mapping import Column
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.below_sum import left_below, pays_for, told_below
from socfin.importers.report.sums.beside_net import with_lines
from socfin.importers.report.sums.sums import Sum, Summed
from socfin.importers.report.sums.ties import ties
from socfin.importers.report.sums.tolerance import Precision
from socfin.importers.spelling.beside_net import is_financing, line_beside


@dataclass(frozen=True, slots=True)
class Result:
    """A row that is a net and what pays for it together, as "Årets resultat"."""

    net: Entry
    paying: tuple[Entry, ...]
    entry: Entry


def results_of(
    entries: Sequence[Entry],
    own: Entry | None,
    of_units: bool,
    columns: Sequence[Column],
    precision: Precision,
) -> tuple[Result, ...]:
    """The sum rows that equal the sum row before them, or the committee's `own`, and what pays for it.

    A row pays by its name, or as it has the other sign than the net and is half of it or more. `of_units` is
    true where each row is a verksamhet; else a net and its result are of the same one.
    """
    return tuple(
        result
        for result in _between_sums(entries, own)
        if of_units or result.net.verksamhet == result.entry.verksamhet
        if all(is_financing(e.label.name) or pays_for(e, [result.net], columns) for e in result.paying)
        and ties(result.entry, (result.net, *result.paying), columns, precision)
    )


def without_results(entries: Sequence[Entry], results: Sequence[Result]) -> tuple[Entry, ...]:
    """The rows without the results and what pays for the nets."""
    rows = {row.row for result in results for row in (result.entry, *result.paying)}
    return tuple(entry for entry in entries if entry.row not in rows)


def with_results(
    summed: Summed,
    results: Sequence[Result],
    columns: Sequence[Column],
    answer: UnderSum | None,
    *,
    own_lines: bool,
) -> Summed:
    """The rows summed without them, with each result held against its net and what pays for it, and told.

    Taxes and the financial net of the committee (`own_lines`) are lines of its own under the net.
    """
    if not results:
        return summed
    sums = (Sum(result.entry, (result.net, *result.paying), False, frozenset()) for result in results)
    problem_of = left_below if answer is UnderSum.LEAVE else told_below
    lines = [row for r in results for row in r.paying if own_lines and _is_line(row)]
    kept = {line.row for line in lines}
    paying = [(r.net, [row for row in r.paying if row.row not in kept]) for r in results]
    summed = with_lines(summed, lines, columns)
    return replace(
        summed,
        sums=(*summed.sums, *sums),
        left_out=(*summed.left_out, *(row for _, rows in paying for row in rows)),
        problems=(*summed.problems, *(problem_of(net, rows, columns) for net, rows in paying if rows)),
    )


def _is_line(entry: Entry) -> bool:
    return line_beside(entry.label.name) is not None


def _between_sums(entries: Sequence[Entry], own: Entry | None) -> Iterator[Result]:
    """Each sum row with the sum row before it, where there are plain rows between them."""
    net: Entry | None = None
    between: list[Entry] = []
    for entry in entries:
        if entry.label.sums or entry is own:
            if net is not None and between:
                yield Result(net, tuple(between), entry)
            net, between = entry, []
        elif not entry.label.of_which:
            between.append(entry)
