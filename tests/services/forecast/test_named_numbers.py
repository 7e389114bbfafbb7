"""The named numbers behind the forecast's range, each at its boundary."""

from statistics import NormalDist

import numpy as np
import pytest

from socfin.services.forecast import run as vintages
from socfin.services.forecast.intervals import _evidence, _moved


def year_of(series, values):
    """One closed year of so many series, each with these errors."""
    return np.array([[values]] * series, dtype=float)


def test_a_range_covers_four_of_five_and_neither_more_nor_less():
    """80 % is what the page promises in words; nine of ten would need 1.9 here."""
    ((needed, _),) = _evidence(year_of(1, np.linspace(1, 2, 11)))

    assert np.exp(needed) == pytest.approx(1.8)
    assert pytest.approx(2 * NormalDist().inv_cdf(0.9), abs=1e-3) == vintages.RANGE


@pytest.mark.parametrize(("series", "counts"), [(1, 0.2), (4, 0.8), (5, 1.0), (6, 1.0)])
def test_a_year_of_fewer_than_five_series_counts_for_less(series, counts):
    ((_, found),) = _evidence(year_of(series, [1.5] * 11))

    assert found == pytest.approx(counts)


@pytest.mark.parametrize(("error", "width"), [(2.4, 2.4), (2.6, 2.5), (0.5, 0.5), (0.3, 0.4)])
def test_one_year_widens_and_narrows_within_bounds(error, width):
    ((needed, _),) = _evidence(year_of(5, [error] * 11))

    assert np.exp(needed) == pytest.approx(width)


def test_four_closed_years_are_remembered_and_the_fifth_is_forgotten():
    evidence = [(-1.0, 1.0), *[(1.0, 1.0)] * 4]

    assert _moved(0.0, evidence, 5, 2.0) == pytest.approx(1 - 2 / 6)
    assert _moved(0.0, evidence, 4, 2.0) == 0.0


def test_one_closed_year_is_no_evidence():
    assert _moved(0.0, [(1.0, 1.0)], 1, 2.0) == 0.0
    assert _moved(0.0, [(1.0, 1.0)] * 2, 2, 2.0) == pytest.approx(1 - 2 / 4)
