"""Rows that stand under a report's last sum and are in no sum: left out until someone says otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from socfin.domain.figures import Problem, warning
from socfin.domain.listing import first_of
from socfin.domain.money import Unit
from socfin.importers.options import UnderSum
from socfin.importers.problems import rows_text
from socfin.importers.report.layout.mapping import Column
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.sums import Sum, Summed
from socfin.importers.report.sums.ties import ties


def without_rows_below(
    summed: Summed, columns: Sequence[Column], unit: Unit, decimals: int, said: UnderSum | None
) -> Summed:
    """The rows without those under the last sum, when it names nothing and ties with all rows above it.

    They are told, with what they are called; COUNTED keeps them among the others.
    """
    total = _last(summed.sums)
    if total is None or said is UnderSum.COUNTED:
        return summed
    above = [leaf for leaf in summed.leaves if leaf.row < total.entry.row]
    below = [leaf for leaf in summed.leaves if leaf.row > total.entry.row]
    if len(above) < 2 or not below or not ties(total.entry, above, columns, unit, decimals):
        return summed
    if {part.row for part in total.parts} & {leaf.row for leaf in below}:
        return summed
    kept = tuple(above)
    sums = tuple(replace(one, covers_all=len(one.parts) == len(kept)) for one in summed.sums)
    told = () if said is UnderSum.LEAVE else (_told(total.entry, below),)
    left = (*summed.left_out, *below)
    return replace(summed, leaves=kept, sums=sums, problems=(*summed.problems, *told), left_out=left)


def _last(sums: Sequence[Sum]) -> Sum | None:
    """The lowest sum, when it is a bare "Summa" or "Totalt"."""
    last = max(sums, key=lambda one: one.entry.row, default=None)
    bare = last is not None and last.entry.label.sums and not (last.entry.label.code or last.entry.label.name)
    return last if bare else None


def _told(total: Entry, below: Sequence[Entry]) -> Problem:
    names = first_of([f"”{entry.called}”" for entry in below])
    return warning(
        f"Under summan på rad {total.row} står {names} ({rows_text(e.row for e in below)}). "
        "Summan är utan dem, och de räknas inte med.",
        "Välj under Så lästes filen om raderna under summan räknas med (--under-sum i kommandot).",
        row=below[0].row if len(below) == 1 else None,
        code="under_the_sum",
    )
