"""A verksamhet's part of the year that cannot be, and a month that is none of its months, need a reason."""

import pandas as pd
import pytest

from socfin.domain.period import Month
from socfin.services.file_checks.checks import SERIOUS
from socfin.services.file_checks.pairs import nets
from socfin.services.file_checks.year_share import odd_single_months, unlike_year

YEAR = (-40_000, -210_000, -24_000, -65_000, -62_000, -45_000)
NAMES = ["verksamhet", "account", "line", "scenario", "last", "months", "amount_ore"]


def part(month, *, of=YEAR, but=None):
    """So many twelfths of a year, each some per cent off, in tkr."""
    own = [round(tkr * month / 12 * (0.94 + 0.03 * at)) for at, tkr in enumerate(of)]
    return tuple(but.get(at, tkr) for at, tkr in enumerate(own)) if but else tuple(own)


def ledger(*columns):
    made = [
        (f"5{at}0", "", "net", scenario, last, months, None if tkr is None else tkr * 100_000)
        for scenario, last, months, amounts in columns
        for at, tkr in enumerate(amounts)
    ]
    frame = pd.DataFrame(made, columns=NAMES).astype({"amount_ore": "Int64"})
    return frame.assign(as_of=0)


def year(scenario, amounts=YEAR):
    return (scenario, Month(2025, 12).number, 12, amounts)


def to_date(scenario, month, amounts):
    return (scenario, Month(2025, month).number, month, amounts)


def nothing(_year):
    return ledger()


def told(*columns, published=nothing):
    problems = unlike_year(nets(ledger(*columns)), lambda code: code, published)
    return [p.message.partition(":")[0] for p in problems]


def but(amounts, at, tkr):
    return (*amounts[:at], tkr, *amounts[at + 1 :])


ODD = {
    "the month alone": (6, {1: -16_000}),
    "ten times": (3, {0: -100_000}),
    "a tenth": (9, {1: -15_700}),
    "a thousandth": (3, {3: -16}),
    "the other sign": (8, {2: 16_000}),
}


@pytest.mark.parametrize(("month", "typed"), ODD.values(), ids=ODD)
@pytest.mark.parametrize("against", ["forecast", "budget"])
def test_an_outcome_that_cannot_be_its_part_of_the_year_is_told(month, typed, against):
    outcome = to_date("outcome", month, part(month, but=typed))

    assert told(outcome, year(against)) == [f"5{next(iter(typed))}0"]
    assert "unlike_year" in SERIOUS


@pytest.mark.parametrize("month", [3, 6, 10, 11])
def test_no_usual_outcome_is(month):
    assert told(to_date("outcome", month, part(month)), year("forecast"), year("budget")) == []


@pytest.mark.parametrize("forecast", [993, -30_000, 40_000])
def test_a_forecast_of_less_than_what_is_spent_is_told(forecast):
    months = to_date("outcome", 10, part(10))

    assert told(months, year("forecast", but(YEAR, 3, forecast)), year("budget")) == ["530"]


@pytest.mark.parametrize("month", [3, 6, 9])
def test_a_budget_so_far_that_is_the_whole_years_is_told(month):
    assert told(to_date("budget", month, part(month, but={3: YEAR[3]})), year("budget")) == ["530"]


def test_a_column_of_another_time_is_told_once():
    (problem,) = unlike_year(
        nets(ledger(to_date("outcome", 4, part(1)), year("budget"), year("forecast"))),
        lambda code: code,
        nothing,
    )

    assert "i de flesta verksamheter" in problem.message


def test_a_small_verksamhet_a_first_month_and_a_whole_year_say_nothing():
    small = (*YEAR, -900)

    assert told(to_date("outcome", 6, (*part(6), -20)), year("budget", small)) == []
    assert told(to_date("outcome", 2, part(2, but={1: -3_000})), year("budget")) == []
    assert told(year("outcome", but(YEAR, 0, -4_000)), year("budget")) == []


def test_single_months_are_taken_together_where_none_is_lacking():
    months = [
        ("outcome", Month(2025, m).number, 1, part(1, but={3: -40} if m < 5 else None)) for m in (1, 2, 3, 4)
    ]

    assert told(*months, year("budget")) == ["530"]
    assert told(*months[1:], year("budget")) == []


def months_of(*typed, count=5):
    return [
        ("outcome", Month(2025, m).number, 1, part(1, but=dict(typed).get(m))) for m in range(1, count + 1)
    ]


@pytest.mark.parametrize("tkr", [-1_700, -80_000, 80_000])
@pytest.mark.parametrize("month", [1, 2, 5])
def test_a_month_far_from_a_verksamhets_steady_others_is_told(tkr, month):
    problems = odd_single_months(nets(ledger(*months_of((month, {1: tkr})))), lambda code: code)

    assert [p.message.partition(":")[0] for p in problems] == ["510"]
    assert f"{Month(2025, month).label} är" in problems[0].message


def test_months_that_vary_few_months_and_a_small_verksamhet_are_not():
    varying = [{1: tkr} for tkr in (-4_000, -17_000, -40_000, -9_000, -70_000)]
    for columns in (
        months_of(),
        months_of(*enumerate(varying, start=1)),
        months_of((2, {1: -1_700}), count=3),
        months_of((2, {2: -1_000})),
    ):
        assert odd_single_months(nets(ledger(*columns)), lambda code: code) == []


GRANT = {3: -13_000}
"""A verksamhet that has used a fifth of its year in August: its grants are paid in the autumn."""


def spread(of_year, *, budget=None, before=None):
    """What a file and what is published say of the grants' verksamhet, beside the usual others."""
    file = [to_date("outcome", 8, part(8, but=GRANT)), year(of_year)]
    months = [] if budget is None else budget
    return [*file, *months], (lambda wanted: ledger(*(before or [])) if wanted == 2024 else ledger())


@pytest.mark.parametrize("of_year", ["forecast", "budget"])
def test_a_verksamhet_that_is_as_uneven_by_its_budgets_months_is_not_told(of_year):
    late = [
        ("budget", Month(2025, m).number, 1, part(1, but={3: -1_600 if m < 9 else -13_000}))
        for m in range(1, 13)
    ]
    even = [("budget", Month(2025, m).number, 1, part(1)) for m in range(1, 13)]

    for budget, odd in ((late, []), (even, ["530"]), (late[:8], ["530"])):
        columns, published = spread(of_year, budget=budget)
        assert told(*columns, published=published) == odd


@pytest.mark.parametrize("of_year", ["forecast", "budget"])
@pytest.mark.parametrize(
    ("last_years", "odd"), [(-14_000, []), (-6_000, []), (-44_000, ["530"]), (13_000, ["530"])]
)
@pytest.mark.parametrize("inside", [True, False], ids=["in the file", "published"])
def test_nor_one_that_was_as_uneven_last_year(of_year, last_years, odd, inside):
    before = [
        ("outcome", Month(2024, 8).number, 8, part(8, but={3: last_years})),
        ("outcome", Month(2024, 12).number, 12, YEAR),
    ]
    columns, published = spread(of_year, budget=before if inside else None, before=None if inside else before)

    assert told(*columns, published=published) == odd


def test_what_is_published_is_not_fetched_where_nothing_is_odd():
    assert told(to_date("outcome", 8, part(8)), year("budget"), published=None) == []


@pytest.mark.parametrize(
    ("so_far", "forecast", "odd"),
    [
        (-12_000, -66_000, []),
        (-43_000, -66_000, ["530"]),
        (-12_000, -20_000, ["530"]),
    ],
    ids=["all agree", "outcome against its budget", "forecast against its budget"],
)
def test_two_and_two_columns_bear_each_other_out(so_far, forecast, odd):
    columns = [
        to_date("outcome", 8, part(8, but=GRANT)),
        to_date("budget", 8, part(8, but={3: so_far})),
        year("budget"),
        year("forecast", but(YEAR, 3, forecast)),
    ]

    assert told(*columns) == odd
