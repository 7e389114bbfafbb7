"""What an assumption gives month by month: exact in öre, only in the months that are left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socfin.domain.adjustments import AdjustmentKind
from socfin.domain.money import nearest
from socfin.domain.period import Month
from socfin.domain.what_if.assumptions import AssumptionKind, NewAssumption
from socfin.services.forecast.adjustments import AdjustmentFact
from socfin.services.what_if.effects import NO_ADJUSTMENT, NO_REST, Ground, reckoned

AUGUST = Month(2025, 8)


def assumed(kind, first=9, last=12, **more):
    plan = {"first": Month(2025, first), "last": Month(2025, last), "text": "Antag"} | more
    return NewAssumption(kind=AssumptionKind(kind), **plan)


def test_two_placements_more_cost_twice_the_price_in_each_month_that_is_left():
    plan = assumed("volume", tenths=20, amount=85_000_00)

    assert reckoned(plan, AUGUST, Ground()).months == (-170_000_00,) * 4


def test_months_that_have_passed_are_outcome_and_are_left_alone():
    plan = assumed("amount", first=1, last=10, amount=100_00)

    assert reckoned(plan, AUGUST, Ground()).months == (100_00, 100_00, 0, 0)


def test_agency_staff_that_ends_gives_back_all_that_the_forecast_has_left_of_those_months():
    plan = assumed("share", first=10, tenths=-1000)

    months = reckoned(plan, AUGUST, Ground(rest=-400_00)).months

    assert months == (0, 100_00, 100_00, 100_00)


def test_wages_one_per_cent_up_cost_one_per_cent_of_what_is_left():
    plan = assumed("share", tenths=10)

    assert sum(reckoned(plan, AUGUST, Ground(rest=-1_234_567_89)).months) == nearest(-1_234_567_89, 100)


def test_without_a_measure_what_it_was_to_give_goes():
    measure = AdjustmentFact(
        "511", AdjustmentKind.MEASURE, Month(2025, 7), Month(2025, 12), 600_00, text="Färre pass"
    )

    made = reckoned(assumed("without", first=1, adjustment=1), AUGUST, Ground(adjustment=measure))

    assert made.months == (-100_00,) * 4


@pytest.mark.parametrize(
    ("plan", "why"),
    [
        (assumed("share", tenths=10), NO_REST),
        (assumed("without", first=1, adjustment=1), NO_ADJUSTMENT),
    ],
)
def test_what_lacks_its_ground_says_why_and_gives_no_zero(plan, why):
    made = reckoned(plan, AUGUST, Ground())

    assert (made.months, made.why_not) == ((), why)


@given(
    rest=st.integers(-(10**12), 10**12),
    tenths=st.integers(-5_000, 5_000),
    month=st.integers(1, 12),
    first=st.integers(1, 12),
)
def test_the_months_add_up_to_the_share_rounded_once(rest, tenths, month, first):
    plan = assumed("share", first=first, tenths=tenths)

    months = reckoned(plan, Month(2025, month), Ground(rest=rest)).months

    its = 12 - max(month, first - 1)
    left = 12 - month
    assert len(months) == left
    assert sum(months) == (nearest(rest * tenths * its, 1000 * left) if left else 0)


@given(tenths=st.integers(-100, 100), price=st.integers(0, 10**9), count=st.integers(1, 3))
def test_so_many_times_as_many_cost_so_many_times_as_much_within_half_an_ore(tenths, price, count):
    def year(number):
        return sum(reckoned(assumed("volume", tenths=number, amount=price), AUGUST, Ground()).months)

    assert abs(count * year(tenths) - year(count * tenths)) <= count
