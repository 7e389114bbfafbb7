"""Accumulated: lines where months are known, dots over what is not, the forecast dashed."""

from socfin.charts.accumulated import accumulated
from tests.charts.figures import TKR, is_sound, report, timra_months, total
from tests.rows import point_of


def lines(picture, dash):
    return [trace for trace in picture.figure["data"] if trace["line"].get("dash") == dash]


def test_the_pace_inside_a_sum_is_dotted_because_it_is_unknown():
    picture = accumulated(report(months=timra_months()))

    assert is_sound(picture)
    assert [trace["x"] for trace in lines(picture, "dot")] == [[0, 7], [0, 7]]
    assert "prickad" in picture.subtitle


def test_known_months_are_one_solid_line():
    points = tuple(point_of(month, outcome_to_date_ore=-month) for month in (1, 2, 3))

    picture = accumulated(report(months=points))

    assert lines(picture, "dot") == []
    assert picture.figure["data"][0]["x"] == [1, 2, 3]


def test_the_forecast_runs_dashed_to_december_with_its_range():
    year = total(forecast_year_ore=-490 * TKR, forecast_low_ore=-500 * TKR, forecast_high_ore=-485 * TKR)

    picture = accumulated(report(months=timra_months(), total=year))
    (forecast,) = lines(picture, "dash")

    assert is_sound(picture)
    assert forecast["x"] == [8, 12]
    assert forecast["error_y"]["arrayminus"] == [0, 10 * TKR]
    assert forecast["error_y"]["array"] == [0, 5 * TKR]


def test_names_that_would_meet_are_moved_apart():
    points = tuple(
        point_of(month, budget_to_date_ore=-month * TKR, last_year_to_date_ore=-month * TKR)
        for month in range(1, 13)
    )

    below, above = accumulated(report(months=points)).figure["layout"]["annotations"]

    assert above["yshift"] - below["yshift"] >= 16


def test_the_full_year_budget_ends_the_budget_line():
    picture = accumulated(report(months=timra_months(), total=total(budget_year_ore=-472 * TKR)))

    assert [0, 7] in [trace["x"] for trace in lines(picture, "dot")]
    assert [8, 12] in [trace["x"] for trace in lines(picture, "dot")]


def test_without_months_there_is_no_picture():
    assert accumulated(report()) is None


def test_a_year_where_every_figure_is_zero_is_drawn():
    points = (point_of(1, outcome_to_date_ore=0, budget_to_date_ore=0),)

    assert is_sound(accumulated(report(months=points)))
