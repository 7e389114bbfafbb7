"""The words for deviations."""

from fractions import Fraction

import pytest

from socfin.domain.limits import Status, Thresholds

LIMITS = Thresholds(watch_share=Fraction(1, 100), deficit_share=Fraction(3, 100), floor=100_000_00)
MNKR = 1_000_000_00


@pytest.mark.parametrize(
    ("deviation", "budget", "status"),
    [
        (-2 * MNKR, -10 * MNKR, Status.DEFICIT),
        (-200_000_00, -10 * MNKR, Status.WATCH),
        (-300_000_00, -10 * MNKR, Status.WATCH),
        (-300_001_00, -10 * MNKR, Status.DEFICIT),
        (-100_000_00, -10 * MNKR, Status.BALANCE),
        (664_000_00, -20 * MNKR, Status.SURPLUS),
        (235_000_00, 0, Status.SURPLUS),
        (None, -10 * MNKR, Status.UNKNOWN),
        (-1, None, Status.UNKNOWN),
    ],
)
def test_both_per_cent_and_floor_must_be_passed(deviation, budget, status):
    assert LIMITS.status(deviation, budget) is status


def test_a_small_unit_is_not_red_for_nothing():
    assert LIMITS.status(-90_000_00, -200_000_00) is Status.BALANCE


def test_limits_that_contradict_each_other_are_refused():
    with pytest.raises(ValueError, match="minst lika stor"):
        Thresholds(watch_share=Fraction(5, 100), deficit_share=Fraction(3, 100))
