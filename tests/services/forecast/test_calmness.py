"""How much calmer or wilder a series has been than others of the same year."""

import numpy as np
import pytest

from socfin.services.forecast.calmness import MOST, calmness

ONE_GROUP = np.zeros(5, dtype=np.int64)


def ended(*far, years=6):
    """Every year and month ended so far from the forecast, a number per series."""
    return np.array(far, dtype=float)[:, None, None] * np.ones((len(far), years, 13))


def test_before_a_year_is_closed_all_are_alike():
    assert calmness(ended(1, 1, 1, 1, 9), ONE_GROUP)[:, 0] == pytest.approx(1)


def test_one_that_has_ended_farther_off_gets_a_wider_range_and_more_so_with_each_year():
    wild = calmness(ended(1, 1, 1, 1, 3), ONE_GROUP)[4, :, 6]

    assert (np.diff(wild) > 0).all()
    assert 1.5 < wild[-1] < 3


def test_a_year_that_surprised_everybody_widens_nobody():
    assert calmness(ended(1, 1, 1, 1, 1) * np.array([1, 1, 9, 1, 1, 1])[:, None], ONE_GROUP) == pytest.approx(
        1
    )


def test_a_new_series_is_as_calm_as_its_group():
    outward = ended(1, 1, 1, 0.3, 0.3, 0.3)
    outward[5] = np.nan
    group = np.array([0, 0, 0, 1, 1, 1])

    found = calmness(outward, group)[:, -1, 6]

    assert found[5] < 0.8
    assert found[3] < found[5]


def test_nothing_makes_a_range_more_than_2_7_times_wider():
    assert calmness(ended(1, 1, 1, 1, 1e6, years=40), ONE_GROUP)[4, -1, 6] == pytest.approx(np.exp(MOST))


def test_nothing_known_is_nothing_said():
    assert calmness(np.full((5, 4, 13), np.nan), ONE_GROUP) == pytest.approx(1)
