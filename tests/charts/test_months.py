"""Month by month: what is known as a sum is one wide bar and is never split."""

from socfin.charts.months import Stretch, months, stretches, upright
from tests.charts.figures import TKR, is_sound, report, spaced, timra_months
from tests.rows import point_of


def outcome(points):
    return stretches(points, lambda p: p.alone.outcome, lambda p: p.to_date.outcome)


def test_seven_months_known_as_a_sum_are_one_bar_and_august_another():
    assert outcome(timra_months()) == [Stretch(1, 7, -280_000 * TKR), Stretch(8, 8, -41_000 * TKR)]


def test_a_month_after_a_hole_is_shown_and_the_hole_is_not_guessed():
    points = (point_of(1, outcome_ore=-5), point_of(3, outcome_ore=-7))

    assert outcome(points) == [Stretch(1, 1, -5), Stretch(3, 3, -7)]


def test_a_sum_after_a_hole_cannot_be_told_apart_and_is_left_out():
    points = (point_of(2, outcome_ore=-5), point_of(4, outcome_to_date_ore=-30))

    assert outcome(points) == [Stretch(2, 2, -5)]


def test_single_months_that_also_have_a_sum_are_single_months():
    points = tuple(point_of(month, outcome_ore=-10, outcome_to_date_ore=-10 * month) for month in (1, 2, 3))

    assert outcome(points) == [Stretch(month, month, -10) for month in (1, 2, 3)]


def test_the_area_of_a_wide_bar_is_its_amount():
    wide = Stretch(1, 7, -280_000 * TKR)

    assert wide.height * wide.months == wide.amount


def test_the_wide_bar_says_which_months_and_how_much():
    picture = months(report(months=timra_months()))

    assert is_sound(picture)
    assert "−280 000" in spaced(picture.figure["layout"]["annotations"][0]["text"])
    assert "januari–juli tillsammans utfall −280 000 tkr" in spaced(picture.alternative)


def test_the_wide_bars_words_stand_above_every_bar_near_it_and_below_the_top_of_the_picture():
    """Inside, a bar of three months on a phone would cut them at both edges."""
    layout = months(report(months=timra_months())).figure["layout"]
    (label, *_) = layout["annotations"]
    bottom, top = layout["yaxis"]["range"]
    bars = [height for trace in months(report(months=timra_months())).figure["data"] for height in trace["y"]]

    assert label["yanchor"] == "bottom"
    assert label["font"]["color"] == "var(--ink)"
    assert label["text"].split("<br>")[:2] == ["jan–jul", "tillsammans"]
    assert label["y"] == (min if top < bottom else max)(bars)
    assert abs(top - label["y"]) >= 0.2 * abs(top - bottom)


def test_budget_is_an_outline_outcome_solid_and_last_year_light():
    known = point_of(1, budget_ore=-10, outcome_ore=-12, last_year_ore=-9)
    last_year, solid, outline = months(report(months=(known,))).figure["data"]

    assert last_year["marker"]["color"] == "var(--last-year)"
    assert solid["marker"]["color"] == "var(--outcome)"
    assert outline["marker"]["color"] == "rgba(0,0,0,0)"


def test_the_caption_names_only_what_is_drawn():
    alone = (point_of(1, outcome_ore=-5, budget_ore=-5),)
    before = (point_of(1, outcome_ore=-5, last_year_ore=-5),)

    assert months(report(months=alone)).subtitle.endswith("; ram = budget, stark = utfall")
    assert months(report(months=before)).subtitle.endswith("; stark = utfall, svag = 2021")


def test_costs_stand_up_from_zero_so_that_more_cost_is_higher():
    bottom, top = upright([-10.0, -12.0, 1.0])

    assert bottom > 0 > top


def test_revenue_stands_up_as_it_is():
    assert upright([10.0, 12.0])[0] == 0


def test_without_months_there_is_no_picture():
    assert months(report()) is None
