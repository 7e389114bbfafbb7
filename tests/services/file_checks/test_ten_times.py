"""A figure too many in one amount is seen beside its budget or last year, where no sum proves it."""

import pandas as pd
import pytest

from socfin.domain.figures import PrintedTotal, Scenario
from socfin.domain.period import Month, Span
from socfin.services.file_checks.checks import SERIOUS
from socfin.services.file_checks.pairs import nets, pairs_of
from socfin.services.file_checks.ten_times import odd_amounts

MARCH = Month(2025, 3)
BUDGET = (-5392, -31305, -901, -9729, -9325, -6849)
OUTCOME = (-5590, -29467, -923, -9867, -10114, -6486)


def ledger(outcome, other=BUDGET, *, last_year=False):
    last = MARCH.number - (12 if last_year else 0)
    scenario = "outcome" if last_year else "budget"
    made = [
        (f"5{at}0", "", "net", which, end, 3, None if tkr is None else tkr * 100_000)
        for which, end, amounts in (("outcome", MARCH.number, outcome), (scenario, last, other))
        for at, tkr in enumerate(amounts)
    ]
    names = ["verksamhet", "account", "line", "scenario", "last", "months", "amount_ore"]
    return pd.DataFrame(made, columns=names).astype({"amount_ore": "Int64"}).assign(as_of=0)


def with_typed(amounts, at, tkr):
    return (*amounts[:at], tkr, *amounts[at + 1 :])


def rows(figures, printed=()):
    whole = nets(figures)
    problems = odd_amounts(pairs_of(whole), whole, printed, lambda code: code)
    return [(p.code, p.message.partition(":")[0]) for p in problems]


TYPED = {
    "doubled": (3, -98670),
    "a zero more": (1, -294670),
    "a figure in the middle": (4, -101114),
    "a figure less": (1, -2946),
    "a small row": (2, -9230),
}


@pytest.mark.parametrize(("at", "tkr"), TYPED.values(), ids=TYPED)
@pytest.mark.parametrize("last_year", [False, True])
def test_one_outcome_ten_times_the_other_needs_a_reason(at, tkr, last_year):
    figures = ledger(with_typed(OUTCOME, at, tkr), last_year=last_year)

    assert rows(figures) == [("ten_times", f"5{at}0")]
    assert "ten_times" in SERIOUS


@pytest.mark.parametrize(("at", "tkr"), [(3, -97290), (0, -53920), (1, -3130)])
def test_a_budget_ten_times_its_outcome_does_too(at, tkr):
    assert rows(ledger(OUTCOME, with_typed(BUDGET, at, tkr))) == [("ten_times", f"5{at}0")]


def test_a_printed_total_that_ties_proves_both():
    outcome = with_typed(OUTCOME, 3, -98670)
    span = Span(MARCH, 3)
    totals = [
        PrintedTotal(scenario, span, sum(amounts) * 100_000, 9)
        for scenario, amounts in ((Scenario.OUTCOME, outcome), (Scenario.BUDGET, BUDGET))
    ]
    assert rows(ledger(outcome), totals) == []
    assert rows(ledger(outcome), totals[:1]) == [("ten_times", "530")]
    wrong = PrintedTotal(Scenario.OUTCOME, span, sum(OUTCOME) * 100_000, 9)
    assert rows(ledger(outcome), [wrong, totals[1]]) == [("ten_times", "530")]


def turned(at, *, tkr=None, budget=BUDGET):
    return ledger(with_typed(OUTCOME, at, -OUTCOME[at] if tkr is None else tkr), budget)


@pytest.mark.parametrize("at", [1, 3, 4, 5])
@pytest.mark.parametrize("last_year", [False, True])
def test_an_amount_of_the_other_sign_than_its_budget_needs_a_reason(at, last_year):
    outcome = with_typed(OUTCOME, at, -OUTCOME[at])
    span = Span(MARCH, 3)
    totals = [PrintedTotal(Scenario.OUTCOME, span, sum(outcome) * 100_000, 9)]

    assert rows(ledger(outcome, last_year=last_year), totals) == [("opposite_sign", f"5{at}0")]
    assert "opposite_sign" in SERIOUS


def test_a_forecast_or_a_budget_of_the_other_sign_does_too():
    forecast = turned(1).assign(months=12, last=MARCH.number + 9)
    forecast.loc[forecast["scenario"] == "outcome", "scenario"] = "forecast"

    assert rows(forecast) == [("opposite_sign", "510")]
    assert rows(ledger(OUTCOME, with_typed(BUDGET, 1, 31305))) == [("opposite_sign", "510")]


@pytest.mark.parametrize(
    "figures",
    [
        turned(2),
        turned(1, tkr=2000),
        turned(0, tkr=240),
        ledger(tuple(-tkr for tkr in OUTCOME)),
        ledger((*OUTCOME, 9000), (*BUDGET, 8000)),
    ],
    ids=["a small row", "far smaller", "about zero", "all of them", "income in both"],
)
def test_a_turn_about_zero_and_income_are_no_wrong_sign(figures):
    assert rows(figures) == []


@pytest.mark.parametrize(
    ("outcome", "budget"),
    [
        (OUTCOME, BUDGET),
        ((*OUTCOME, -20), (*BUDGET, -200)),
        (OUTCOME[:3], with_typed(BUDGET[:3], 1, -3130)),
        (tuple(10 * tkr for tkr in OUTCOME), BUDGET),
        (with_typed(OUTCOME, 3, -30000), BUDGET),
        (with_typed(OUTCOME, 3, None), BUDGET),
        (with_typed(OUTCOME, 3, 0), BUDGET),
    ],
    ids=["usual", "a small row", "few rows", "all of them", "three times", "missing", "nothing"],
)
def test_nothing_is_said_where_nothing_is_odd(outcome, budget):
    assert rows(ledger(outcome, budget)) == []
