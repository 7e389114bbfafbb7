"""An indicator's months are drawn for paper: a bar a month, first and last value, all in its words."""

from dataclasses import replace

import pytest

from socfin.documents.drawing import Box, Label
from socfin.documents.indicator_months import MOST, indicator_months
from socfin.documents.panels import WIDTH
from socfin.domain.limits import Status
from socfin.domain.sections import IndicatorRow
from tests.documents.reports import nora
from tests.services.report.test_boxes import report


def indicator(*months, code="500", name="Hyrpass", unit="pass"):
    return IndicatorRow(
        code=code,
        verksamhet="Nämnden",
        indicator=name.lower(),
        name=name,
        unit=unit,
        decimals=0,
        direction="less",
        outcome=sum(month or 0 for month in months),
        months=months,
    )


def drawn(*indicators):
    of = report()
    return indicator_months(
        replace(of, indicators=tuple(replace(row, code=of.total.code) for row in indicators))
    )


def shapes(illustration, kind):
    return [shape for shape in illustration.drawing.shapes if isinstance(shape, kind)]


def test_each_known_month_has_a_bar_and_the_largest_is_the_highest():
    (illustration,) = drawn(indicator(10, 0, 40, None, 20))

    heights = [box.height for box in shapes(illustration, Box)]
    assert len(heights) == 3, "neither nothing nor what is missing has a bar"
    assert heights[1] == max(heights)
    assert heights[0] == pytest.approx(heights[1] / 4)
    words = illustration.drawing.alt
    assert "Nämnden, Hyrpass: januari 10, februari 0, mars 40, april saknas, maj 20." in words


def test_the_first_and_the_last_known_month_have_their_values():
    (illustration,) = drawn(indicator(None, 12, 30, 31, 32, 33, 1443, None))

    texts = [label.text for label in shapes(illustration, Label)]
    assert texts == ["Nämnden", "Hyrpass", "1\xa0443", "jul", "12", "feb"]


def test_months_close_to_each_other_have_the_last_value_alone():
    (illustration,) = drawn(indicator(10, 20))

    assert [label.text for label in shapes(illustration, Label)][2:] == ["20", "feb"]


@pytest.mark.parametrize("months", [(), (7,), (7, 7, 7), (None, None), (0, 0)])
def test_what_does_not_change_or_is_not_known_has_no_picture(months):
    assert drawn(indicator(*months)) == ()


@pytest.mark.parametrize(("count", "parts"), [(1, [1]), (MOST, [8]), (MOST + 1, [8, 1]), (22, [8, 8, 6])])
def test_many_are_shared_out_in_whole_rows(count, parts):
    made = drawn(*(indicator(1, 2, name=f"Nyckeltal {n}") for n in range(count)))

    assert [illustration.drawing.alt.count("januari") for illustration in made] == parts


def test_all_lies_inside_the_drawing_whatever_the_names():
    (illustration,) = drawn(*(indicator(1, 999_999_999, name="Mycket långt namn " * n) for n in range(1, 9)))

    for label in shapes(illustration, Label):
        assert 0 <= label.x <= WIDTH
        assert 0 <= label.y <= illustration.drawing.height


def test_a_report_without_indicators_has_none():
    assert indicator_months(nora()) == ()


@pytest.mark.parametrize(
    ("status", "pictures"), [(Status.BALANCE, 0), (Status.WATCH, 1), (Status.SURPLUS, 1)]
)
def test_what_is_near_its_target_has_none(status, pictures):
    assert len(drawn(replace(indicator(1, 2), status=status))) == pictures
