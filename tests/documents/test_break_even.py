"""The break-even curve is drawn for paper: all inside the picture, its meeting marked and told."""

from dataclasses import replace

from socfin.documents.break_even import HEIGHT, LEFT, WIDTH, break_even_drawings
from socfin.documents.drawing import Label, Rule
from socfin.domain.period import Month, Span
from socfin.services.indicators.own_bought import OwnPlaces, compared
from tests.services.report.test_boxes import report

TORGET = OwnPlaces(
    span=Span.between(Month(2021, 4), Month(2021, 12)),
    cost=5_448_000_00,
    one_off=391_000_00,
    days=1650,
    places=6,
    bought=3_997_00,
)


def compared_torget(own=TORGET):
    compared_day = compared("541", "Torget", own)
    assert compared_day is not None
    return compared_day


def drawn(own=TORGET):
    return break_even_drawings(replace(report(), own_bought=(compared_torget(own),)))


def test_torgets_curve_meets_the_bought_day_at_76_7_per_cent_and_says_so():
    (illustration,) = drawn()

    assert illustration.title == "Torget: eget mot köpt"
    texts = {shape.text for shape in illustration.drawing.shapes if isinstance(shape, Label)}
    assert {"76,7\xa0%", "Köpt dygn 3\xa0997\xa0kr", "Eget dygn"} <= texts
    assert "De möts vid 76,7\xa0% beläggning." in illustration.drawing.alt


def test_every_line_lies_inside_the_picture_and_the_curve_falls():
    (illustration,) = drawn()

    rules = [shape for shape in illustration.drawing.shapes if isinstance(shape, Rule)]
    assert all(LEFT <= rule.x1 <= WIDTH and 0 <= rule.y1 <= HEIGHT and rule.x2 <= WIDTH for rule in rules)
    curve = [rule for rule in rules if rule.width == 3 and rule.x1 != rule.x2]
    assert all(rule.y1 < rule.y2 for rule in curve), "fuller is cheaper a day, and down is less"


def test_a_house_whose_places_are_not_known_has_no_curve():
    assert drawn(replace(TORGET, places=None)) == ()


def test_a_house_that_is_dearer_even_when_full_has_no_meeting_marked():
    (illustration,) = drawn(replace(TORGET, bought=2_000_00))

    assert illustration.drawing.alt.endswith("De möts inte.")
    assert not [
        shape
        for shape in illustration.drawing.shapes
        if isinstance(shape, Label) and shape.weight > 400 and "%" in shape.text
    ]
