"""What a committee has asked for that tells of a hidden unit, left out of a report."""

from __future__ import annotations

from dataclasses import replace

from socfin.domain.assignments.sections import AssignmentRow
from socfin.domain.report import Report
from socfin.services.masking.hidden_indicators import Hides
from socfin.services.masking.words import Secrets


def without_assignments(report: Report, hides: Hides, secrets: Secrets) -> Report:
    """The report without what is asked of a hidden unit, or whose words tell of one.

    Rule: docs/meetings.md, "Små grupper".
    """
    if not report.assignments:
        return report
    month = report.month.yyyymm
    rows = tuple(
        row for row in report.assignments if not tells(row, hides.hidden, secrets, month) and not hides.closed
    )
    return replace(report, assignments=rows)


def tells(row: AssignmentRow, hidden: frozenset[str], secrets: Secrets, month: int = 0) -> bool:
    """Whether it is about something hidden, or its words tell of it."""
    return row.code in hidden or secrets.told_by(words_of(row), month)


def words_of(row: AssignmentRow) -> str:
    """All that is typed of it."""
    return " ".join((row.text, row.to, row.item, row.dnr, row.due_words, row.answer, row.answer_item))
