"""What the committee expected of each closed year against budget, beside what it became."""

import pytest

from socfin.actions.forecasts import make_forecast_runs
from socfin.domain.early_warnings.sections import Sign
from socfin.domain.period import Month
from socfin.reporting.forecast.closed_years import closed_years
from tests.cast import person, provby, published

KRONOR = 100


def rows(scenario, year, last, amount):
    return "\n".join(f"511 5020 {year}-{month:02d} {scenario} {amount}" for month in range(1, last + 1))


@pytest.fixture(scope="module")
def world(once):
    once(two_closed_years)


@pytest.fixture
def years(world, committee):
    return committee


def two_closed_years():
    """2020 on budget, 2021 a fifth over it from the first month; forecasts after March and August."""
    committee = provby()
    committee.floor_ore = 0
    committee.save()
    text = [rows("utfall", 2020, 12, -1000), rows("budget", 2020, 12, -1000)]
    text += [rows("utfall", 2021, 12, -1200), rows("budget", 2021, 12, -1000)]
    published(committee, "\n".join(text))
    months = [Month(year, month) for year in (2020, 2021) for month in (3, 8)]
    make_forecast_runs(committee=committee, months=months, by=person("carin"))


def test_each_closed_year_is_told_newest_first_with_what_it_became(years):
    newest, oldest = closed_years(years, "5")

    assert (newest.year, newest.became) == (2021, -2_400 * KRONOR)
    assert (oldest.year, oldest.became) == (2020, 0)
    assert set(newest.expected) == set(range(1, 12))


def test_the_first_month_that_warned_is_told_once(years):
    newest, oldest = closed_years(years, "5")

    assert newest.warnings == ((Month(2021, 3), (Sign.RISK,)), (Month(2021, 8), (Sign.RISK,)))
    assert oldest.warnings == ()


def test_above_a_hidden_unit_no_warning_and_no_withheld_month_is_told(years):
    (newest, *_) = closed_years(years, "5", withheld={Month(2021, 3)}, warns=False)

    assert newest.warnings == ()
    assert 3 not in newest.expected


def test_a_year_whose_december_is_withheld_is_not_told(years):
    assert [one.year for one in closed_years(years, "5", withheld={Month(2021, 12)})] == [2020]
