"""The 80 % range: about four outcomes in five inside, wider where it is less certain."""

import numpy as np
import pytest

from socfin.services.forecast.backtest import backtest, scorable
from socfin.services.forecast.panel import panel_of
from tests.services.forecast.panels import forecasts_of, frame_of, made_up


def covered(frame, years):
    panel = panel_of(frame)
    tested = backtest(panel)
    counted = scorable(panel, years)
    total = panel.total[counted]
    low, high = tested.range.low[counted][:, 1:12], tested.range.high[counted][:, 1:12]
    return float(((low <= total) & (total <= high)).mean())


@pytest.mark.parametrize("noise", [0.1, 0.25])
def test_about_four_in_five_outcomes_fall_inside(noise):
    assert 0.65 <= covered(made_up(series=60, years=8, noise=noise), [2025, 2026, 2027, 2028]) <= 0.95


def test_the_range_narrows_towards_the_end_of_the_year():
    panel = panel_of(made_up(series=30, years=4))
    tested = backtest(panel)
    width = ((tested.range.high - tested.range.low) / tested.forecasts["combined"])[:, 3]

    assert np.median(width[:, 2]) > np.median(width[:, 6]) > np.median(width[:, 11])


def test_a_restless_series_has_a_wider_range_than_a_calm_one():
    def width(noise):
        table = forecasts_of(made_up(series=20, years=4, noise=noise), year=2024, month=5)
        return float(((table["high"] - table["low"]) / table["forecast_year"]).median())

    assert width(0.3) > 1.5 * width(0.05)


def test_a_first_year_has_a_range_too():
    row = forecasts_of(frame_of("a 2024 1200: 110 220"), year=2024, month=2).iloc[0]

    assert 0 < row["low"] < row["forecast_year"] < row["high"]


def test_negative_costs_have_the_lower_range_below():
    row = forecasts_of(frame_of("a 2024 -1200: -110 -220"), year=2024, month=2).iloc[0]

    assert row["low"] < row["forecast_year"] < row["high"] < 0
