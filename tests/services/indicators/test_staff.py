"""Årsarbetare over or under cost what the committee's people cost in the mean, and agency is never hidden."""

from socfin.domain.period import Month
from socfin.domain.sections import IndicatorRow
from socfin.services.indicators.staff import StaffMoney, per_worker, staff_costs

KR, TKR = 100, 100_000
NOTHING = StaffMoney()
MARCH = Month(2022, 3)


def workers(outcome, target, deviation):
    return IndicatorRow(
        code="510",
        verksamhet="Hemtjänst",
        indicator="arsarbetare",
        name="Årsarbetare",
        unit="årsarbetare",
        decimals=1,
        direction="neither",
        outcome=outcome,
        target=target,
        deviation=deviation,
    )


def the_cost(row, money=NOTHING, mean=600 * TKR):
    (cost,) = staff_costs([row], {"510": money}, MARCH, mean)
    return cost


def test_noras_6_4_over_are_three_months_of_as_many_wages():
    """At 600 tkr a year: 6,4 × 600 × 3 / 12 = 960 tkr."""
    cost = the_cost(workers(None, None, 64))

    assert (cost.deviation, cost.deviation_cost_ore) == (64, 960 * TKR)
    assert cost.per_worker_ore is None


def test_what_one_costs_a_year_is_the_cost_to_date_over_the_mean_of_the_months():
    assert per_worker(15_000 * TKR, 1_000, 1, MARCH) == 600 * TKR
    assert per_worker(15_000 * TKR, 0, 1, MARCH) is None
    assert per_worker(None, 1_000, 1, MARCH) is None


def test_own_staff_and_agency_stand_together_against_the_budget_of_both():
    money = StaffMoney(own=4_500 * TKR, own_budget=5_000 * TKR, agency=900 * TKR, agency_budget=100 * TKR)

    cost = the_cost(workers(300, 320, -20), money)

    assert (cost.all_ore, cost.all_budget_ore) == (5_400 * TKR, 5_100 * TKR)
    assert cost.deviation_cost_ore == -300 * TKR


def test_without_the_committees_mean_the_people_over_have_no_price():
    cost = the_cost(workers(300, 320, -20), mean=None)

    assert (cost.deviation_cost_ore, cost.all_ore) == (None, None)
