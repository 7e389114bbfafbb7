"""A Report with the questions that are part of its meeting's paper; the one place that fetches them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from socfin.domain.report import Report
from socfin.selectors.followup.questions import questions_of_month

if TYPE_CHECKING:
    from socfin.models import Committee


def with_questions(committee: Committee, report: Report) -> Report:
    """The report with those about its rows, oldest first."""
    codes = {row.code for row in report.all_rows}
    rows = tuple(
        each.row
        for each in questions_of_month(committee, report.month)
        if each.included and (not report.total.parent or each.row.code in codes)
    )
    return replace(report, questions=rows) if rows else report
