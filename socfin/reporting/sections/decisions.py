"""A Report with the decisions on its budget and the requests for more; the one place that fetches them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from socfin.domain.report import Organisation, Report
from socfin.selectors.committees import verksamheter
from socfin.selectors.followup import decisions
from socfin.services.decisions.walk import concerning, walk

if TYPE_CHECKING:
    from socfin.models import Committee


def with_decisions(committee: Committee, report: Report, known_at: datetime | None) -> Report:
    """The report with its year's decisions: a closed month's as they were known at its closing, `known_at`.

    Requests are the committee's, so a verksamhet's report has none. In today's organisation there are none of
    either: a decision is told of the verksamhet that it was made for.
    """
    if report.organisation is Organisation.NOW:
        return report
    year = report.month.year
    made = decisions.decisions(committee, year, known_at)
    rows = concerning(made, subtree(committee, report.total.code)) if report.total.parent else made
    return replace(
        report,
        decisions=rows,
        budget_walk=walk(report.total.year.budget, rows),
        requests=() if report.total.parent else decisions.requests(committee, year, known_at),
    )


def subtree(committee: Committee, code: str) -> set[str]:
    """The code and all that hangs beneath it."""
    below: dict[str, list[str]] = {}
    for node in verksamheter(committee):
        if node.parent is not None:
            below.setdefault(node.parent.code, []).append(node.code)
    codes, waiting = set(), [code]
    while waiting:
        following = waiting.pop()
        codes.add(following)
        waiting.extend(below.get(following, ()))
    return codes
