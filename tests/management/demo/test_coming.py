"""The demo's next meeting, from the day the demo is loaded."""

from datetime import date, timedelta

import pytest

from socfin.management.demo.coming import NOTICE_DAYS, coming_meeting


@pytest.mark.parametrize(
    ("today", "meets"),
    [
        (date(2026, 12, 1), date(2026, 12, 15)),
        (date(2026, 12, 2), date(2027, 1, 19)),
        (date(2026, 1, 6), date(2026, 1, 20)),
        (date(2026, 1, 7), date(2026, 2, 17)),
    ],
)
def test_it_is_the_third_tuesday_that_is_called_in_time(today, meets):
    assert coming_meeting(today) == meets


@pytest.mark.parametrize("days", range(0, 400, 13))
def test_it_is_always_ahead(days):
    today = date(2026, 1, 1) + timedelta(days=days)

    assert NOTICE_DAYS <= (coming_meeting(today) - today).days <= NOTICE_DAYS + 35
