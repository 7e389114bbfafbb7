"""The year as the panel's own closed years say it."""

import numpy as np
import pytest

from socfin.services.forecast.own_years import own_years
from tests.services.forecast.panels import panel_from

EVEN = "100 200 300 400 500 600 700 800 900 1000 1100 1200"


def years(*levels, budget=".", name="a", first=2020, pattern=EVEN):
    months = [float(month) for month in pattern.split()]
    return "\n".join(
        f"{name} {first + place} {budget}: " + " ".join(f"{month * level:.4f}" for month in months)
        for place, level in enumerate(levels)
    )


def test_nothing_is_said_before_there_is_a_closed_year_with_one_before_it():
    said = own_years(panel_from(years(1, 1, 1)))

    assert np.isnan(said[0, :2]).all()
    assert said[0, 2, 1:12] == pytest.approx(1200)


def test_growth_that_has_gone_on_every_year_goes_on_in_the_remaining_months_too():
    """Half of it before anything is learned; all of it when each closed year has shown so."""
    text = "\n".join(
        years(*np.cumprod([1, *steps]), name=f"s{number}")
        for number, steps in enumerate(np.random.default_rng(1).uniform(0.8, 1.3, (20, 9)))
    )
    panel = panel_from(text)

    late, early = (np.abs(own_years(panel) / panel.total - 1)[:, year, 6] for year in (9, 2))

    assert late.mean() < 0.01
    assert late.mean() < early.mean()


def test_a_year_with_an_odd_end_is_not_expected_to_end_so_again():
    """One series-year of five got an invoice of 300 in its last month."""
    random, rows = np.random.default_rng(3), []
    struck = random.random((30, 10)) < 0.2
    for number in range(30):
        for place in range(10):
            end = 1500 if struck[number, place] else 1200
            rows.append(f"s{number} {2016 + place} .: {EVEN.rsplit(' ', 1)[0]} {end}")
    panel = panel_from("\n".join(rows))

    said = own_years(panel)[struck[:, 8], 9, 6]

    assert np.median(said) < 1425  # last year's rest again would give 1 500


def test_a_budget_that_has_always_held_is_worth_more_than_the_pace():
    """Half of the years cost twice as much in autumn, as their budgets told."""
    rows = []
    for number in range(12):
        for place in range(8):
            high = (number + place) % 2
            months = [100 * month for month in range(1, 7)]
            months += [600 + (100 + 100 * high) * month for month in range(1, 7)]
            rows.append(f"s{number} {2018 + place} {months[-1]}: " + " ".join(map(str, months)))
    panel = panel_from("\n".join(rows))

    said = own_years(panel)[:, 7, 6]

    assert said == pytest.approx(panel.total[:, 7, 0], rel=0.03)


def test_later_figures_change_nothing():
    panel, told = panel_from(years(1, 1.1, 1.2, 1.3)), panel_from(years(1, 1.1, 1.2))

    assert own_years(panel)[:, 2, 1:8] == pytest.approx(own_years(told)[:, 2, 1:8])
