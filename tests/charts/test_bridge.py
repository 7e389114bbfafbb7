"""The bridge: from budget to outcome, largest first, each step where the last one ended."""

from dataclasses import replace

from socfin.charts.bridge import bridge
from socfin.domain.money import Unit
from tests.charts.figures import is_sound, nora, report, spaced, step


def trace(picture, kind):
    return next(trace for trace in picture.figure["data"] if trace["type"] == kind)


def layered(picture, layer):
    return [shape for shape in picture.figure["layout"]["shapes"] if shape["layer"] == layer]


def test_it_is_drawn_of_what_plotly_knows():
    assert is_sound(bridge(nora()))


def test_each_bar_is_joined_to_the_next_where_it_ended():
    steps, joints = nora().bridge, layered(bridge(nora()), "below")

    assert [joint["x0"] for joint in joints] == [one.start_ore + one.amount_ore for one in steps[:-1]]
    assert [(joint["x1"], joint["y0"] < joint["y1"]) for joint in joints] == [
        (joint["x0"], True) for joint in joints
    ]


def test_each_bar_carries_its_figure_in_the_reports_unit():
    texts = trace(bridge(nora()), "bar")["text"]

    assert [spaced(text) for text in texts] == ["−64 546", "−2 590", "−179", "+577", "−66 738"]


def test_another_unit_changes_the_words_and_not_the_bars():
    tkr, mnkr = bridge(nora()), bridge(nora(), unit=Unit.MNKR)

    assert trace(mnkr, "bar")["text"][1] == "−2,6"
    assert trace(mnkr, "bar")["x"] == trace(tkr, "bar")["x"]


def test_each_bar_lies_where_the_bridge_has_its_step():
    bars, steps = trace(bridge(nora()), "bar"), nora().bridge

    assert bars["base"] == [one.start_ore for one in steps]
    assert bars["x"] == [one.amount_ore for one in steps]


def test_colour_follows_the_rows_status_and_budget_is_only_an_outline():
    assert trace(bridge(nora()), "bar")["marker"]["color"] == [
        "var(--paper)",
        "var(--deficit-fill)",
        "var(--deficit-tint)",
        "var(--neutral-fill)",
        "var(--outcome)",
    ]


def test_end_bars_far_from_zero_are_cut_and_it_is_said():
    picture = bridge(nora())

    assert "avkortade" in picture.subtitle
    assert layered(picture, "above")


def test_a_small_committee_is_shown_from_zero_without_a_cut():
    small = replace(nora(), bridge=(step("budget", "Budget", -4, 0), step("outcome", "Utfall", -14, 0)))

    picture = bridge(small)

    assert layered(picture, "above") == []
    assert "avkortade" not in picture.subtitle
    assert picture.figure["layout"]["xaxis"]["range"][1] >= 0


def test_the_words_say_what_the_picture_shows():
    words = spaced(bridge(nora()).alternative)

    assert words.startswith("Från budget −64 546 tkr till utfall −66 738 tkr: Individ-")


def test_without_a_bridge_there_is_no_picture():
    assert bridge(report()) is None
