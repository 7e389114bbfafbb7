"""The bridge drawn for paper: positions follow the report, words say the same as the picture."""

import io
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from PIL import Image

from socfin.documents.bridge import NAMES, SIZE, bridge
from socfin.documents.drawing import Box, Label, as_png, as_svg, text_width
from tests.documents.reports import empty, large, nora, timra
from tests.rows import saying

REPORTS = [nora(), timra(), large()]
IDS = ["nora", "timra", "large"]


def bars(report) -> list[Box]:
    return [shape for shape in bridge(report).shapes if isinstance(shape, Box)]


def labels(report) -> list[Label]:
    return [shape for shape in bridge(report).shapes if isinstance(shape, Label)]


@pytest.mark.parametrize("report", REPORTS, ids=IDS)
def test_bars_are_as_long_as_their_amounts(report):
    amounts = [abs(s.amount_ore) for s in report.bridge if s.kind in ("step", "others")]
    amounts.append(abs(report.total.to_date.deviation))
    drawn = bars(report)
    scale = drawn[-1].width / amounts[-1]

    assert [bar.width for bar in drawn] == pytest.approx([amount * scale for amount in amounts], abs=1)


@pytest.mark.parametrize("report", REPORTS, ids=IDS)
def test_nothing_reaches_outside_the_picture(report):
    drawing = bridge(report)

    assert all(bar.x >= NAMES and bar.x + bar.width <= drawing.width for bar in bars(report))
    for label in labels(report):
        width = text_width(label.text, label.size, label.weight)
        left = {"start": label.x, "middle": label.x - width / 2, "end": label.x - width}[label.anchor]
        assert left >= -0.01
        assert left + width <= drawing.width + 0.01


def test_every_step_is_labelled_with_sign():
    said = {label.text.replace("\u00a0", " ") for label in labels(nora())}

    assert {"−2 590", "−862", "+664", "+541", "+235", "−179", "−2 192"} <= said
    assert {"Budget −64 546", "Utfall −66 737"} <= said


def test_a_long_name_is_shortened_in_the_picture_and_whole_in_its_words():
    name = "Hälso- och sjukvård, rehabilitering och hemtjänst med natt och larm"
    step = replace(nora().bridge[1], name=name)
    drawing = bridge(replace(nora(), bridge=(nora().bridge[0], step)))
    shown = next(shape.text for shape in drawing.shapes if isinstance(shape, Label))

    assert shown.endswith("…")
    assert text_width(shown, SIZE) <= NAMES
    assert name in drawing.alt


def test_without_outcome_there_is_no_bridge():
    assert bridge(empty()) is None


def test_a_report_exactly_on_budget_is_drawn_without_dividing_by_nothing():
    still = replace(nora().bridge[1], amount_ore=0)
    total = saying(nora().total, deviation_to_date_ore=0)

    assert bridge(replace(nora(), bridge=(nora().bridge[0], still), total=total)) is not None


@pytest.mark.parametrize("report", REPORTS, ids=IDS)
def test_the_svg_is_well_formed_and_titled(report):
    root = ElementTree.fromstring(as_svg(bridge(report)))

    assert root[0].tag.endswith("title")
    assert root[0].text == bridge(report).alt


def test_the_png_is_sharp_enough_for_print():
    image = Image.open(io.BytesIO(as_png(bridge(nora()))))

    assert image.width >= 1600
    assert as_png(bridge(nora())) == as_png(bridge(nora()))
