"""The rows with amounts that are neither figures nor sums, told in a sentence; never why they are not."""

from __future__ import annotations

from collections.abc import Iterable

from socfin.importers.problems import rows_text
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.sums import Summed


def unused_told(entries: Iterable[Entry], summed: Summed) -> tuple[str, ...]:
    """ "Dessa rader används inte: rad 5." for rows that are no figure, no sum, and not told before."""
    used = {entry.row for entry in (*summed.leaves, *summed.left_out)}
    used |= {one.entry.row for one in summed.sums}
    used |= {problem.row for problem in summed.problems if problem.row is not None}
    left = [
        entry.row
        for entry in entries
        if any(entry.amounts.values()) and not entry.decided and entry.row not in used
    ]
    return (f"Dessa rader används inte: {rows_text(left)}.",) if left else ()
