"""When Exempelkommunen's next meeting is held, seen from the day the demo is loaded; stores nothing."""

from __future__ import annotations

from datetime import date, timedelta

NOTICE_DAYS = 14
"""Ahead of the loading at least: a meeting is called in good time, and the demo is to be seen before it."""
TUESDAY = 1
THIRD = range(15, 22)
"""The days of a month that a third Tuesday may be, when the demo's committee meets."""


def coming_meeting(today: date) -> date:
    """The first third Tuesday that is at least NOTICE_DAYS ahead."""
    day = today + timedelta(days=NOTICE_DAYS)
    while day.weekday() != TUESDAY or day.day not in THIRD:
        day += timedelta(days=1)
    return day
