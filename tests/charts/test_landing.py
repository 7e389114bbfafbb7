"""Where the year lands: the deviation around zero, its range, and the year without the decided measures."""

import plotly.graph_objects as go

from socfin.charts.landing import deviation_way, landing
from socfin.charts.theme import resolved
from socfin.charts.yearline import deviations
from socfin.services.report.placement import ModelForecast
from tests.services.ledgers import report_of

TKR = 100_000
LEDGER = """
vo outcome 2024-01:2024-09 -900
vo budget 2024-01:2024-09 -950
vo budget 2024-10 -50
vo budget 2024-11 -50
vo budget 2024-12 -150
"""
MODEL = {"vo": ModelForecast(amount=-1_300 * TKR, low=-1_400 * TKR, high=-1_150 * TKR)}


def report(**more):
    return report_of(LEDGER, "vo Vård", "2024-09", **more)


def traces(picture):
    return {one["name"]: one for one in picture.figure["data"]}


def test_the_way_goes_from_the_deviation_to_the_forecasts_in_the_budgets_pace():
    shown = report(model=MODEL)

    way = [(month, amount // TKR) for month, amount in deviation_way(shown, deviations(shown))]

    assert way == [(9, 50), (10, 20), (11, -10), (12, -100)]


def test_the_range_is_drawn_as_deviations_and_told_so():
    picture = landing(report(model=MODEL))

    assert traces(picture)["80 %"]["y"][3] == -200 * TKR
    assert "i 8 fall av 10 mellan −200\u00a0tkr och +50\u00a0tkr." in picture.alternative
    go.Figure(resolved(picture.figure))


def test_nothing_is_drawn_before_january_or_outside_the_axis():
    picture = landing(report(model=MODEL), measures={11: 30 * TKR})
    low, high = picture.figure["layout"]["yaxis"]["range"]

    for one in picture.figure["data"]:
        assert min(one["x"]) >= 1
        assert low <= min(one["y"]) <= max(one["y"]) <= high


def test_without_its_measures_the_year_steps_away_from_the_forecast():
    picture = landing(report(model=MODEL), measures={11: 30 * TKR, 12: 10 * TKR})

    without = traces(picture)["Utan åtgärder"]
    assert without["line"]["shape"] == "hv"
    assert [amount // TKR for amount in without["y"]] == [50, 20, -40, -140]


def test_the_caption_names_only_what_is_drawn():
    alone = landing(report())

    assert "Utan åtgärder" not in traces(alone)
    assert "skrafferad" not in alone.subtitle
    assert "trappsteg" not in alone.subtitle
    assert landing(report_of("vo outcome 2024-01 -5", "vo Vård", "2024-01")) is None


def test_a_single_months_dot_is_drawn_only_with_a_forecast_and_is_no_line():
    month = "vo outcome 2024-01 -100\nvo budget 2024-01 -90"
    year = f"{month}\nvo budget 2024-02 -90\nvo budget 2024-03:2024-12 -900"

    assert landing(report_of(month, "vo Vård", "2024-01")) is None
    assert "heldragen" not in landing(report_of(year, "vo Vård", "2024-01", model=MODEL)).subtitle
    months = report_of(f"{year}\nvo outcome 2024-02 -100", "vo Vård", "2024-02", model=MODEL)
    assert "heldragen = utfall" in landing(months).subtitle


LAST_YEAR = [(1, -20 * TKR), (2, -90 * TKR), (9, -100 * TKR), (12, -500 * TKR)]


def test_the_year_before_is_a_thin_line_within_the_axis_with_its_number_on_it():
    picture = landing(report(model=MODEL), last_year=LAST_YEAR)

    before = traces(picture)["2023"]
    assert list(zip(before["x"], before["y"], strict=True)) == LAST_YEAR
    assert picture.figure["layout"]["yaxis"]["range"][0] <= -500 * TKR
    assert "tunn = 2023" in picture.subtitle
    assert "2023" in [name["text"] for name in picture.figure["layout"]["annotations"]]
    go.Figure(resolved(picture.figure))


def test_a_single_month_of_the_year_before_is_no_line():
    picture = landing(report(model=MODEL), last_year=LAST_YEAR[:1])

    assert "2023" not in traces(picture)
    assert "tunn" not in picture.subtitle
