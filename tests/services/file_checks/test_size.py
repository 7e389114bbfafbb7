"""A file of another unit is seen by its size: by the published, its own budget, or any committee's."""

import pandas as pd
import pytest

from socfin.domain.period import Month
from socfin.services.file_checks.checks import SERIOUS
from socfin.services.file_checks.size import unlike_size

MARCH, OCTOBER, DECEMBER = (Month(2025, number) for number in (3, 10, 12))
MOST = 3_000_000_000_00
UNITS = ("510", "520", "530", "540")


def ledger(*rows, units=UNITS):
    """Scenario, last month, months, kronor of each verksamhet."""
    made = [
        (unit, "", "", scenario, last.number, months, round(kronor * 100))
        for scenario, last, months, kronor in rows
        for unit in units
    ]
    names = ["verksamhet", "account", "line", "scenario", "last", "months", "amount_ore"]
    return pd.DataFrame(made, columns=names).astype({"amount_ore": "Int64"})


NOTHING = ledger()
USUAL = ledger(("outcome", MARCH, 1, -8_000_000))
YEAR = ledger(("budget", DECEMBER, 12, -100_000_000))


def codes(own, published=NOTHING):
    return [problem.code for problem in unlike_size(own, published, MOST)]


@pytest.mark.parametrize(
    "published", [USUAL, YEAR, pd.concat([USUAL, YEAR])], ids=["outcome", "budget", "both"]
)
@pytest.mark.parametrize("factor", [1000, 0.001])
@pytest.mark.parametrize(
    "own",
    [
        ("outcome", OCTOBER, 10, -84_000_000),
        ("outcome", OCTOBER, 1, -8_400_000),
        ("budget", DECEMBER, 12, -9e7),
    ],
)
def test_a_total_a_thousand_times_the_published_needs_a_reason(published, factor, own):
    assert codes(ledger((*own[:3], own[3] * factor)), published) == ["wrong_unit"]
    assert codes(ledger(own), published) == []
    assert {"wrong_unit", "size_unlikely"} <= SERIOUS


@pytest.mark.parametrize("units", [("510",), UNITS])
def test_an_outcome_in_kronor_beside_a_budget_in_thousands_needs_a_reason(units):
    rows = [("outcome", OCTOBER, 10, -84_000_000), ("budget", OCTOBER, 10, -83_000)]
    (problem,) = unlike_size(ledger(*rows, units=units), USUAL, MOST)
    assert problem.message.startswith("Utfall är omkring tusen gånger större än budget")
    assert codes(ledger(("outcome", OCTOBER, 10, -84_000), ("budget", DECEMBER, 12, -1e8)), USUAL) == [
        "wrong_unit"
    ]


def test_where_nothing_is_published_no_committee_s_cost_needs_a_reason():
    assert codes(ledger(("outcome", OCTOBER, 10, -84_000_000_000))) == ["size_unlikely"]
    assert codes(ledger(("budget", DECEMBER, 12, -100_000))) == ["size_unlikely"]
    assert codes(ledger(("outcome", OCTOBER, 10, -84_000_000))) == []


def test_a_small_file_of_few_verksamheter_is_not_asked_about():
    assert codes(ledger(("outcome", MARCH, 3, -100), units=("510", "520"))) == []


def test_ten_times_and_a_total_of_nothing_are_no_other_unit():
    assert codes(ledger(("outcome", OCTOBER, 1, -84_000_000)), USUAL) == []
    assert codes(ledger(("outcome", OCTOBER, 1, 0)), USUAL) == []
    assert codes(NOTHING, USUAL) == []
