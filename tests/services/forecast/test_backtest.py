"""What the back-test counts and how it measures."""

import numpy as np
import pytest

from socfin.services.forecast.backtest import CELLS, COMBINED, backtest, cells, scorable
from socfin.services.forecast.methods import NEW, RULES
from socfin.services.forecast.panel import panel_of
from tests.services.forecast.panels import made_up, panel_from

UP = " ".join(str(100 * month) for month in range(1, 13))
DOWN = " ".join(str(-100 * month) for month in range(1, 13))
PANEL = panel_from(f"""
a 2022 1200: {UP}
a 2023 1300: {UP}
b 2022 1200: {UP}
b 2023 1100: {" ".join(str(50 * month) for month in range(1, 13))}
""")


def cell(method, month=6, panel=PANEL):
    table = cells(backtest(panel))
    return table[(table["method"] == method) & (table["month"] == month)].iloc[0]


def test_errors_are_worked_over_the_cells_outcomes():
    row = cell("budget")  # says 1300 and 1100, became 1200 and 600

    assert row["n"] == 2
    assert row["wape"] == pytest.approx((100 + 500) / 1800)
    assert row["bias"] == pytest.approx((100 + 500) / 1800)
    assert row["median_ape"] == pytest.approx((100 / 1200 + 500 / 600) / 2)


def test_bias_keeps_its_sign():
    row = cell("last_year_rest")  # 600 + 600 is right; 300 + 600 against 600

    assert row["bias"] == pytest.approx(300 / 1800)
    assert cell("straight_line")["wape"] == pytest.approx(0)


def test_every_rule_and_the_combination_has_a_cell_for_months_1_to_11():
    table = cells(backtest(PANEL))

    assert list(table) == list(CELLS)
    assert set(table["method"]) == {*RULES, "combined"}
    assert set(table["month"]) == set(range(1, 12))
    assert table["coverage"].notna().equals(table["method"] == "combined")


def test_a_method_without_a_forecast_has_no_cell():
    without = panel_from(f"a 2022 .: {UP}\na 2023 .: {UP}")

    assert set(cells(backtest(without))["method"]) == {
        "straight_line", "last_year_share", "last_year_rest", "rolling_twelve", "combined",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("years", "why"),
    [
        (f"a 2023 1: {UP}", "no year before"),
        (f"a 2022 1: {UP[:-5]}\na 2023 1: {UP}", "the year before lacks December"),
        (f"a 2022 1: {UP}\na 2023 1: {UP[:-5]}", "the year lacks December"),
        (f"a 2021 1: {UP}\na 2023 1: {UP}", "a year lies between"),
        (f"a 2022 1: {UP}\na 2023 1: {DOWN}", "the outcome is below zero"),
        (f"a 2022 1: {UP}\na 2023 1: {UP.replace('600', '.')}", "the end of a quarter is missing"),
    ],
)
def test_a_series_year_does_not_count_when(years, why):
    assert not scorable(panel_from(years)).any(), why


def test_only_the_named_years_are_scored():
    three = panel_from(f"a 2022 1: {UP}\na 2023 1: {UP}\na 2024 1: {UP}")

    assert scorable(three).sum() == 2
    assert scorable(three, [2024]).tolist() == [[False, False, True]]
    assert cells(backtest(three), [2030]).empty


def test_a_cell_is_about_the_month_it_names():
    table = cells(backtest(PANEL))
    wape = table[table["method"] == "last_year_rest"].set_index("month")["wape"]

    assert np.allclose(wape, [(12 - month) * 50 / 1800 for month in wape.index])


def test_a_new_rule_is_backtested_and_weighs_nothing(monkeypatch):
    frame = made_up(series=6, years=4)
    before = backtest(panel_of(frame))
    monkeypatch.setitem(NEW, "half_the_budget", lambda panel: panel.budget / 2)

    after = backtest(panel_of(frame))

    assert (cells(after)["method"] == "half_the_budget").any()
    np.testing.assert_array_equal(after.forecasts[COMBINED], before.forecasts[COMBINED])
