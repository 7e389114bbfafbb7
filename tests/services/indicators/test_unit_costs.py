"""What a day costs is the source's figure, and price and volume are the whole deviation to the öre."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socfin.domain.sections import IndicatorRow
from socfin.services.indicators.unit_costs import cost_per_unit, split, unit_costs
from tests.rows import row_of, saying

TKR = 100_000


def test_torget_cost_3_065_kr_a_day_without_its_start_up():
    """Nora 2021: gruppboende 5 448 tkr, start-up 391 tkr, six places from April to December (275 days)."""
    day = cost_per_unit(-5_448 * TKR, 6 * 275, one_off=-391 * TKR)

    assert day == 3_064_85
    assert round(Fraction(day, 100)) == 3_065


def test_the_difference_to_a_bought_day_is_932_of_rounded_and_933_in_the_minutes():
    """3 997 − 3 065 is 932, and 3 997 − 3 064,85 is 932,15; for 933 a day is 3 064,50 at most."""
    own = cost_per_unit(-5_448 * TKR, 6 * 275, one_off=-391 * TKR)

    assert 3_997_00 - own == 932_15


def test_a_unit_cost_without_a_volume_is_none_and_not_zero():
    assert cost_per_unit(-100, 0) is None
    assert cost_per_unit(0, 10) == 0


def test_half_an_ore_is_rounded_away_from_zero():
    assert [cost_per_unit(net, 2) for net in (-3, 3, -1)] == [2, -2, 1]


def test_more_days_at_a_higher_price_are_told_apart():
    """Budget 1 000 days at 3 000 kr, outcome 1 100 at 3 200: −300 tkr for days, −220 tkr for their price."""
    parts = split(net=-3_520 * TKR, budget=-3_000 * TKR, volume=1_100, budget_volume=1_000)

    assert (parts.volume_ore, parts.price_ore) == (-300 * TKR, -220 * TKR)


def test_without_a_budgeted_volume_there_is_no_split():
    assert split(net=-100, budget=-90, volume=10, budget_volume=0) is None


money = st.integers(min_value=-(10**14), max_value=0)
volumes = st.fractions(min_value=Fraction(1, 10), max_value=10**7, max_denominator=10)


@given(money, money, volumes, volumes)
def test_the_parts_are_always_the_whole_to_the_ore(net, budget, volume, before):
    parts = split(net=net, budget=budget, volume=volume, budget_volume=before)

    assert parts.deviation_ore == net - budget
    exact = (volume - before) * budget / before
    assert abs(parts.volume_ore - exact) <= Fraction(1, 2)


@given(money, volumes)
def test_the_same_volume_leaves_all_of_it_to_price_and_the_same_price_all_to_volume(budget, volume):
    assert split(net=budget - 7, budget=budget, volume=volume, budget_volume=volume).volume_ore == 0
    assert split(net=budget * 2, budget=budget, volume=volume * 2, budget_volume=volume).price_ore == 0


ROW = row_of(
    code="520", name="SÄBO", level=1, outcome_to_date_ore=-3_520 * TKR, budget_to_date_ore=-3_000 * TKR
)
TOTAL = row_of(code="5", name="Vård och omsorg", level=0, outcome_to_date_ore=-9_000 * TKR)
DAYS = IndicatorRow(
    code="520",
    verksamhet="SÄBO",
    indicator="platsdygn",
    name="Belagda platsdygn",
    unit="dygn",
    decimals=0,
    direction="neither",
    outcome=1_100,
    target=1_000,
)


def test_a_verksamhet_with_money_and_days_has_its_cost_a_day_and_the_budgets():
    (one,) = unit_costs(TOTAL, [ROW], [DAYS])

    assert (one.per, one.volume, one.cost_ore, one.unit_cost_ore) == ("dygn", 1_100, 3_520 * TKR, 3_200_00)
    assert (one.budget_volume, one.budget_unit_cost_ore) == (1_000, 3_000_00)
    assert one.volume_effect_ore + one.price_effect_ore == -520 * TKR


def test_hours_with_a_decimal_are_hours_and_not_tenths():
    hours = replace(DAYS, indicator="utforda_timmar", decimals=1, outcome=11_000, target=10_000)

    assert unit_costs(TOTAL, [ROW], [hours])[0].unit_cost_ore == 3_200_00


@pytest.mark.parametrize(
    ("row", "days"),
    [
        (saying(ROW, outcome_to_date_ore=None), DAYS),
        (saying(ROW, outcome_to_date_ore=5), DAYS),
        (ROW, replace(DAYS, outcome=None)),
        (ROW, replace(DAYS, outcome=0)),
        (ROW, replace(DAYS, code="510")),
        (ROW, replace(DAYS, indicator="platser")),
    ],
)
def test_without_a_cost_or_a_volume_there_is_no_unit_cost(row, days):
    assert unit_costs(TOTAL, [row], [days]) == ()


@pytest.mark.parametrize(
    ("row", "days"), [(saying(ROW, budget_to_date_ore=None), DAYS), (ROW, replace(DAYS, target=None))]
)
def test_without_a_budget_of_both_there_is_a_cost_but_no_split(row, days):
    (one,) = unit_costs(TOTAL, [row], [days])

    assert one.unit_cost_ore == 3_200_00
    assert (one.budget_unit_cost_ore, one.volume_effect_ore, one.price_effect_ore) == (None, None, None)


@pytest.mark.parametrize(
    ("home", "office", "told"),
    [(1_000, None, {"521"}), (1_000, 100, {"520", "521", "522"}), (None, None, {"520"})],
)
def test_a_whole_has_a_unit_cost_only_where_the_volume_is_of_all_its_money(home, office, told):
    below = replace(ROW, level=2, parent="520")
    rows = [ROW, replace(below, code="521"), replace(below, code="522")]
    volumes = {"520": 1_100, "521": home, "522": office}
    indicators = [replace(DAYS, code=code, outcome=days) for code, days in volumes.items() if days]

    assert {one.code for one in unit_costs(TOTAL, rows, indicators)} == told


def test_sums_of_different_things_are_not_split():
    unlike = replace(ROW, to_date=replace(ROW.to_date, like_budget=False))

    assert unit_costs(TOTAL, [unlike], [DAYS])[0].volume_effect_ore is None


def test_a_volume_keeps_its_budget_where_the_money_has_none():
    (one,) = unit_costs(TOTAL, [saying(ROW, budget_to_date_ore=None)], [DAYS])

    assert one.budget_volume == 1_000


def test_parts_without_money_do_not_stand_in_the_way():
    empty = row_of(code="522", name="Tomt", level=2, parent="520", outcome_to_date_ore=0)
    rows = [ROW, replace(ROW, code="521", level=2, parent="520"), empty]

    assert {one.code for one in unit_costs(TOTAL, rows, [DAYS, replace(DAYS, code="521")])} == {"520", "521"}
