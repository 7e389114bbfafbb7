"""The combination: sane with little history, within its rules, the same whatever the unit and the order."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socfin.services.forecast.combine import combine, remaining, weights
from socfin.services.forecast.engine import forecast
from socfin.services.forecast.methods import WEIGHED
from socfin.services.forecast.panel import COLUMNS, panel_of
from socfin.services.forecast.priors import shipped
from socfin.services.forecast.situation import situation_of
from tests.services.forecast.panels import forecasts_of, frame_of, made_up, panel_from


def made(text, *, year=2024, month=4, group="g"):
    return forecasts_of(frame_of(text, group), year=year, month=month).iloc[0]


def test_first_year_lies_between_budget_and_straight_line():
    row = made("a 2024 1200: 110 220 330 440")

    assert 1200 <= row["forecast_year"] <= 1320
    assert row["low"] < row["forecast_year"] < row["high"]


def test_first_year_without_budget_is_the_straight_line():
    assert made("a 2024 .: 110 220 330 440")["forecast_year"] == pytest.approx(1320)


def test_a_steady_series_on_budget_is_forecast_on_budget():
    even = " ".join(str(100 * month) for month in range(1, 13))

    row = made(f"a 2022 1200: {even}\na 2023 1200: {even}\na 2024 1200: {even}")

    assert row["forecast_year"] == pytest.approx(1200, rel=0.01)


def test_missing_months_before_and_in_the_year_are_no_obstacle():
    row = made("a 2023 1200: . . . 400 . . . 800 . . . 1200\na 2024 1250: . . . 420")

    assert 1150 < row["forecast_year"] < 1350


def test_a_series_without_the_asked_month_is_left_out():
    assert forecasts_of(frame_of("a 2024 1200: 100 200 300"), year=2024, month=4).empty


def test_an_empty_panel_gives_no_forecasts():
    empty = panel_of(pd.DataFrame(columns=list(COLUMNS)).astype(COLUMNS))

    result = forecast(empty, year=2024, month=4)

    assert result.year.shape == (0,)
    assert result.by_rule.shape == result.weights.shape == (0, len(WEIGHED))


def test_a_series_without_the_asked_month_changes_nothing_for_the_others():
    even = " ".join(str(100 * month) for month in range(1, 13))
    asked = f"a 2023 1200: {even}\na 2024 1200: 110 220"
    other = f"b 2023 1200: {' '.join(str(50 * month) for month in range(1, 13))}\nb 2024 1200: 10"

    alone, beside = (forecast(panel_from(text), year=2024, month=2) for text in (asked, f"{asked}\n{other}"))

    assert beside.year[0] == alone.year[0]
    assert np.isnan(beside.year[1])


def test_a_zero_budget_is_not_a_forecast_of_nothing():
    even = " ".join(str(100 * month) for month in range(1, 13))

    assert made(f"a 2023 0: {even}\na 2024 0: 100 200 300 400")["forecast_year"] == pytest.approx(
        1200, rel=0.05
    )


def test_december_is_no_forecast():
    with pytest.raises(ValueError, match="month 1-11"):
        forecast(panel_from("a 2024 1: 1"), year=2024, month=12)


def test_a_month_given_twice_is_refused():
    twice = pd.concat([frame_of("a 2024 1200: 100"), frame_of("a 2024 1200: 100")])

    with pytest.raises(ValueError, match="twice"):
        panel_of(twice)


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10_000), month=st.integers(1, 11), years=st.integers(1, 4))
def test_weights_are_shares_and_the_forecast_is_finite_and_inside_its_range(seed, month, years):
    panel = panel_of(made_up(series=4, years=years, seed=seed, noise=0.4))
    situation = situation_of(panel)
    share = weights(situation, shipped())[:, :, month]

    assert (share >= 0).all()
    assert np.allclose(share.sum(axis=-1), 1)
    assert (share[~situation.usable[:, :, month]] == 0).all()
    result = forecasts_of(
        made_up(series=4, years=years, seed=seed, noise=0.4), year=2020 + years, month=month
    )
    assert np.isfinite(result["forecast_year"]).all()
    assert (result["low"] <= result["forecast_year"]).all()
    assert (result["forecast_year"] <= result["high"]).all()


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000), factor=st.sampled_from([-1.0, 100.0, 1e-6, -1e5]))
def test_unit_and_sign_do_not_matter(seed, factor):
    frame = made_up(series=3, years=3, seed=seed)
    other = frame.assign(
        actual_to_date=frame["actual_to_date"] * factor, budget_year=frame["budget_year"] * factor
    )
    a, b = (forecasts_of(one, year=2023, month=5) for one in (frame, other))

    assert np.allclose(a["forecast_year"] * factor, b["forecast_year"])
    assert np.allclose(a["low"] * factor, b["low" if factor > 0 else "high"])


def test_row_order_does_not_matter():
    frame = made_up(seed=3)
    mixed = frame.sample(frac=1, random_state=1)
    one, two = (
        forecasts_of(each, year=2024, month=7)["forecast_year"].sort_index() for each in (frame, mixed)
    )

    assert np.allclose(one, two)


def test_a_broken_rule_does_not_reach_the_forecast():
    even = " ".join(str(100 * month) for month in range(1, 13))
    frame = frame_of(f"a 2023 1200: {even}\na 2024 1200: 100 200 300 400")
    frame.loc[frame["year"] == 2024, "budget_year"] = 1e9

    assert forecasts_of(frame, year=2024, month=4)["forecast_year"].iloc[0] == pytest.approx(1200, rel=0.1)


def test_nothing_known_is_missing_not_zero():
    panel = panel_of(frame_of("a 2023 1200: 100\na 2024 1200: . 200"))

    assert np.isnan(combine(situation_of(panel), shipped()).forecast[0, 0, 6])


def test_late_in_the_year_the_outcome_so_far_is_never_corrected():
    """After November the second view moves December alone, however wild the table."""
    even = " ".join(str(100 * month) for month in range(1, 13))
    so_far = " ".join(str(100 * month) for month in range(1, 12))
    situation = situation_of(panel_from(f"a 2022 1200: {even}\na 2023 1200: {even}\na 2024 1300: {so_far}"))
    wild = replace(shipped(), correction=np.full_like(shipped().correction, -50.0))

    assert combine(situation, wild).forecast[0, -1, 11] > 1100


def test_what_remains_is_the_rules_median_and_never_nothing():
    so_far = "300 600 900 1200 1500 1800 2100 2400 2700 3000 3300"
    rest = remaining(situation_of(panel_from(f"a 2024 1200: {so_far}")))

    assert rest.typical[0, 0, 11] > 0
    assert (np.abs(rest.differences) <= 1).all()
