"""Parts and wholes that disagree are moved by how unsure they are, and every öre is kept."""

import numpy as np
import pytest

from socfin.services.forecast.reconcile import reconciled, whole_ore

SUMS = np.array([[1, 0], [0, 1], [1, 1]], dtype=bool)


def test_what_agrees_is_left_alone():
    assert reconciled(np.array([-10.0, -20.0, -30.0]), np.array([1.0, 2.0, 3.0]), SUMS) == pytest.approx(
        [-10, -20]
    )


def test_the_most_unsure_moves_the_most():
    parts = reconciled(np.array([-1000.0, -2000.0, -3300.0]), np.array([10.0, 100.0, 10.0]), SUMS)

    assert abs(parts[0] + 1000) < 5
    assert parts[1] == pytest.approx(-2295, abs=5)


def test_a_part_nobody_speaks_of_is_what_is_left_of_the_whole():
    parts = reconciled(np.array([-10.0, -30.0]), np.array([1.0, 1.0]), SUMS[[0, 2]])

    assert parts == pytest.approx([-10, -20])


def test_two_parts_known_only_together_share_alike():
    assert reconciled(np.array([-30.0]), np.array([1.0]), SUMS[[2]]) == pytest.approx([-15, -15])


def test_whole_ore_keep_the_sum():
    found = whole_ore(np.array([-0.4, -0.4, -0.4, 2.5]))

    assert found.dtype == np.int64
    assert found.sum() == round(-0.4 * 3 + 2.5)
