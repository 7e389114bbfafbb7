"""Decisions and requests that tell of a hidden unit, left out of a report; never its money."""

from __future__ import annotations

from dataclasses import replace

from socfin.domain.decisions.sections import DecisionRow, RequestRow
from socfin.domain.report import Report
from socfin.services.masking.hidden_indicators import Hides
from socfin.services.masking.words import Secrets


def without_decisions(report: Report, hides: Hides, secrets: Secrets) -> Report:
    """The report without the decisions that give a hidden unit anything, or whose words tell of one.

    A decision is left out whole: its sum less the parts that are shown would be the hidden one's. The way
    from the first budget goes with it, for the missing step would be told by its ends. Rule:
    docs/meetings.md, "Små grupper".
    """
    if not report.decisions and not report.requests:
        return report
    if hides.closed:
        return replace(report, decisions=(), budget_walk=(), requests=())
    month = report.month.yyyymm
    rows = tuple(
        row
        for row in report.decisions
        if not any(part.code in hides.hidden for part in row.parts)
        and not secrets.told_by(words_of(row), month, own=(report.total,))
    )
    asked = tuple(row for row in report.requests if not secrets.told_by(words_of(row), month))
    walk = report.budget_walk if rows == report.decisions else ()
    return replace(report, decisions=rows, budget_walk=walk, requests=asked)


def words_of(row: DecisionRow | RequestRow) -> str:
    """All that is typed of a decision or a request."""
    if isinstance(row, DecisionRow):
        return " ".join((row.body, row.item, row.dnr, row.text))
    return " ".join((row.body, row.text, row.item, row.answer, *(part.text for part in row.parts)))
