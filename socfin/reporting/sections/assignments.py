"""A Report with what the committee has asked for; the one place that fetches it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from socfin.domain.assignments.sections import AssignmentRow
from socfin.domain.report import Report
from socfin.reporting.sections.decisions import subtree
from socfin.selectors.followup import assignments

if TYPE_CHECKING:
    from socfin.models import Committee


def with_assignments(committee: Committee, report: Report, known_at: datetime | None) -> Report:
    """The report with what is asked for and not answered, and what was answered in its year.

    A closed month's is as it was known at its closing, `known_at`. Of a verksamhet what is about it or
    something beneath it.
    """
    rows = assignments.assignments(committee, known_at)
    if report.total.parent and rows:
        below = subtree(committee, report.total.code)
        rows = [row for row in rows if row.code in below]
    shown = tuple(row for row in rows if _belongs(row, report.month.year))
    return replace(report, assignments=shown) if shown else report


def _belongs(row: AssignmentRow, year: int) -> bool:
    """Whether it was given by the year's end, and is open or was answered in the year or later."""
    given = not row.given or int(row.given[:4]) <= year
    return given and (row.is_open or not row.answered or int(row.answered[:4]) >= year)
