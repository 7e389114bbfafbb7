"""What is known when a forecast is made: how closed years have leaned, and what has just changed."""

import numpy as np
import pytest

from socfin.services.forecast.panel import panel_of
from socfin.services.forecast.situation import situation_of
from tests.services.forecast.panels import frame_of, panel_from

EVEN = " ".join(str(100 * month) for month in range(1, 13))
LATE = "50 100 150 200 250 300 350 400 450 500 550 1200"


def test_a_series_that_ended_above_what_the_rules_said_leans_upwards():
    situation = situation_of(panel_from(f"a 2022 600: {LATE}\na 2023 600: 50 100 150"))

    assert situation.own_leaning[0, 1, 3] == pytest.approx(np.log(2) * 0.7 / (0.7 + 0.3))
    assert situation.siblings_leaning[0, 1, 3] == situation.own_leaning[0, 1, 3]


def test_a_first_year_leans_nowhere():
    situation = situation_of(panel_from(f"a 2022 600: {LATE}"))

    assert not situation.own_leaning.any()
    assert not situation.siblings_leaning.any()


def test_the_budgets_step_is_its_revision_since_last_month_and_in_three():
    frame = frame_of(f"a 2023 1200: {EVEN}")
    frame.loc[frame["month"] >= 5, "budget_year"] = 1500.0

    news = situation_of(panel_of(frame)).news

    assert news[0, 0, 5, 1:] == pytest.approx([np.log(1.25)] * 2)
    assert news[0, 0, 7, 1:] == pytest.approx([0, np.log(1.25)])
    assert not news[0, 0, 8, 1:].any()
    assert not news[0, 0, 1].any()


def test_a_steady_median_takes_no_step():
    assert not situation_of(panel_from(f"a 2023 1200: {EVEN}")).news.any()


def test_a_month_or_budget_not_given_is_no_step():
    situation = situation_of(panel_from("a 2023 .: 100 . 300 800"))

    assert not situation.news[0, 0, :4].any()
    assert not situation.news[..., 1:].any()
    assert situation.news[0, 0, 4, 0] == pytest.approx(np.log(2))
