"""The months of an indicator are bars from zero on one scale; a missing month has none."""

import re

from socfin.charts.monthbars import HEIGHT, month_bars


def bars(svg: str) -> list[tuple[float, float, float]]:
    found = re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="6" height="([\d.]+)"/>', svg)
    return [(float(x), float(y), float(height)) for x, y, height in found]


def test_the_highest_month_fills_the_height_and_the_others_are_shares_of_it():
    assert bars(month_bars((50, 100))) == [(1, 10, 10), (9, 0, HEIGHT)]


def test_a_missing_month_leaves_its_place_empty_and_zero_has_no_height():
    assert [x for x, _, height in bars(month_bars((100, None, 0))) if height] == [1]
    assert len(bars(month_bars((100, None, 0)))) == 2


def test_the_least_value_is_still_seen():
    assert bars(month_bars((1, 1_000_000)))[0][2] == 1


def test_nothing_known_is_no_picture():
    assert month_bars((None, None)) == ""
    assert month_bars(()) == ""
    assert bars(month_bars((0,))) == [(1, HEIGHT, 0)]
