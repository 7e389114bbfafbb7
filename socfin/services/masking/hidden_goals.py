"""Goals that tell of a hidden unit, left out of a report with all that belongs to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from socfin.domain.goals.sections import GoalRow
from socfin.domain.goals.tree import branch, in_order
from socfin.domain.report import Report
from socfin.services.masking.hidden_indicators import Hides
from socfin.services.masking.words import Secrets


def without_goals(report: Report, hides: Hides, secrets: Secrets) -> Report:
    """The report without the goals of a hidden unit and those whose words tell of one.

    What belongs to such a goal goes with it. Rule: docs/meetings.md, "Små grupper".
    """
    if not report.goals:
        return report
    shown = () if hides.closed else shown_goals(report.goals, hides.hidden, secrets, report.month.yyyymm)
    return replace(report, goals=shown)


def shown_goals(
    rows: Sequence[GoalRow], hidden: frozenset[str], secrets: Secrets, month: int = 0
) -> tuple[GoalRow, ...]:
    """Those that may be seen, in their order."""
    gone: set[int] = set()
    for row in rows:
        if row.code in hidden or secrets.told_by(words_of(row), month):
            gone |= branch(rows, row.number)
    return in_order(row for row in rows if row.number not in gone) if gone else tuple(rows)


def words_of(row: GoalRow) -> str:
    """All that is typed of a goal."""
    names = (indicator.name for indicator in row.indicators)
    return " ".join((row.word, row.text, row.follow_up, row.effect, *names))
