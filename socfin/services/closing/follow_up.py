"""What is left of a month beside its money: indicators, measures and goals that nobody has told of."""

from __future__ import annotations

from collections.abc import Iterator

from socfin.domain.listing import first_of
from socfin.domain.measures.states import MeasureState
from socfin.domain.report import Report
from socfin.domain.sections import IndicatorRow
from socfin.services.closing.points import Check, Point

NAMED = 3
"""Verksamheter or goals named of a point; more are counted."""
FOLLOWED_UP = (8, 12)
"""Months after which goals are asked for: a delårsrapport is of half to two thirds of the year (lag 2018:597,
13 kap.), and the year's own. After other months they are asked for where the committee has begun to."""


def uncounted(report: Report) -> Iterator[Point]:
    """One point for each indicator that has an outcome for the month before and none for the month."""
    lacking: dict[str, list[IndicatorRow]] = {}
    for row in report.indicators:
        if _is_silent(row, report.month.month):
            lacking.setdefault(row.indicator, []).append(row)
    for indicator, rows in lacking.items():
        names = first_of([row.verksamhet for row in rows], NAMED)
        before, now = report.month.plus(-1).name, report.month.name
        yield Point(
            check=Check.UNCOUNTED,
            words=f"{rows[0].name} finns för {before} men inte för {now}: {names}.",
            indicator=indicator,
        )


def _is_silent(row: IndicatorRow, month: int) -> bool:
    months = row.months
    return 1 < month <= len(months) and months[month - 2] is not None and months[month - 1] is None


def unfollowed(report: Report) -> Iterator[Point]:
    """One point for each measure that was to give something in the month, and that nobody has followed up."""
    for row in report.measures:
        if row.state not in (MeasureState.DECIDED, MeasureState.BEGUN):
            continue
        own = next((month for month in row.months if month.month == str(report.month)), None)
        if own is not None and own.expected_ore and own.realised_ore is None:
            yield Point(
                check=Check.UNFOLLOWED,
                words=f"{row.text.rstrip('.')} ({row.verksamhet}) är inte uppföljd för {report.month.name}.",
                number=row.number,
            )


def unjudged(report: Report) -> Iterator[Point]:
    """One point that names the goals at the bottom of the tree that are not followed up after the month."""
    above = {goal.above for goal in report.goals}
    last = [goal for goal in report.goals if goal.number not in above]
    begun = any(goal.after == str(report.month) for goal in last)
    left = [goal.name for goal in last if goal.after != str(report.month)]
    if left and (begun or report.month.month in FOLLOWED_UP):
        yield Point(
            check=Check.UNJUDGED,
            words=f"Inte uppföljda efter {report.month.name}: {first_of(left, NAMED)}.",
        )
