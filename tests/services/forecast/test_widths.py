"""The range after many closed years; what a few of them say is in test_named_numbers.py."""

import numpy as np
import pytest

from socfin.services.forecast.widths import widths

ONE_GROUP = np.zeros(40, dtype=np.int64)


def ended(years, far=0.5, series=40):
    """Outcomes spread evenly from 0 to twice `far` of the way to the range's bound."""
    return np.broadcast_to(np.linspace(0, 2 * far, series)[:, None, None], (series, years, 13)).copy()


def test_three_closed_years_move_the_range_the_careful_way_and_more_take_it_there():
    found = widths(ended(9), ONE_GROUP)[0, :, 6]

    assert found[3] == pytest.approx(0.8 ** (3 / 5 + 2 / 5 * 3 / 4))
    assert (np.diff(found[3:6]) < 0).all()
    assert found[8] == pytest.approx(0.8, abs=0.02)


def test_each_part_of_the_year_has_its_own_width():
    outward = ended(9)
    outward[:, :, 9:] *= 2

    found = widths(outward, ONE_GROUP)[0, 8]

    assert found[11] > 1.5 * found[3]


def test_a_large_group_has_its_own_and_a_small_one_most_of_the_panels():
    outward, group = ended(9, series=400), np.zeros(400, dtype=np.int64)
    outward[::2] *= 2
    group[::2] = 1
    small = group.copy()
    small[4:] = 0

    large = widths(outward, group)[:, 8, 6]
    few = widths(outward, small)[:, 8, 6]

    assert large[0] > 1.3 * large[1]
    assert few[0] < 1.1 * few[1]


def test_years_that_tell_nothing_are_no_evidence():
    assert widths(np.full((4, 9, 13), np.nan), np.zeros(4, dtype=np.int64)) == pytest.approx(1)
