"""Each rule on numbers that can be worked in the head."""

import numpy as np
import pytest

from socfin.services.forecast.methods import ALL, LABELS, NEW, RULES, WEIGHED, all_forecasts
from socfin.services.forecast.panel import panel_of
from tests.services.forecast.panels import frame_of, panel_from

EVEN = "80 160 240 320 400 480 560 640 720 800 880 960"
TWO_YEARS = panel_from(f"""
a 2023 1000: {EVEN}
a 2024 1200: 100 200 300
""")
"""Last year 80 a month and a budget of 1000; this year 100 a month and a budget of 1200."""


def after_march(method, panel=TWO_YEARS):
    return ALL[method](panel)[0, -1, 3]


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("straight_line", 300 * 12 / 3),
        ("remaining_twelfths", 300 + 1200 * 9 / 12),
        ("last_year_share", 300 / (240 / 960)),
        ("last_year_rest", 300 + 720),
        ("budget", 1200),
        ("rolling_twelve", 300 + (300 + 720) * 9 / 12),
        ("budget_and_share", (1200 + 1200) / 2),
        ("earlier_years_share", 300 / (240 / 960)),
        ("rest_half_growth", 300 + 720 * np.sqrt(300 / 240)),
        ("rest_budget_used", 300 + 900 * 720 / 760),
        ("budget_used", 1200 * 960 / 1000),
        ("rest_budget_growth", 300 + 720 * 1200 / 1000),
        ("rest_latest_quarter", 300 + 720 * 300 / 240),
        ("siblings_share", 300 / (240 / 960)),
        ("budget_used_siblings", 1200 * 960 / 1000),
        ("rest_budget_siblings", 300 + 900 * 720 / 760),
        ("two_years_rest", 300 + 720),
        ("last_year_budget_growth", 960 * 1200 / 1000),
        ("budget_used_finally", 1200 * 960 / 1000),
        ("own_and_siblings_share", 300 / (240 / 960)),
        ("rest_in_the_middle", 300 + 720 * 300 / 240),
        ("rest_budget_own_and_siblings", 300 + 900 * 720 / 760),
    ],
)
def test_rule_after_three_months(method, expected):
    assert after_march(method) == pytest.approx(expected)


def test_growth_of_twelve_months_needs_two_closed_years():
    panel = panel_from(f"""
    a 2022 900: {" ".join(str(40 * month) for month in range(1, 13))}
    a 2023 1000: {EVEN}
    a 2024 1200: 100 200 300
    """)

    assert np.isnan(after_march("rest_yearly_growth"))
    assert after_march("rest_yearly_growth", panel) == pytest.approx(300 + 720 * (300 + 720) / (240 + 360))


def test_half_year_growth_crosses_new_year():
    panel = panel_from(f"""
    a 2022 900: {" ".join(str(80 * month) for month in range(1, 13))}
    a 2023 1000: {EVEN}
    a 2024 1200: 90 180 270
    """)

    assert after_march("rest_half_year", panel) == pytest.approx(270 + 720 * (270 + 240) / 480)


def test_a_quarters_growth_crosses_new_year():
    panel = panel_from(f"""
    a 2022 900: {" ".join(str(40 * month) for month in range(1, 13))}
    a 2023 1000: {EVEN}
    a 2024 1200: 100
    """)
    growth = (80 + 80 + 100) / (40 + 40 + 80)

    assert ALL["rest_quarter_across_years"](panel)[0, -1, 1] == pytest.approx(100 + 880 * growth)


def test_a_late_invoice_of_last_year_is_not_this_years():
    flat = " ".join(str(100 * month) for month in range(1, 13))
    panel = panel_from(f"""
    a 2021 .: {flat}
    a 2022 .: {flat}
    a 2023 .: {flat.replace("1200", "1900")}
    a 2024 .: 110 220 330
    """)

    assert ALL["rest_in_the_middle"](panel)[0, -1, 3] == pytest.approx(330 + 900 * 1.1)


def test_the_final_budget_is_what_the_year_ended_with():
    frame = frame_of(f"a 2023 1000: {EVEN}\na 2024 1200: 100 200 300")
    frame.loc[(frame["year"] == 2023) & (frame["month"] >= 10), "budget_year"] = 1500.0
    panel = panel_of(frame)

    assert after_march("last_year_budget_growth", panel) == pytest.approx(960 * 1200 / 1500)
    assert after_march("budget_used_finally", panel) == pytest.approx(1200 * 960 / 1500)
    assert after_march("budget_used", panel) == pytest.approx(1200 * 960 / 1000)


def test_last_years_share_falls_back_on_the_budget_when_almost_nothing_had_been_paid():
    panel = panel_from(f"""
    a 2023 1000: 4 {EVEN[3:]}
    a 2024 1200: 100
    """)

    assert ALL["last_year_share"](panel)[0, 1, 1] == 1200


def test_without_last_year_only_outcome_and_budget_speak():
    first_year = panel_from("a 2024 1200: 100 200 300")

    told = {name for name, rule in ALL.items() if np.isfinite(rule(first_year)[0, 0, 3])}

    assert told == {"straight_line", "remaining_twelfths", "budget"}


def test_a_missing_month_is_missing_and_not_made_up():
    panel = panel_from(f"""
    a 2023 1000: {EVEN}
    a 2024 1200: 100 . 300
    """)

    assert (
        np.isnan(all_forecasts(panel)[0, 1, 2]).sum() >= len(ALL) - 2
    )  # only the budget-based two may speak
    assert after_march("straight_line", panel) == 1200


def test_a_year_given_as_three_accumulated_points_is_history_at_those_points_only():
    panel = panel_from("""
    a 2023 1000: . . 240 . . . . 640 . . . 960
    a 2024 1200: 100 200 300
    """)

    assert after_march("last_year_rest", panel) == pytest.approx(1020)
    assert np.isnan(ALL["last_year_rest"](panel)[0, 1, 2])


def test_a_negative_month_lowers_the_outcome_and_nothing_breaks():
    panel = panel_from(f"""
    a 2023 1000: {EVEN}
    a 2024 1200: 100 200 150
    """)

    assert after_march("last_year_rest", panel) == 150 + 720
    assert np.isfinite(after_march("rest_latest_quarter", panel))


def test_every_rule_has_a_swedish_name():
    assert set(LABELS) == {*WEIGHED, *NEW, "combined"}
    assert set(RULES) < set(ALL)
