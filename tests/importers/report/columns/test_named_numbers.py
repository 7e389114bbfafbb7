"""When a budget is told to be accumulated: the month from which, and how nearly."""

from decimal import Decimal

import pytest

from socfin.importers.report.columns.proofs import Proofs


def is_to_date(budget, month):
    return Proofs(amounts={0: {1: Decimal(budget)}, 1: {1: Decimal(1200)}}).is_to_date(0, 1, month)


@pytest.mark.parametrize(("month", "told"), [(1, False), (2, False), (3, True), (4, True)])
def test_from_march_on_a_share_of_the_year_tells_months_from_one(month, told):
    """Two twelfths may be one month of a seasonal budget."""
    assert is_to_date(month * 100, month) is told


@pytest.mark.parametrize(("budget", "told"), [(299, False), (300, True), (500, True), (501, False)])
def test_a_budget_to_date_may_differ_by_a_quarter_from_even_twelfths(budget, told):
    assert is_to_date(budget, 4) is told
