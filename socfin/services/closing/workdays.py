"""Swedish working days: when a month's figures are due; never a committee's own calendar."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import holidays

from socfin.domain.period import Month

SATURDAY = 5  # as date.weekday counts
FREE = (holidays.PUBLIC, holidays.DE_FACTO)
"""Public holidays, and midsummer's, Christmas and New Year's Eve, when no one closes books."""


def due_after(month: Month, workday: int) -> date:
    """The day with that number among the working days after the month; 1 is the first of them."""
    following = month.plus(1)
    day, left = date(following.year, following.month, 1), workday
    while True:
        left -= is_workday(day)
        if left <= 0:
            return day
        day += timedelta(days=1)


def is_workday(day: date) -> bool:
    """Monday to Friday, and no holiday."""
    return day.weekday() < SATURDAY and day not in _free(day.year)


@cache
def _free(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("SE", years=year, include_sundays=False, categories=FREE))
