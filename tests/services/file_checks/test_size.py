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


def few(*kronor, months=3, scenario="outcome", last=MARCH):
    """One row per amount, over two verksamheter."""
    rows = [(scenario, last, months, amount) for amount in kronor]
    made = [ledger(row, units=(UNITS[at % 2],)) for at, row in enumerate(rows)]
    return pd.concat(made, ignore_index=True)


@pytest.mark.parametrize(
    "kronor",
    [
        (-10376, -5853, -1806),
        (-2717, -40458, 1237, -28661),
        (-104, -213, -77),
        (-51244, -50012, -49871, -70113),
        (4512, -98111, -98433),
    ],
)
def test_thousands_called_kronor_need_a_reason_also_of_few_verksamheter(kronor):
    (problem,) = unlike_size(few(*kronor), NOTHING, MOST)
    assert problem.code == "size_unlikely"
    assert "kan beloppen vara i tkr?" in problem.message
    assert codes(few(*(amount * 1000 for amount in kronor))) == []
    published = few(*(amount * 1100 for amount in kronor), scenario="budget")
    assert codes(few(*kronor), pd.concat([published, USUAL[USUAL["verksamhet"] > "520"]])) == ["wrong_unit"]


@pytest.mark.parametrize(
    "kronor",
    [
        (-300_000, -25_000, -120_000),
        (-12_500.50, -7_413.25, -3_101.10),
        (-100, -200, -50),
        (-10376, -5853),
        (-250_000, -61_413, -180_000),
    ],
    ids=["round", "with öre", "very round", "two amounts", "mostly round"],
)
def test_a_small_committee_s_own_kronor_are_no_slip(kronor):
    assert codes(few(*kronor)) == []


@pytest.mark.parametrize(
    "kronor",
    [
        (-62_480.57, -80_112.31, -31_000.44),
        (-40_311.05, -98_744.91, -60_113.82),
        (-98_244.19, -98_101.73, -12_000.55, -33_714.08),
    ],
)
def test_kronor_with_ore_called_thousands_need_a_reason(kronor):
    (problem,) = unlike_size(few(*(amount * 1000 for amount in kronor)), NOTHING, MOST)
    assert "kan beloppen vara i kr?" in problem.message
    assert codes(few(*kronor)) == []


@pytest.mark.parametrize("kronor", [(-61_480.5, -58_112.3, -9_000.4), (-61_480, -58_112, -9_000)])
def test_thousands_with_a_decimal_or_none_are_as_they_say(kronor):
    assert codes(few(*(amount * 1000 for amount in kronor))) == []


def test_more_than_a_billion_of_a_few_verksamheter_needs_a_reason():
    assert codes(few(-700_000_000, -400_000_000, -11_000_000, months=12, last=DECEMBER)) == ["size_unlikely"]
    assert codes(few(-600_000_000, -300_000_000, -11_000_000, months=12, last=DECEMBER)) == []
