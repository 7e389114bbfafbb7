"""What the budget's own months say, and a guess where nothing can be weighed, each limit at its boundary."""

import pytest

from socfin.domain.lines import DEFAULT_RULES
from socfin.domain.period import Month
from socfin.services.forecast.fallback import CLOSED, PLAIN, budgeted_months, fallback
from socfin.services.forecast.history import Key, history_of, known_after
from tests.services.ledgers import ledger_of, tree_of


def months(first, last, tkr, scenario="outcome", year=2024):
    return "\n".join(f"a {scenario} {year}-{m:02d} {tkr}" for m in range(first, last + 1))


def history(*rows, tree="vo Vård\n  a Hemtjänst\n  b IFO", month="2024-06"):
    rows = (*rows, "b outcome 2024-06 -1")
    return history_of(
        known_after(Month.parse(month), ledger_of("\n".join(rows)), tree_of(tree), DEFAULT_RULES)
    )


def key_of(told, code="a"):
    return Key(next(node.position for node in told.known.tree.nodes if node.code == code))


PAST = months(1, 12, -100, year=2023)


@pytest.mark.parametrize(("june", "says"), [(-602.3, None), (-597.7, None), (-602.5, True), (-597.5, True)])
def test_a_budget_within_two_thousandths_of_even_twelfths_says_nothing_of_its_months(june, says):
    """Rounding to whole thousands leaves so much; a budget by season leaves far more."""
    told = history(
        PAST,
        months(1, 6, -100),
        months(1, 5, -100, "budget"),
        f"a budget 2024-06 {june + 500}",
        months(7, 11, -100, "budget"),
        f"a budget 2024-12 {-700 - june}",
    )

    assert (budgeted_months(told, key_of(told)) is not None) == (says is True)


def test_a_budget_that_has_held_may_leave_a_twentieth_of_what_remains():
    told = history(months(1, 6, -100), months(1, 6, -100, "budget"), months(7, 12, -200, "budget"))
    own = budgeted_months(told, key_of(told))

    assert (own.amount, own.spread) == (-1_800_000_00, pytest.approx(1_200_000_00 * 0.05))


def test_a_budget_that_has_not_held_may_leave_as_much_more_as_it_has():
    told = history(months(1, 6, -110), months(1, 6, -100, "budget"), months(7, 12, -200, "budget"))

    assert budgeted_months(told, key_of(told)).spread == pytest.approx(1_200_000_00 * 0.15)


def test_no_guess_from_the_budget_is_surer_than_a_hundred_kronor():
    told = history(months(1, 6, -1), months(1, 6, -1, "budget"), months(7, 12, -0.05, "budget"))

    assert budgeted_months(told, key_of(told)).spread == 100_00


def test_a_straight_line_is_a_quarter_of_what_remains_unsure_and_a_hundred_kronor():
    told = history(months(1, 6, -100))
    guess = fallback(told, key_of(told))

    assert (guess.how, guess.amount) == (PLAIN, -1_200_000_00)
    assert guess.spread == pytest.approx(600_000_00 * 0.25 + 100_00)


def test_what_has_ended_costs_what_it_has_cost():
    told = history(months(1, 5, -100), tree="vo Vård\n  a Hemtjänst to=2024-05\n  b IFO")
    guess = fallback(told, key_of(told))

    assert (guess.how, guess.amount, guess.spread) == (CLOSED, -500_000_00, 1.0)
