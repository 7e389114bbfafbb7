"""Deviations that a file states, left out of a report beside hidden units; never one that is reckoned.

They are judged in no cell (`judged_cells`): the committee's less the units' would be the hidden unit's own,
so whoever anything is hidden from is shown none of them. Rule: docs/meetings.md, "Små grupper".
"""

from __future__ import annotations

from dataclasses import replace

from socfin.domain.comparison import Comparison
from socfin.domain.limits import Status
from socfin.domain.report import Report, ReportRow
from socfin.services.report.missing import STATED

NOT_SHOWN = "Avvikelser som en fil anger utan utfall eller budget visas inte bredvid dolda enheter."


def without_stated(report: Report) -> Report:
    """The report without a deviation that no outcome and budget give, which it says; itself without any."""
    if not any(map(_has_stated, (*report.all_rows, *report.lines))):
        return report
    kept = tuple(note for note in report.notes if not note.startswith(STATED))
    return replace(
        report,
        notes=(*kept, NOT_SHOWN),
        total=_of_row(report.total),
        rows=tuple(map(_of_row, report.rows)),
        lines=tuple(map(_of_row, report.lines)),
    )


def _has_stated(row: ReportRow) -> bool:
    return any(comparison.is_stated for comparison in (row.to_date, row.month, row.year))


def _of_row(row: ReportRow) -> ReportRow:
    return replace(row, to_date=_reckoned(row.to_date), month=_reckoned(row.month), year=_reckoned(row.year))


def _reckoned(comparison: Comparison) -> Comparison:
    return replace(comparison, stated=None, status=Status.UNKNOWN) if comparison.is_stated else comparison
