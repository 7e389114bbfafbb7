"""What it takes to land on budget."""

import pytest

from socfin.domain.adjustments import AdjustmentKind
from socfin.domain.money import Unit
from socfin.domain.period import Month
from socfin.services.forecast.adjustments import AdjustmentFact
from socfin.services.forecast.balance import balance, balances, by_code
from socfin.services.forecast.change import change
from socfin.services.prose.forecast_words import balance_sentences
from socfin.services.report.placement import ModelForecast
from tests.rows import row_of
from tests.services.ledgers import report_of, row

TREE = """
vo Vård
  a Hemtjänst
    a1 Norr
  b IFO
""".strip("\n")
LEDGER = """
a1 outcome 2024-01:2024-09 -930
a1 budget 2024-01:2024-09 -900
a1 budget 2024-10:2024-12 -300
b outcome 2024-01:2024-09 -440
b budget 2024-01:2024-09 -450
b budget 2024-10:2024-12 -150
"""


def report(month="2024-09", ledger=LEDGER, **more):
    return report_of(ledger, TREE, month, **more)


def fact(code, kind, amount):
    return AdjustmentFact(code, kind, Month(2024, 9), Month(2024, 12), amount * 100_000)


def test_each_remaining_month_must_improve_by_its_share_of_the_gap():
    total, worst, best = balances(report(), {})

    assert (total.gap, total.per_month, total.months_left) == (-20 * 100_000, 666_667, 3)
    assert (worst.row.code, worst.per_month) == ("a", 10 * 100_000)
    assert (best.row.code, best.per_month) == ("b", round(-100_000 * 10 / 3))
    assert worst.room < 0 < best.room, "what lacks is drawn to the left, as every deficit"


def test_measures_count_where_they_hang_and_above_with_what_remains():
    facts = [fact("a1", AdjustmentKind.MEASURE, 40), fact("b", AdjustmentKind.ONE_OFF, -9)]

    given = by_code(report(), facts)

    assert given == {"a1": 30 * 100_000, "a": 30 * 100_000, "vo": 30 * 100_000}
    total = balances(report(), given)[0]
    assert total.without_measures == -50 * 100_000
    assert "+30\u00a0tkr resten av året" in balance_sentences(total, Unit.TKR)[2]


def test_a_year_that_is_out_needs_nothing():
    closed = f"{LEDGER}a1 outcome 2024-10:2024-12 -300\nb outcome 2024-10:2024-12 -150"

    assert balances(report("2024-12", closed), {}) == ()


def test_an_overspent_year_is_said_to_be_so():
    overspent = report(
        ledger="b outcome 2024-01:2024-09 -700\nb budget 2024-01:2024-09 -450\nb budget 2024-10:2024-12 -150"
    )
    way = balances(overspent, {})[0]

    assert "redan förbrukad" in balance_sentences(way, Unit.TKR)[1]


K = 100_000


def told(outcome, forecast, budget, *, measures=0, model=None, method="beräknad prognos") -> list[str]:
    """The sentences in October of a unit, amounts in tkr."""
    made = row_of(
        code="1",
        name="Enheten",
        level=0,
        outcome_to_date_ore=round(outcome * K),
        forecast_year_ore=round(forecast * K),
        budget_year_ore=round(budget * K),
        model_ore=round((forecast if model is None else model) * K),
        forecast_method=method,
    )
    way = balance(made, Month(2025, 10), measures * K)
    return [one.replace("\u00a0", " ") for one in balance_sentences(way, Unit.TKR)]


@pytest.mark.parametrize(
    ("outcome", "forecast", "budget", "said"),
    [
        (
            -100,
            -100,
            -1_200,
            "räknar med 0 tkr i månaden; budgeten räcker till −550 tkr.",
        ),  # closed in spring
        (-100, -90, -1_200, "räknar med 5 tkr i månaden; budgeten räcker till −550 tkr."),
        (-1_300, -1_400, -1_200, "räknar med −50 tkr i månaden; budgeten för hela året är redan förbrukad."),
        (-900, -900, -900, "räknar med 0 tkr i månaden; budgeten för hela året är redan förbrukad."),
        (500, 900, 1_000, "räknar med 200 tkr i månaden; budgeten kräver 250 tkr."),
        (1_100, 1_200, 1_000, "räknar med 50 tkr i månaden; budgeten för hela året är redan nådd."),
        (1_100, 1_050, 1_000, "räknar med −25 tkr i månaden; budgeten för hela året är redan nådd."),
        (-10, -20, 0, "räknar med −5 tkr i månaden; budgeten för hela året är noll."),
    ],
)
def test_what_is_left_of_the_budget_is_told_by_the_budget_and_not_by_what_is_expected(
    outcome, forecast, budget, said
):
    assert told(outcome, forecast, budget)[1] == f"Prognosen {said}"


@pytest.mark.parametrize(
    ("forecast", "budget", "said"),
    [
        (-1_200.4, -1_200, "Prognosen landar på budget."),
        (-1_199.6, -1_200, "Prognosen landar på budget."),
        (
            -1_200.6,
            -1_200,
            "För att landa på budget måste november och december bli 300 kr bättre vardera än prognosen "
            "räknar med.",
        ),
        (-1_100, -1_200, "Prognosen lämnar 100 tkr kvar av budgeten: 50 tkr per månad."),
        (1_100, 1_000, "Prognosen ger 100 tkr mer än budgeten: 50 tkr per månad."),
    ],
)
def test_the_way_to_budget_is_never_told_as_nothing(forecast, budget, said):
    assert told(0, forecast, budget)[0] == said


UNREACHABLE = "Budgeten går inte att nå: också helt utan kostnad i november och december"


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (
            -1_201,
            f"{UNREACHABLE} blir det 1 tkr för mycket.",
        ),
        (
            -1_300,
            f"{UNREACHABLE} blir det 100 tkr för mycket.",
        ),
        (
            -1_200,
            "För att landa på budget måste november och december bli 150 tkr bättre vardera än prognosen "
            "räknar med.",
        ),
    ],
)
def test_no_more_is_asked_of_the_months_that_remain_than_they_cost(outcome, said):
    assert told(outcome, -1_500, -1_200)[0].replace("\N{NO-BREAK SPACE}", " ") == said


def test_only_the_models_forecast_is_known_to_have_the_measures_in_it():
    assert told(-1_000, -1_250, -1_200, measures=30)[2] == (
        "Beslutade åtgärder ger +30 tkr resten av året och är inräknade i den beräknade prognosen. "
        "Utan dem vore avståndet till budget −80 tkr."
    )
    by_hand = told(-1_000, -1_250, -1_200, measures=30, model=-1_300, method="bedömd")
    assert by_hand[2] == "Beslutade åtgärder ger +30 tkr resten av året."


def test_the_reasons_of_a_change_add_up_to_it():
    before = row(report(model={"vo": ModelForecast(amount=-1_900)}, assessed={"vo": -2_000}), "vo")
    after = row(report(model={"vo": ModelForecast(amount=-1_950)}, assessed={"vo": -2_100}), "vo")
    explained = (
        {"adjusted": 0, "before": -1_900, "weights": [{"method": "budget", "weight": 1.0, "amount": -1_900}]},
        {
            "adjusted": 10,
            "before": -1_960,
            "before_with_earlier_budget": -1_930,
            "weights": [{"method": "budget", "weight": 1.0, "amount": -1_960}],
        },
    )

    found = change(Month(2024, 8), before, after, explained)

    assert (found.assessment, found.budget, found.adjustments, found.method) == (-50, -30, 10, 0)
    assert sum(amount for _, amount in found.reasons) == found.total == -100
    assert found.outcome == -30
