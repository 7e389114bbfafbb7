"""What a forecast is the sum of: exact in öre, with and without each term."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socfin.domain.adjustments import RECKONED_AS, AdjustmentKind, Reckoning
from socfin.domain.lines import DEFAULT_RULES
from socfin.domain.period import Month
from socfin.domain.report import Report, RowKind
from socfin.domain.what_if.assumptions import AssumptionKind
from socfin.services.forecast.adjustments import AdjustmentFact, amount_of, passed, remaining
from socfin.services.forecast.estimates import COMBINED
from socfin.services.forecast.history import known_after
from socfin.services.forecast.run import forecast_values
from socfin.services.measures.terms import of_year, row_of, terms
from tests.rows import row_of as report_row
from tests.services.ledgers import ledger_of, tree_of

SEPTEMBER, DECEMBER = Month(2025, 9), Month(2025, 12)
NOW = Month(2025, 8)
KINDS = st.sampled_from(sorted(RECKONED_AS))


def fact(amount, first=SEPTEMBER, last=DECEMBER, **more):
    return AdjustmentFact("a", AdjustmentKind.CHANGE, first, last, amount, text="Två till", **more)


@pytest.mark.parametrize(
    ("reckoning", "amount"),
    [
        (Reckoning(kind=AssumptionKind.VOLUME, each=85_000_00, tenths=20), -680_000_00),
        (Reckoning(kind=AssumptionKind.VOLUME, each=85_000_00, tenths=-5), 170_000_00),
        (Reckoning(kind=AssumptionKind.AMOUNT, each=24_000_00), 96_000_00),
        (Reckoning(kind=AssumptionKind.SHARE, each=-2_345_678_90, tenths=31), -290_864_18),
        (Reckoning(kind=AssumptionKind.SHARE, each=100_00, tenths=-1000), -400_00),
    ],
    ids=lambda value: str(getattr(value, "kind", value)),
)
def test_a_known_change_is_reckoned_over_its_months_and_rounded_once(reckoning, amount):
    assert amount_of(reckoning, SEPTEMBER, DECEMBER) == amount


def test_what_is_no_known_change_is_refused():
    with pytest.raises(ValueError, match="without"):
        amount_of(Reckoning(kind=AssumptionKind.WITHOUT, each=1), SEPTEMBER, DECEMBER)


@given(
    kind=KINDS,
    each=st.integers(-(10**12), 10**12),
    tenths=st.integers(-5000, 5000),
    first=st.integers(1, 12),
    length=st.integers(0, 20),
    month=st.integers(1, 12),
)
def test_what_has_passed_and_what_is_left_are_the_years_part(kind, each, tenths, first, length, month):
    start = Month(2025, first)
    amount = amount_of(Reckoning(kind=kind, each=each, tenths=tenths), start, start.plus(length))
    told = fact(amount, start, start.plus(length))
    now = Month(2025, month)

    row = row_of(told, "Enhet a", now)

    assert (row.passed_ore, row.left_ore) == (passed(told, now), remaining(told, now))
    if start.plus(length).year == 2025:
        assert row.passed_ore + row.left_ore == amount


def report_with(*facts, model=-1_000_00):
    total = report_row(code="T", name="Nämnden", level=0, kind=RowKind.TOTAL, outcome_to_date_ore=-600_00)
    total = replace(total, forecasts=replace(total.forecasts, model=model))
    rows = tuple(row_of(replace(each, number=place), "a", NOW) for place, each in enumerate(facts))
    return Report(
        committee="provby",
        committee_name="Socialnämnden",
        municipality="Provby",
        period=str(NOW),
        total=total,
        terms=rows,
    )


def test_outcome_ordinary_rest_and_terms_add_up_to_the_forecast():
    later = NOW.plus(1)
    parts = terms(report_with(fact(-50_00, later, later), fact(30_00, later, later)))

    assert parts.outcome + parts.ordinary + sum(row.left_ore for row in parts.rows) == parts.total
    assert parts.ordinary == parts.total - parts.outcome + 20_00


def test_the_year_without_a_term_lacks_what_is_left_of_it_alone():
    parts = terms(report_with(fact(-90_00, NOW, NOW.plus(2))))

    assert parts.without({0}) == parts.total + 60_00
    assert parts.without(set()) == parts.total
    assert parts.without({7}) == parts.total


@pytest.mark.parametrize(
    "made", [report_with(), report_with(fact(1), model=None)], ids=["no term", "no model"]
)
def test_there_is_nothing_to_take_apart_without_a_model_and_a_term(made):
    assert terms(made) is None


def test_only_what_falls_in_the_year_is_counted():
    of_last_year = fact(1, Month(2024, 1), Month(2024, 12))
    into_this = fact(2, Month(2024, 11), Month(2025, 2))

    assert of_year([of_last_year, into_this, fact(3)], 2025) == [into_this, fact(3)]


TREE = "vo Vård\n  a Placeringar"
LEDGER = "\n".join(
    f"a {scenario} {year}-{month:02} {amount}"
    for year in (2022, 2023, 2024)
    for month in range(1, 13)
    for scenario, amount in (("outcome", -100 - 20 * (year == 2024 and month > 3)), ("budget", -100))
    if scenario == "budget" or year < 2024 or month <= 6
)


def year_of(told=()):
    known = known_after(Month(2024, 6), ledger_of(LEDGER), tree_of(TREE), DEFAULT_RULES)
    made = forecast_values(known, told)
    return next(each.amount for each in made.values if (each.code, each.method) == ("vo", COMBINED))


def two_more(last="2024-12"):
    """Two placements from April at ten thousand a month each, as they are in the outcome."""
    first, end = Month(2024, 4), Month.parse(last)
    amount = amount_of(Reckoning(kind=AssumptionKind.VOLUME, each=10_000_00, tenths=20), first, end)
    return AdjustmentFact("a", AdjustmentKind.CHANGE, first, end, amount)


def test_a_change_that_is_told_is_forecast_as_it_will_be_and_counted_once():
    assert year_of([two_more()]) == -(3 * 100 + 9 * 120) * 1000_00


def test_a_contract_that_ends_is_forecast_to_its_end():
    assert year_of([two_more(last="2024-08")]) == -(7 * 100 + 5 * 120) * 1000_00


def test_without_being_told_the_model_guesses_something_else():
    assert year_of() not in (year_of([two_more()]), year_of([two_more(last="2024-08")]))
