"""Tables in which every row is called a total, as "Hemtjänst totalt": rows after all; never their amounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from socfin.importers.report.rows.entries import Entry

LEAST = 3
"""Rows called totals of something, without any row to sum, for these to be the rows themselves."""


def named_as_sums(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with such totals as rows: where what they could sum is at most a third as many.

    The last row stays a sum where it is about the others together; a bare "Totalt" and a line always do.
    """
    totals = [e for e in entries if e.label.sums and e.label.line is None and (e.label.name or e.label.code)]
    plain = [e for e in entries if e.is_plain]
    if len(totals) < LEAST or 3 * len(plain) > len(totals):
        return list(entries)
    last = entries[-1]
    turned = {e.row for e in totals if e is not last or not _is_together(last, totals[:-1])}
    return [replace(e, label=replace(e.label, sums=False)) if e.row in turned else e for e in entries]


def _is_together(last: Entry, others: Sequence[Entry]) -> bool:
    """Whether every amount of a row is that of the others together, within a thousandth."""
    sums = {at: sum(e.amounts.get(at) or 0 for e in others) for at in last.amounts}
    return all(1000 * abs((amount or 0) - sums[at]) <= abs(sums[at]) for at, amount in last.amounts.items())
