"""The organisation is drawn for paper: a box a verksamhet, nothing outside the picture, all in its words."""

from dataclasses import replace
from itertools import pairwise

from socfin.documents.drawing import Box, Label, text_width
from socfin.documents.organisation import MOST, WIDTH, organisation_drawings
from socfin.domain.sections import OrganisationBox
from tests.services.report.test_boxes import report


def box(number, level, **more):
    words = {"name": f"Enhet {number}", "heads": 1, "people": 25} | more
    return OrganisationBox(month="2025-03", code=str(number), level=level, **words)


def drawn(*boxes):
    return organisation_drawings(replace(report(), boxes=boxes))


def test_each_has_a_box_with_its_name_and_counts_and_stands_beneath_the_one_before():
    (illustration,) = drawn(box(1, 0), box(2, 1), box(3, 2, remark="upphör december 2025"))

    boxes = [shape for shape in illustration.drawing.shapes if isinstance(shape, Box)]
    assert illustration.title == "Organisationen mars 2025"
    assert all(left.y + left.height < right.y for left, right in pairwise(boxes))
    assert [one.x for one in boxes] == sorted(one.x for one in boxes)
    assert "Enhet 3, 1\xa0chef · 25\xa0anställda, upphör december 2025." in illustration.drawing.alt


def test_a_long_name_stays_in_its_box_and_is_whole_in_the_words():
    name = "Individ- och familjeomsorg " * 8

    (illustration,) = drawn(box(1, 0), box(2, 2, name=name))

    labels = [shape for shape in illustration.drawing.shapes if isinstance(shape, Label)]
    assert all(label.x + text_width(label.text, label.size, label.weight) <= WIDTH for label in labels)
    assert name in illustration.drawing.alt


def test_a_tree_too_large_for_a_page_is_told_by_its_table():
    assert drawn(*(box(number, 1) for number in range(MOST + 1))) == ()
