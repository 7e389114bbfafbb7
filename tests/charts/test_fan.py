"""The fan and the misses: what is drawn where, and valid to plotly."""

from dataclasses import replace

import plotly.graph_objects as go

from socfin.charts.fan import fan, forecast_way
from socfin.charts.misses import misses_picture
from socfin.charts.theme import resolved
from socfin.domain.money import Unit
from socfin.services.report.placement import ModelForecast
from tests.services.ledgers import report_of

LEDGER = """
vo outcome 2024-01:2024-09 -900
vo budget 2024-01:2024-09 -950
vo budget 2024-10 -50
vo budget 2024-11 -50
vo budget 2024-12 -150
"""
MODEL = {"vo": ModelForecast(amount=-1_100 * 100_000, low=-1_200 * 100_000, high=-1_050 * 100_000)}


def report(**more):
    return report_of(LEDGER, "vo Vård", "2024-09", **more)


def test_the_way_follows_the_budgets_months_to_the_forecast():
    way = [(month, amount // 100_000) for month, amount in forecast_way(report(model=MODEL))]

    assert way == [(9, -900), (10, -940), (11, -980), (12, -1100)]


def test_the_range_opens_from_the_outcome_to_its_ends_and_is_hatched():
    figure = fan(report(model=MODEL)).figure
    band = next(one for one in figure["data"] if one["name"] == "80 %")

    assert band["y"][0] == band["y"][-1] == -900 * 100_000
    assert {round(band["y"][3] / 100_000), round(band["y"][4] / 100_000)} == {-1200, -1050}
    assert band["fillpattern"]["shape"] == "/"
    go.Figure(resolved(figure))


def test_it_says_the_range_in_words():
    picture = fan(report(model=MODEL))

    assert (
        "Beräknad prognos i 8 fall av 10 mellan −1\u00a0200\u00a0tkr och −1\u00a0050\u00a0tkr."
        in picture.alternative
    )
    assert "skrafferad" in picture.subtitle


def test_without_a_model_there_is_a_dashed_way_and_no_range():
    figure = fan(report()).figure

    names = [one.get("name") for one in figure["data"]]
    assert "Prognos" in names
    assert "80 %" not in names


def test_a_year_without_forecast_or_figures_has_no_fan():
    empty = replace(report(), months=())

    assert fan(empty) is None or "Prognos" not in [one.get("name") for one in fan(empty).figure["data"]]


def test_the_misses_are_a_line_per_method_ours_first():
    picture = misses_picture(
        [("Vår prognos", {3: 120_000_000, 8: 90_000_000}), ("Tom", {}), ("Budget", {3: 150_000_000})],
        Unit.MNKR,
    )

    assert [line["name"] for line in picture.figure["data"]] == ["Vår prognos", "Budget"]
    assert "efter mars 1,2\u00a0mnkr" in picture.alternative
    go.Figure(resolved(picture.figure))
    assert misses_picture([("Tom", {})], Unit.TKR) is None
