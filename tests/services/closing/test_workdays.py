"""Figures are due on a Swedish working day: weekends, red days and the eves are none."""

from datetime import date

import pytest

from socfin.domain.period import Month
from socfin.services.closing.workdays import due_after, is_workday


@pytest.mark.parametrize(
    ("month", "workday", "due"),
    [
        (Month(2022, 3), 1, date(2022, 4, 1)),  # a Friday
        (Month(2022, 3), 2, date(2022, 4, 4)),
        (Month(2022, 3), 10, date(2022, 4, 14)),  # the day before Good Friday
        (Month(2022, 3), 11, date(2022, 4, 19)),  # after Easter Monday
        (Month(2022, 12), 1, date(2023, 1, 2)),  # New Year's Day is a Sunday
        (Month(2022, 12), 5, date(2023, 1, 9)),  # the sixth is Epiphany
        (Month(2022, 5), 3, date(2022, 6, 3)),
        (Month(2022, 5), 4, date(2022, 6, 7)),  # the sixth is the National Day
    ],
)
def test_the_day_is_counted_from_the_end_of_the_month(month, workday, due):
    assert due_after(month, workday) == due


@pytest.mark.parametrize(
    "day", [date(2022, 6, 24), date(2022, 12, 24), date(2021, 12, 31), date(2022, 5, 26)]
)
def test_eves_and_red_days_are_no_working_days(day):
    assert not is_workday(day)
