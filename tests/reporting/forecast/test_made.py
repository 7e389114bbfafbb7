"""The methods side by side: every weight of the mean is told, also of those that have no row of their own."""

from fractions import Fraction

import pytest

from socfin.domain.report import RowKind
from socfin.reporting.forecast.made import in_todays_names, weighed_beside
from tests.rows import row_of

ROW = row_of(code="a", name="Äldre", level=0, kind=RowKind.TOTAL, budget_year_ore=-1_000_00)
BUDGET = {"method": "budget", "weight": 0.76, "amount": -1_000_00}
TWELFTHS = {"method": "remaining_twelfths", "weight": 0.21, "amount": -1_050_00}
NAIVE = {"method": "last_year_budget_growth", "weight": 0.07, "amount": -1_090_00}


def test_a_weighed_method_without_a_row_gets_one():
    (row,) = weighed_beside([BUDGET, TWELFTHS], ROW)

    assert row.name == "Utfall + återstående tolftedelar av budgeten"
    assert (row.amount, row.deviation, row.weight) == (-1_050_00, -50_00, Fraction(21, 100))


def test_several_share_a_row_with_their_mean():
    (row,) = weighed_beside([BUDGET, TWELFTHS, NAIVE], ROW)

    assert row.name == "2 metoder till, i snitt"
    assert row.amount == -1_060_00
    assert row.weight == pytest.approx(0.28)


def test_nothing_is_added_when_all_are_seen():
    assert weighed_beside([BUDGET], ROW) == ()


def test_own_closed_years_have_a_row_of_their_own_before_the_rest():
    own = {"method": "own_years", "weight": 0.4, "amount": -1_100_00}

    first, second = weighed_beside([TWELFTHS, own, NAIVE], ROW)

    assert (first.name, first.amount, first.weight) == ("Era egna avslutade år", -1_100_00, Fraction(2, 5))
    assert second.name == "2 metoder till, i snitt"


def test_a_forecast_that_was_made_under_a_former_name_is_told_in_todays():
    kept = {"before": -1, "weights": [{**TWELFTHS, "method": "remaining_budget"}, BUDGET]}

    assert in_todays_names(kept) == {"before": -1, "weights": [TWELFTHS, BUDGET]}
    assert in_todays_names({}) == {}
