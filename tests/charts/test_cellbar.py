"""The bar in a table cell: one scale, one zero line, never a lie."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socfin.charts.cellbar import LEAST, Scale, cell_bar, cell_svg
from socfin.domain.limits import Status

AMOUNTS = st.integers(-(10**13), 10**13)


def test_deficits_grow_left_and_surpluses_right_from_the_same_line():
    scale = Scale.over([-300, 100])

    deficit, surplus = cell_bar(-300, scale), cell_bar(100, scale)

    assert (deficit.x, deficit.width, deficit.zero) == (0, 75, 75)
    assert (surplus.x, surplus.width, surplus.zero) == (75, 25, 75)


def test_a_missing_amount_has_no_bar():
    assert cell_bar(None, Scale(-1, 1)) is None
    assert cell_svg(None, Scale(-1, 1), Status.UNKNOWN) == ""


def test_zero_is_a_line_without_a_bar():
    assert cell_bar(0, Scale.over([-10, 10])).width == 0


def test_a_column_of_nothing_has_its_zero_in_the_middle():
    assert Scale.over([None, 0]).zero == 50


def test_a_small_deviation_is_seen_but_never_larger_than_it_must():
    assert cell_bar(-1, Scale.over([-(10**9)])).width == LEAST


def test_an_amount_outside_the_scale_is_refused_rather_than_cut():
    with pytest.raises(ValueError, match="utanför"):
        cell_bar(-11, Scale(-10, 10))


@given(st.lists(AMOUNTS, min_size=1))
def test_every_bar_lies_inside_its_cell(amounts):
    scale = Scale.over(amounts)

    for bar in (cell_bar(amount, scale) for amount in amounts):
        assert bar.x >= -0.01
        assert bar.x + bar.width <= 100.01


@given(st.lists(AMOUNTS, min_size=2))
def test_a_larger_deviation_never_has_a_shorter_bar(amounts):
    scale = Scale.over(amounts)
    widths = [cell_bar(amount, scale).width for amount in sorted(amounts, key=abs) if amount]

    assert widths == sorted(widths)


def test_the_svg_has_geometry_and_a_class_but_no_style():
    svg = cell_svg(-300, Scale.over([-300, 100]), Status.DEFICIT)

    assert 'class="bar is-deficit"' in svg
    assert '<rect x="0" y="3" width="75" height="14"/>' in svg
    assert "style" not in svg
