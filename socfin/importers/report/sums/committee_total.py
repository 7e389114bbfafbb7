"""The file's own "Totalt" is the total of every row, also where it ties with some of them; no other sum."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from socfin.importers.report.layout.mapping import Column
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.sums import Sum, Summed
from socfin.importers.report.sums.ties import differences, own_columns
from socfin.importers.report.sums.tolerance import Precision
from socfin.importers.spelling.labels import plain

_ALL = r"(?:summa|total(?:t|en|summa)?)"
_WHOLE = r"\S*(?:nämnd(?:en)?|förvaltning(?:en)?)"
_TOTAL = re.compile(rf"{_ALL}(?: {_ALL})?\.?:?|{_WHOLE} {_ALL}|{_ALL} {_WHOLE}")


def with_committee_total(summed: Summed, columns: Sequence[Column], precision: Precision) -> Summed:
    """The rows, with the one total that stands before or after them all held against all of them, in öre.

    A last "Totalt" that is without some of the rows may equal a group: read as that group's sum it would be
    no total of the committee, and nobody would be told. A wording that comes twice is the groups' own.
    """
    total = _total(summed)
    if total is None:
        return summed
    entry, leaves = total.entry, summed.leaves
    whole = Sum(entry, leaves, covers_all=True, own_columns=own_columns(entry, leaves, columns))
    problems = [
        problem for problem in summed.problems if (problem.row, problem.code) != (entry.row, "sum_differs")
    ]
    return replace(
        summed,
        sums=tuple(whole if each is total else each for each in summed.sums),
        problems=(*problems, *differences(entry, leaves, columns, precision)),
    )


def _total(summed: Summed) -> Sum | None:
    """The only sum called the total, when no sum is of every row and no row stands on its other side."""
    totals = [total for total in summed.sums if _is_total(total.entry)]
    if len(totals) != 1 or any(total.covers_all for total in summed.sums) or not totals[0].parts:
        return None
    places = [leaf.row for leaf in summed.leaves]
    beside = places and (totals[0].entry.row > max(places) or totals[0].entry.row < min(places))
    return totals[0] if beside else None


def _is_total(entry: Entry) -> bool:
    return not entry.label.code and _TOTAL.fullmatch(plain(entry.text)) is not None
