"""An amount laid on months is the same amount, to the öre."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socfin.domain.decisions.budget import NotDecided
from socfin.domain.period import Month, Span
from socfin.services.decisions.spread import by_profile, evenly, last_years_weights

AUTUMN = Span.between(Month(2022, 9), Month(2022, 12))


@given(st.integers(-(10**15), 10**15), st.integers(1, 12))
def test_months_of_an_even_spread_add_up_and_differ_by_an_ore_at_most(amount, months):
    shares = evenly(amount, Span(Month(2022, 12), months))

    assert sum(shares) == amount
    assert len(shares) == months
    assert max(shares) - min(shares) <= 1


@given(st.integers(-(10**12), 10**12), st.lists(st.integers(0, 10**11), min_size=1, max_size=12))
def test_months_of_a_profile_add_up_and_never_turn(amount, weights):
    if not any(weights):
        return

    shares = by_profile(amount, [-weight for weight in weights])

    assert sum(shares) == amount
    assert all(share * amount >= 0 for share in shares)


def test_a_month_with_twice_the_cost_last_year_gets_twice_as_much():
    outcome = {9: -200, 10: -100, 11: -100, 12: -100}

    assert by_profile(50_00, last_years_weights(AUTUMN, outcome, "SÄBO")) == (20_00, 10_00, 10_00, 10_00)


def test_a_month_that_is_not_known_by_itself_is_named():
    with pytest.raises(NotDecided, match="2021 för SÄBO är inte känt för sig i oktober, december"):
        last_years_weights(AUTUMN, {9: -1, 10: None, 11: -1}, "SÄBO")


@pytest.mark.parametrize("weights", [[0, 0], [-5, 5], [-5, 3]])
def test_months_of_both_signs_or_none_are_no_profile(weights):
    with pytest.raises(NotDecided, match="olika tecken eller är noll"):
        by_profile(100, weights)
