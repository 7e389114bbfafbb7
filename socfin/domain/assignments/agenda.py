"""Which meetings an assignment comes up at by itself; never who is called."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from socfin.domain.assignments.sections import AssignmentRow
from socfin.domain.assignments.states import AssignmentState


def comes_up(row: AssignmentRow, meeting: date, next_meeting: date | None) -> bool:
    """Whether it is to be answered at a meeting: it is open, and the next one would be too late for its day.

    So it comes up at the last meeting before its day, or on it, and at every one after until it is answered.
    Where no later meeting is planned, at one in the month of its day. Without a day, or while it is only
    proposed, at none.
    """
    if not row.is_open or not row.due or row.state is AssignmentState.PROPOSED:
        return False
    if row.given and date.fromisoformat(row.given) >= meeting:
        return False
    due = date.fromisoformat(row.due)
    if next_meeting is not None:
        return due < next_meeting
    return (due.year, due.month) <= (meeting.year, meeting.month)


def coming_up(rows: Iterable[AssignmentRow], meeting: date, next_meeting: date | None) -> list[AssignmentRow]:
    """Those that come up at a meeting, by their day."""
    return sorted((row for row in rows if comes_up(row, meeting, next_meeting)), key=lambda row: row.due)


def is_late(row: AssignmentRow, day: date) -> bool:
    """Whether its day has passed without an answer."""
    return row.is_open and bool(row.due) and date.fromisoformat(row.due) < day
