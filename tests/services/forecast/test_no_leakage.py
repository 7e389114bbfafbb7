"""A forecast uses what was known when it was made, and nothing that came later."""

import numpy as np
import pytest

from socfin.services.forecast.backtest import backtest
from socfin.services.forecast.panel import panel_of
from tests.services.forecast.panels import made_up

YEAR = 2024


def spoiled(frame, rows, seed=1):
    """The same frame with other amounts and budgets in some rows."""
    changed = frame.copy()
    random = np.random.default_rng(seed)
    for column in ("actual_to_date", "budget_year"):
        changed.loc[rows, column] = random.lognormal(8, 2, int(rows.sum()))
    return changed


def everything(frame, month):
    """All that was said after a month of YEAR: every rule, the combination and its range."""
    panel = panel_of(frame)
    tested = backtest(panel)
    year = panel.years.index(YEAR)
    said = [*tested.forecasts.values(), tested.range.low, tested.range.high]
    return np.stack([values[:, year, month] for values in said])


@pytest.mark.parametrize("month", [1, 4, 8, 11])
def test_changing_the_future_changes_no_past_forecast(month):
    frame = made_up(years=5)
    future = (frame["year"] > YEAR) | ((frame["year"] == YEAR) & (frame["month"] > month))

    assert np.array_equal(everything(frame, month), everything(spoiled(frame, future), month), equal_nan=True)


@pytest.mark.parametrize("month", [1, 6, 11])
def test_changing_a_siblings_same_year_changes_no_forecast_of_ours(month):
    frame = made_up(years=5)
    siblings = (frame["year"] >= YEAR) & (frame["series"] != "s0")

    ours = everything(frame, month)[:, 0]

    assert np.array_equal(ours, everything(spoiled(frame, siblings), month)[:, 0], equal_nan=True)


def test_the_test_would_notice_since_closed_years_do_matter():
    frame = made_up(years=5)
    closed = (frame["year"] < YEAR) & (frame["series"] != "s0")

    assert not np.array_equal(everything(frame, 6)[:, 0], everything(spoiled(frame, closed), 6)[:, 0])


def test_years_not_there_yet_make_no_difference():
    frame = made_up(years=5)
    known = frame[(frame["year"] < YEAR) | ((frame["year"] == YEAR) & (frame["month"] <= 5))]

    assert np.array_equal(everything(frame, 5), everything(known, 5), equal_nan=True)
