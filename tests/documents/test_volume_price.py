"""What of a deviation is volume and price is drawn for paper as two bars, or three, with their sentence."""

from dataclasses import replace

import pytest

from socfin.documents.drawing import Box, Label
from socfin.documents.panels import WIDTH
from socfin.documents.volume_price import MOST, volume_and_price
from socfin.domain.sections import UnitCost
from tests.services.report.test_boxes import report

FEWER, DEARER = "#3b9a73", "#a8231f"


def cost(volume=190_000_00, price=-280_000_00, mix=None, name="Barn och unga, HVB"):
    return UnitCost(
        code="5402",
        verksamhet=name,
        indicator="placeringsdygn",
        name="Placeringsdygn",
        per="dygn",
        decimals=0,
        volume=90,
        budget_volume=100,
        cost_ore=1_000_000_00,
        unit_cost_ore=11_111_11,
        volume_effect_ore=volume,
        price_effect_ore=price,
        mix_effect_ore=mix,
    )


def drawn(*costs):
    return volume_and_price(replace(report(), unit_costs=costs))


def of(illustration, kind):
    return [shape for shape in illustration.drawing.shapes if isinstance(shape, kind)]


def test_two_bars_in_one_scale_dearer_to_the_left_and_cheaper_to_the_right():
    (illustration,) = drawn(cost())

    volume, price = of(illustration, Box)
    assert volume.width / price.width == pytest.approx(190 / 280)
    assert (volume.fill, price.fill) == (FEWER, DEARER)
    assert price.x + price.width == pytest.approx(volume.x), "both begin at zero"
    texts = [label.text for label in of(illustration, Label)]
    assert texts == ["Barn och unga, HVB, dygn", "volym", "+190", "pris", "−280"]


def test_its_words_are_the_sentence_of_the_pages():
    (illustration,) = drawn(cost())

    assert illustration.drawing.alt == (
        "Barn och unga, HVB: Av −90\xa0tkr mot budget beror +190\xa0tkr på färre dygn "
        "och −280\xa0tkr på dyrare dygn."
    )


def test_a_mix_is_a_third_bar_and_what_is_nothing_has_a_figure_and_no_bar():
    (illustration,) = drawn(cost(volume=0, mix=-5_000_00))

    assert len(of(illustration, Box)) == 2
    assert [label.text for label in of(illustration, Label)][1:] == [
        "volym", "0", "sammansättning", "−5", "pris", "−280",
    ]  # fmt: skip


def test_what_cannot_be_parted_has_no_picture():
    assert drawn(cost(price=None), cost(volume=None)) == ()
    assert drawn() == ()


def test_many_share_a_scale_over_drawings_and_lie_inside_them():
    made = drawn(*(cost(price=-1_000_00 * n, name=f"Ett långt namn {n}" * 6) for n in range(1, 16)))

    assert [illustration.drawing.alt.count("Av ") for illustration in made] == [MOST, MOST, MOST]
    lengths = [box.width for illustration in made for box in of(illustration, Box) if box.fill == FEWER]
    assert len(set(lengths)) == 1, "the same amount is as long on both"
    for illustration in made:
        for label in of(illustration, Label):
            assert 0 <= label.x <= WIDTH
            assert 0 <= label.y <= illustration.drawing.height
