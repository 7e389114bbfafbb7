"""The charts' ink is the stylesheet's, texts hold no HTML, and ticks are round."""

import re
from pathlib import Path

import pytest

from socfin.charts.theme import PRINT, resolved, round_ticks, wrapped
from socfin.domain.money import Unit

CSS = (Path(__file__).resolve().parents[2] / "static" / "socfin.css").read_text(encoding="utf-8")
LIGHT = dict(re.findall(r"(--[a-z-]+): (#[0-9a-f]{6});", CSS.split("@supports")[0]))
BOTH = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"(--[a-z-]+): light-dark\((#\w{6}), (#\w{6})\);", CSS.split("[data-accent")[0]
    )
}


def luminance(colour: str) -> float:
    """WCAG's relative luminance."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_documents_print_the_stylesheets_light_colours_on_white():
    assert {name: LIGHT[name] for name in PRINT} | {"--paper": "#ffffff"} == PRINT


def test_an_old_browser_gets_the_same_light_colours_as_a_new_one():
    assert {name: light for name, (light, _) in BOTH.items()} == LIGHT


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["--ink", "--ink-soft", "--accent", "--deficit", "--surplus"])
def test_text_has_the_contrast_of_wcag_aa(name, mode):
    assert contrast(BOTH[name][mode], BOTH["--paper"][mode]) >= 4.5
    assert contrast(BOTH[name][mode], BOTH["--raised"][mode]) >= 4.5


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    "name",
    ["--rule-strong", "--outcome", "--last-year-line", "--deficit-fill", "--surplus-fill", "--neutral-fill"],
)
def test_what_must_be_seen_in_a_picture_has_the_contrast_of_wcag_aa(name, mode):
    assert contrast(BOTH[name][mode], BOTH["--paper"][mode]) >= 3


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_deficit_and_surplus_differ_in_lightness_too(mode):
    assert contrast(BOTH["--deficit-fill"][mode], BOTH["--surplus-fill"][mode]) >= 1.5


def test_a_token_becomes_its_colour_wherever_it_stands():
    figure = {"data": [{"marker": {"color": ["var(--ink)", "var(--paper)"]}}], "n": 3}

    assert resolved(figure) == {"data": [{"marker": {"color": ["#1b1a18", "#ffffff"]}}], "n": 3}


def test_an_unknown_token_is_an_error_and_not_a_black_bar():
    with pytest.raises(KeyError):
        resolved({"color": "var(--nothing)"})


@pytest.mark.parametrize(
    ("low", "high", "unit", "ticks"),
    [
        (-1_300_000_000, 0, Unit.TKR, [-1_000_000_000, -500_000_000, 0]),
        (0, 90_000_000, Unit.MNKR, [0, 50_000_000]),
        (0, 0, Unit.TKR, [0]),
        (-100, 100, Unit.KR, [-100, 0, 100]),
    ],
)
def test_ticks_are_round_in_the_unit(low, high, unit, ticks):
    assert round_ticks(low, high, unit, 4) == ticks


def test_a_turned_axis_has_the_same_ticks():
    assert round_ticks(0, -1_300_000_000, Unit.TKR, 4) == round_ticks(-1_300_000_000, 0, Unit.TKR, 4)


def test_a_long_name_is_broken_between_words():
    assert wrapped("Individ- och familjeomsorg (IFO)") == "Individ- och<br>familjeomsorg (IFO)"


def test_a_name_from_a_file_is_shown_letter_by_letter():
    assert wrapped("<b>A & B</b>", 99) == "&lt;b&gt;A &amp; B&lt;/b&gt;"
