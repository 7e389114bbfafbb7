"""A committee's year as a small line."""

from dataclasses import replace

from socfin.charts.yearline import deviations, year_svg
from tests.charts.figures import report
from tests.rows import point_of

TKR = 1_000_00


def year(*deviation):
    points = tuple(
        point_of(
            month,
            outcome_to_date_ore=None if size is None else size - 100 * TKR,
            budget_to_date_ore=-100 * TKR,
        )
        for month, size in enumerate(deviation, start=1)
    )
    return replace(report(), months=points)


def test_it_runs_from_zero_through_each_known_month():
    drawn = year(-10 * TKR, None, -30 * TKR)

    assert deviations(drawn) == [(1, -10 * TKR), (3, -30 * TKR)]
    assert 'points="3.0,3.0 12.5,10.3 31.5,25.0"' in year_svg(drawn)


def test_a_surplus_rises_and_the_zero_line_stays():
    drawn = year(20 * TKR, 40 * TKR)

    assert 'y1="25.0" y2="25.0"' in year_svg(drawn)
    assert 'cy="3.0"' in year_svg(drawn)


def test_a_single_month_is_no_line():
    assert year_svg(year(-10 * TKR)) == ""
    assert year_svg(year(None, None)) == ""
