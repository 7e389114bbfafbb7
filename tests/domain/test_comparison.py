"""A comparison gives its deviation, share and change, in any unit; what is missing or unlike gives none."""

import pytest

from socfin.domain.comparison import ORE, Comparison
from socfin.domain.limits import Status, Thresholds

HEMTJANST = Comparison(outcome=-12_226_800_00, budget=-12_048_000_00, last_year=-12_000_000_00)


def test_money_is_compared_with_the_signs_of_the_committee():
    assert (HEMTJANST.deviation, HEMTJANST.change) == (-178_800_00, -226_800_00)
    assert HEMTJANST.share == pytest.approx(-0.01484, abs=1e-5)
    assert HEMTJANST.unit == ORE


def test_anything_else_that_is_counted_is_compared_in_the_same_way():
    places = Comparison(outcome=120, budget=150, last_year=126, unit="platser")

    assert (places.deviation, places.share, places.change) == (-30, -0.2, -6)


@pytest.mark.parametrize("missing", ["outcome", "budget"])
def test_without_outcome_or_budget_there_is_no_deviation_and_the_status_says_so(missing):
    known = {"outcome": -2_00, "budget": -1_00} | {missing: None}
    compared = Comparison(**known).judged(Thresholds())

    assert (compared.deviation, compared.share, compared.status) == (None, None, Status.UNKNOWN)


def test_a_share_of_no_budget_is_missing_and_its_deviation_is_not():
    integration = Comparison(outcome=234_600_00, budget=0)

    assert (integration.deviation, integration.share) == (234_600_00, None)


def test_what_is_a_sum_of_other_things_is_not_held_against_the_outcome():
    judged = HEMTJANST.judged(Thresholds(floor=0))
    apart = judged.held_against(budget=False, last_year=False)

    assert judged.status is Status.WATCH
    assert (apart.outcome, apart.budget, apart.last_year) == (
        HEMTJANST.outcome,
        HEMTJANST.budget,
        HEMTJANST.last_year,
    )
    assert (apart.deviation, apart.share, apart.change, apart.status) == (None, None, None, Status.UNKNOWN)
    assert judged.held_against(budget=True) == judged
