"""Kolada's ten years as three lines on a scale whose values are written."""

import re
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from socfin.charts.koladalines import HEIGHT, MOST_TICKS, kolada_lines, ticks_of
from socfin.domain.kolada import KoladaRow, KoladaYear


def row(*years, is_deviation=False, unit="kr/inv"):
    return KoladaRow(
        kpi="N30005",
        name="Nettokostnad",
        unit=unit,
        area="IFO",
        is_deviation=is_deviation,
        fetched="2026-11-29",
        years=tuple(KoladaYear(2015 + at, *values) for at, values in enumerate(years)),
    )


def texts(svg):
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def test_the_scale_names_round_values_and_the_first_and_last_year():
    svg = kolada_lines(row(("5120", "4980", "5000"), ("5410", None, "5050"), ("6008", "5392", "5200")))

    assert texts(svg) == ["4\u00a0000", "5\u00a0000", "6\u00a0000", "7\u00a0000", "2015", "2017"]
    assert len(texts(svg)) <= MOST_TICKS + 2
    assert svg.count('class="is-similar"') == 2  # a gap parts the line


def test_zero_stands_in_the_scale_of_a_deviation_alone():
    years = (("2.4", "1.1", None), ("11.1", "0.9", None))

    assert kolada_lines(row(*years, is_deviation=True, unit="%")).count("is-zero") == 1
    assert kolada_lines(row(*years, unit="%")).count("is-zero") == 0


def test_one_known_year_is_no_line():
    assert kolada_lines(row(("5", None, None), (None, None, None))) == ""
    assert kolada_lines(row(("5", None, None), ("5", None, None))) != ""


@given(st.lists(st.decimals(-(10**7), 10**7, places=3, allow_nan=False), min_size=1, max_size=30))
def test_the_values_of_the_scale_hold_every_value_with_one_step_between(values):
    ticks = ticks_of(values, Decimal(1))

    assert ticks[0] <= min(values) <= max(values) <= ticks[-1]
    assert 2 <= len(ticks) <= MOST_TICKS
    assert len({after - before for before, after in pairwise(ticks)}) == 1


def test_the_lines_stay_inside_the_picture():
    svg = kolada_lines(row(("-3", "9", "2"), ("14.5", None, "0"), is_deviation=True, unit="%"))

    points = [float(y) for run in re.findall(r'points="([^"]*)"', svg) for y in re.findall(r",([\d.]+)", run)]
    assert points
    assert all(0 <= y <= HEIGHT for y in points)
    assert Decimal(0) in ticks_of([Decimal(-3), Decimal("14.5"), Decimal(0)], Decimal("0.1"))


def test_a_step_is_never_finer_than_the_figures_that_are_written():
    assert ticks_of([Decimal("5.2"), Decimal("5.4")], Decimal(1)) == (5, 6)
    assert ticks_of([Decimal("5.2"), Decimal("5.4")], Decimal("0.1"))[0] == Decimal("5.2")
    assert ticks_of([Decimal(5)], Decimal(1)) == (4, 5, 6)
