"""Rows that stand under a report's last sum and are in no sum: left out until someone says otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from socfin.domain.figures import Problem, error, warning
from socfin.domain.listing import first_of
from socfin.domain.money import Unit
from socfin.importers.options import UnderSum
from socfin.importers.problems import rows_text
from socfin.importers.report.layout.mapping import Column
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.sums import Summed
from socfin.importers.report.sums.ties import ties


def without_rows_below(
    summed: Summed, columns: Sequence[Column], unit: Unit, decimals: int, said: UnderSum | None
) -> Summed:
    """The rows without those under the last sum, when it ties with all rows above it.

    They are told every time, with what they are called; COUNTED keeps them among the others. A sum that bears
    a name or code may be of its own part of the report only: what stands under it is kept, and asked about.
    """
    total = max(summed.sums, key=lambda one: one.entry.row, default=None)
    if total is None or said is UnderSum.COUNTED:
        return summed
    above = [leaf for leaf in summed.leaves if leaf.row < total.entry.row]
    below = [leaf for leaf in summed.leaves if leaf.row > total.entry.row]
    if len(above) < 2 or not below or not ties(total.entry, above, columns, unit, decimals):
        return summed
    if {part.row for part in total.parts} & {leaf.row for leaf in below}:
        return summed
    if said is None and total.entry.name:
        return replace(summed, problems=(*summed.problems, _asked(total.entry, below)))
    kept = tuple(above)
    sums = tuple(replace(one, covers_all=len(one.parts) == len(kept)) for one in summed.sums)
    left = (*summed.left_out, *below)
    told = _left(total.entry, below) if said is UnderSum.LEAVE else _told(total.entry, below)
    return replace(summed, leaves=kept, sums=sums, problems=(*summed.problems, told), left_out=left)


def _asked(total: Entry, below: Sequence[Entry]) -> Problem:
    return error(
        f"Under summaraden ”{total.called}” (rad {total.row}) står {_named(below)}. Summan är utan dem.",
        "Välj under Så lästes filen om raderna under summan räknas med (--under-sum i kommandot).",
        row=below[0].row if len(below) == 1 else None,
        code="under_the_sum",
    )


def _told(total: Entry, below: Sequence[Entry]) -> Problem:
    return warning(
        f"Under summan på rad {total.row} står {_named(below)}. Summan är utan dem, och de räknas inte med.",
        "Välj under Så lästes filen om raderna under summan räknas med (--under-sum i kommandot).",
        row=below[0].row if len(below) == 1 else None,
        code="under_the_sum",
    )


def _left(total: Entry, below: Sequence[Entry]) -> Problem:
    """What a choice, made once and perhaps kept in a profile, leaves out of this file."""
    return warning(
        f"Under summan på rad {total.row} står {_named(below)}. De läses inte, som valt.",
        "Ska de med: välj under Så lästes filen att raderna under summan räknas med.",
        row=below[0].row if len(below) == 1 else None,
        code="left_under_sum",
    )


def _named(below: Sequence[Entry]) -> str:
    """ "”Investeringar” (rad 9)"."""
    return f"{first_of([f'”{entry.called}”' for entry in below])} ({rows_text(e.row for e in below)})"
