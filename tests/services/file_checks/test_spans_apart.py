"""Months larger than the year they are of, and an outcome of another year only, need a reason."""

import pandas as pd
import pytest

from socfin.domain.period import Month
from socfin.services.file_checks.checks import SERIOUS
from socfin.services.file_checks.pairs import nets
from socfin.services.file_checks.spans_apart import (
    equal_spans,
    nested_spans,
    one_larger_than_whole,
    outcome_of_another_year,
    part_larger_than_whole,
    unlikely_year,
    verksamheter_of_another_year,
)

SIZES = {"510": 22000, "520": 12000, "530": 32000, "540": 9000}


def ledger(*rows):
    """Scenario, year and month, months, the share of each verksamhet's size."""
    made = [
        (code, "", "net", kind, Month(year, month).number, months, -round(size * share) * 100_000)
        for kind, year, month, months, share in rows
        for code, size in SIZES.items()
    ]
    names = ["verksamhet", "account", "line", "scenario", "last", "months", "amount_ore"]
    return pd.DataFrame(made, columns=names).astype({"amount_ore": "Int64"}).assign(as_of=0)


def codes(problems):
    return [problem.code for problem in problems]


SWAPPED = {
    "month and to date": [("outcome", 2024, 9, 1, 1.0), ("outcome", 2024, 9, 9, 0.12)],
    "budget and the year": [("budget", 2024, 9, 9, 1.3), ("budget", 2024, 12, 12, 1.0)],
    "a month of February": [("outcome", 2024, 2, 1, 2.1), ("outcome", 2024, 2, 2, 1.0)],
    "a tertial": [("outcome", 2024, 8, 4, 1.0), ("outcome", 2024, 8, 8, 0.5)],
    "a month and the year": [("budget", 2024, 3, 1, 12), ("budget", 2024, 12, 12, 1.0)],
}


@pytest.mark.parametrize("rows", SWAPPED.values(), ids=SWAPPED)
def test_a_part_larger_than_its_whole_needs_a_reason(rows):
    (problem,) = part_larger_than_whole(nested_spans(nets(ledger(*rows))))

    assert problem.code == "spans_swapped" in SERIOUS
    assert "bytt plats" in problem.message


def test_the_two_spans_are_named():
    (problem,) = part_larger_than_whole(nested_spans(nets(ledger(*SWAPPED["month and to date"]))))

    assert problem.message.startswith("Utfall september 2024 är större än utfall januari–september 2024")


@pytest.mark.parametrize(
    "rows",
    [
        [("outcome", 2024, 9, 1, 0.12), ("outcome", 2024, 9, 9, 1.0)],
        [("outcome", 2024, 1, 1, 1.0), ("outcome", 2024, 2, 1, 1.5)],
        [("outcome", 2024, 9, 1, 1.0), ("outcome", 2024, 8, 8, 0.1)],
        [("outcome", 2024, 9, 9, 1.0), ("budget", 2024, 12, 12, 0.5)],
        [("budget", 2023, 12, 12, 2.0), ("budget", 2024, 9, 9, 1.0)],
    ],
    ids=["as they are", "two months", "beside each other", "of two scenarios", "of two years"],
)
def test_spans_that_fit_each_other_are_not_told(rows):
    assert part_larger_than_whole(nested_spans(nets(ledger(*rows)))) == []


def test_a_few_verksamheter_may_have_been_corrected():
    figures = ledger(("outcome", 2024, 9, 1, 0.12), ("outcome", 2024, 9, 9, 1.0))
    month = (figures["months"] == 1) & (figures["verksamhet"] == "540")
    figures.loc[month, "amount_ore"] = -20_000_00_000

    assert part_larger_than_whole(nested_spans(nets(figures))) == []


ANOTHER = {
    "to date": [("outcome", 2023, 8, 8, 0.6), ("budget", 2024, 8, 8, 0.6), ("budget", 2024, 12, 12, 1)],
    "the year alone": [("outcome", 2023, 8, 8, 0.6), ("budget", 2024, 12, 12, 1)],
    "a month": [("outcome", 2023, 3, 1, 0.1), ("budget", 2024, 3, 1, 0.1)],
    "a forecast": [("outcome", 2023, 10, 10, 0.8), ("forecast", 2024, 12, 12, 1)],
    "two years back": [("outcome", 2022, 4, 4, 0.3), ("budget", 2024, 4, 4, 0.3)],
}


@pytest.mark.parametrize("rows", ANOTHER.values(), ids=ANOTHER)
def test_an_outcome_of_another_year_alone_needs_a_reason(rows):
    assert codes(outcome_of_another_year(ledger(*rows))) == ["outcome_of_another_year"]
    assert "outcome_of_another_year" in SERIOUS


@pytest.mark.parametrize(
    "rows",
    [
        [("outcome", 2024, 8, 8, 0.6), ("outcome", 2023, 8, 8, 0.6), ("budget", 2024, 8, 8, 0.6)],
        [("outcome", 2023, 12, 12, 1), ("budget", 2024, 12, 12, 1)],
        [("outcome", 2024, 10, 10, 0.8), ("budget", 2024, 12, 12, 1), ("budget", 2025, 12, 12, 1)],
        [("outcome", 2024, 8, 8, 0.6)],
        [("budget", 2024, 8, 8, 0.6)],
    ],
    ids=["both years", "accounts beside a plan", "next year's budget", "outcome alone", "budget alone"],
)
def test_other_years_are_as_they_say(rows):
    assert outcome_of_another_year(ledger(*rows)) == []


EQUAL = {
    "the year's budget is the period's": [("budget", 2024, 9, 9, 0.7), ("budget", 2024, 12, 12, 0.7)],
    "of April": [("budget", 2024, 4, 4, 0.3), ("budget", 2024, 12, 12, 0.3)],
    "a month to date": [("outcome", 2024, 9, 1, 0.7), ("outcome", 2024, 9, 9, 0.7)],
    "a forecast": [("forecast", 2024, 8, 8, 1), ("forecast", 2024, 12, 12, 1)],
    "a tertial": [("budget", 2024, 8, 4, 0.7), ("budget", 2024, 12, 12, 0.7)],
}


@pytest.mark.parametrize("rows", EQUAL.values(), ids=EQUAL)
def test_two_spans_of_the_same_amounts_need_a_reason(rows):
    assert codes(equal_spans(nested_spans(nets(ledger(*rows))))) == ["spans_equal"]
    assert "spans_equal" in SERIOUS


@pytest.mark.parametrize(
    "rows",
    [
        [("budget", 2024, 9, 9, 0.75), ("budget", 2024, 12, 12, 1)],
        [("budget", 2024, 12, 12, 1), ("forecast", 2024, 12, 12, 1)],
        [("outcome", 2024, 1, 1, 0.1), ("outcome", 2024, 2, 1, 0.1)],
    ],
    ids=["three quarters", "of two scenarios", "two months"],
)
def test_spans_of_other_amounts_are_not_told(rows):
    assert equal_spans(nested_spans(nets(ledger(*rows)))) == []


@pytest.mark.parametrize("share", [0.005, -0.02, 0.3, 2.5, -1.0])
def test_a_forecast_far_from_the_years_budget_needs_a_reason(share):
    (problem,) = unlikely_year(nets(ledger(("forecast", 2024, 12, 12, share), ("budget", 2024, 12, 12, 1))))

    assert problem.code == "forecast_unlikely" in SERIOUS
    assert "Avvikelse" in problem.remedy


@pytest.mark.parametrize("share", [0.6, 0.9, 1.0, 1.4, 1.9])
def test_a_forecast_near_the_years_budget_is_not_told(share):
    assert unlikely_year(nets(ledger(("forecast", 2024, 12, 12, share), ("budget", 2024, 12, 12, 1)))) == []
    assert unlikely_year(nets(ledger(("forecast", 2024, 12, 12, share)))) == []


def test_an_earlier_forecast_beside_the_newest_is_not_added_to_it():
    rows = ("forecast", 2024, 12, 12, 1.1), ("budget", 2024, 12, 12, 1)
    earlier = ledger(rows[0]).assign(as_of=Month(2024, 6).number)
    figures = pd.concat([ledger(rows[1]), earlier, ledger(rows[0]).assign(as_of=Month(2024, 9).number)])

    assert unlikely_year(nets(figures)) == []


def test_a_forecast_of_some_verksamheter_is_held_against_theirs():
    figures = ledger(("forecast", 2024, 12, 12, 1), ("budget", 2024, 12, 12, 1))
    few = (figures["scenario"] == "forecast") & (figures["verksamhet"] == "530")

    assert unlikely_year(nets(figures[~few])) == []


def test_a_budget_of_nothing_but_income_and_cost_alike_says_nothing():
    figures = ledger(("forecast", 2024, 12, 12, 1), ("budget", 2024, 12, 12, 1))
    figures.loc[figures["verksamhet"].isin(["510", "540"]), "amount_ore"] *= -1

    assert unlikely_year(nets(figures.assign(amount_ore=figures["amount_ore"] + (figures.index % 2)))) == []


def with_one(code: str, share: float):
    """September and January to September, one verksamhet's sum to date made a share of the others'."""
    ledger_of_all = ledger(("outcome", 2024, 9, 1, 0.12), ("outcome", 2024, 9, 9, 1.0))
    whole = (ledger_of_all["verksamhet"] == code) & (ledger_of_all["months"] == 9)
    amounts = ledger_of_all["amount_ore"].mask(whole, -round(SIZES[code] * share) * 100_000)
    return nested_spans(nets(ledger_of_all.assign(amount_ore=amounts)))


@pytest.mark.parametrize(
    ("share", "told"), [(0.03, True), (0.079, True), (0.081, False), (0.12, False), (1.0, False)]
)
@pytest.mark.parametrize("code", SIZES)
def test_one_verksamhets_part_far_larger_than_its_whole_is_told_by_its_code(code, share, told):
    problems = one_larger_than_whole(with_one(code, share))

    assert ["months_differ"] * told == codes(problems)
    assert all(code in problem.message for problem in problems)
    assert part_larger_than_whole(with_one(code, share)) == []


def test_a_small_verksamhets_correction_is_none():
    small = ledger(("outcome", 2024, 9, 1, 0.12), ("outcome", 2024, 9, 9, 1.0))
    month = (small["verksamhet"] == "540") & (small["months"] == 1)
    whole = (small["verksamhet"] == "540") & (small["months"] == 9)
    amounts = small["amount_ore"].mask(month, -50_000_000).mask(whole, -10_000_000)

    assert one_larger_than_whole(nested_spans(nets(small.assign(amount_ore=amounts)))) == []


def by_year(**years):
    """Single months of outcome by verksamhet: the year of each."""
    rows = [
        (code, "", "net", "outcome", Month(year, month).number, 1, -100_000)
        for code, of_code in years.items()
        for year in of_code
        for month in (1, 2, 3)
    ]
    names = ["verksamhet", "account", "line", "scenario", "last", "months", "amount_ore"]
    return nets(pd.DataFrame(rows, columns=names).astype({"amount_ore": "Int64"}).assign(as_of=0))


@pytest.mark.parametrize(
    ("years", "odd"),
    [
        ({"a": [2024], "b": [2025], "c": [2025]}, True),
        ({"a": [2024], "b": [2024], "c": [2025], "d": [2025], "e": [2025], "f": [2025]}, True),
        ({"a": [2024, 2025], "b": [2025], "c": [2025]}, False),
        ({"a": [2024], "b": [2024, 2025], "c": [2024, 2025]}, False),
        ({"a": [2024], "b": [2024], "c": [2025], "d": [2025], "e": [2025]}, False),
        ({"a": [2025], "b": [2025]}, False),
    ],
    ids=["one alone", "two of six", "both years", "last year's column", "another organisation", "one year"],
)
def test_verksamheter_of_an_earlier_year_alone_are_told(years, odd):
    problems = verksamheter_of_another_year(by_year(**years), lambda code: code.upper())

    assert bool(problems) is odd
    assert all(p.code in SERIOUS and p.message.startswith("A") for p in problems)
