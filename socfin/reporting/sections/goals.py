"""A Report with the committee's goals and where they stand; the one place that fetches them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from socfin.domain.goals.tree import of_verksamheter
from socfin.domain.report import Report
from socfin.reporting.sections.decisions import subtree
from socfin.selectors.followup import goals

if TYPE_CHECKING:
    from socfin.models import Committee


def with_goals(committee: Committee, report: Report, known_at: datetime | None) -> Report:
    """The report with its year's goals: a closed month's as they were known at its closing, `known_at`.

    Of a verksamhet those that it or something beneath it answers for, with the goals that they belong to.
    """
    rows = goals.goals(committee, report.month, known_at)
    if report.total.parent and rows:
        rows = of_verksamheter(rows, subtree(committee, report.total.code))
    return replace(report, goals=rows) if rows else report
