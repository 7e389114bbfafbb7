"""An outcome that is its budget, last year's or the month before in each row, or zeros, needs a reason."""

import pytest

from socfin.domain.period import Month
from socfin.services.file_checks.checks import SERIOUS
from socfin.services.file_checks.equal_columns import equal_columns
from socfin.services.file_checks.pairs import nets, pairs_of
from tests.services.file_checks.test_year_share import YEAR, ledger, part, to_date, year

MARCH = Month(2025, 3).number
OWN = part(3)
OTHER = tuple(tkr - 7 for tkr in OWN)


def messages(*columns):
    figures = ledger(*columns)
    whole = nets(figures)
    return [p.message for p in equal_columns(figures, whole, pairs_of(whole))]


@pytest.mark.parametrize(
    ("other", "word"),
    [(("budget", MARCH, 3), "budgeten"), (("outcome", MARCH - 12, 3), "förra årets")],
)
def test_the_same_amounts_in_both_columns_are_told(other, word):
    assert word in messages(to_date("outcome", 3, OWN), (*other, OWN))[0]
    assert messages(to_date("outcome", 3, OWN), (*other, OTHER)) == []
    assert "equal_columns" in SERIOUS


@pytest.mark.parametrize("same", [2, 3])
def test_a_month_that_is_the_one_before_is_told(same):
    amounts = {1: part(1), 2: OTHER, 3: OWN}
    amounts[same] = amounts[same - 1]

    (message,) = messages(*(("outcome", Month(2025, m).number, 1, tkr) for m, tkr in amounts.items()))

    assert f"Utfallet för {Month(2025, same).label} är exakt" in message


def test_a_budget_alike_month_by_month_and_a_forecast_that_is_the_budget_are_not():
    months = [("budget", Month(2025, m).number, 1, part(1)) for m in (1, 2, 3)]

    assert messages(*months, year("forecast"), year("budget")) == []


def test_an_outcome_of_zeros_beside_a_budget_is_told():
    zeros = to_date("outcome", 3, (0,) * len(YEAR))

    assert "noll på alla rader" in messages(zeros, to_date("budget", 3, OWN))[0]
    assert messages(zeros) == []
    assert messages(to_date("outcome", 3, (0, 0, 0, 0, 0, -1)), to_date("budget", 3, OWN)) == []
