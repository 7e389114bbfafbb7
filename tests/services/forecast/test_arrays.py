"""Sums and means over what is known: what is missing weighs nothing, and later years weigh more."""

import numpy as np
import pytest

from socfin.services.forecast.arrays import mean_known, median_known, of_years_before, ratio


def test_a_year_is_told_by_the_years_before_it_the_nearest_most():
    total, weight = of_years_before(np.array([[1.0, 10.0, 100.0]]), 0.5)

    assert total[0] == pytest.approx([0, 0.5 * 1, 0.5 * 10 + 0.25 * 1])
    assert weight[0] == pytest.approx([0, 0.5, 0.75])


def test_a_missing_year_weighs_nothing_and_the_others_as_they_did():
    total, weight = of_years_before(np.array([[1.0, np.nan, 100.0, 0.0]]), 0.5)

    assert total[0, 3] == pytest.approx(0.5 * 100 + 0.125 * 1)
    assert weight[0, 3] == pytest.approx(0.625)


def test_so_many_years_back_are_remembered_and_no_more():
    total, weight = of_years_before(np.ones((1, 6, 2)), 0.5, remembered=2)

    assert total[0, 5] == pytest.approx([0.75, 0.75])
    assert weight[0, 1] == pytest.approx([0.5, 0.5])


def test_means_medians_and_ratios_of_nothing_known_are_missing():
    nothing = np.full((2, 1), np.nan)

    assert np.isnan(mean_known(nothing, 0)).all()
    assert np.isnan(median_known(nothing, 0)).all()
    assert np.isnan(ratio(np.array([1.0]), np.array([0.0]))).all()
    assert median_known(np.array([3.0, np.nan, 1.0]), 0) == 2.0
