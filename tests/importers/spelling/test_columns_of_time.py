"""Headings that say a time in words of their own: this year, before the period, a month by number."""

import pytest

from socfin.domain.figures import Scenario
from socfin.importers.spelling.headings import read_heading
from socfin.importers.spelling.other_amounts import says_remaining
from socfin.importers.spelling.roles import Basis, Role
from tests.importers.tables import read_both


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Utfall innevarande år", Basis.TO_DATE),
        ("Budget innevarande år", Basis.YEAR),
        ("Utfall innevarande verksamhetsår", Basis.TO_DATE),
        ("Årsbudget innevarande år", Basis.YEAR),
        ("Utfall innev. år", Basis.TO_DATE),
        ("Bud innev år", Basis.YEAR),
        ("Ram innevarande år", Basis.YEAR),
        ("Utf innev. år", Basis.TO_DATE),
        ("Utfall innevarande period", None),
        ("Utfall innevarande månad", Basis.MONTH),
        ("Utfall innevarande", Basis.MONTH),
    ],
)
def test_this_year_is_no_month(text, basis):
    assert read_heading(text).basis is basis


@pytest.mark.parametrize("text", ["Per 01", "Period 1", "P1", "Mån 01", "per. 1", "M01", "Månad 1"])
def test_a_month_may_be_said_by_its_number(text):
    heading = read_heading(text)

    assert heading.role is Role.AMOUNT
    assert (heading.months.first, heading.months.last, heading.basis) == (1, 1, Basis.HEADER)


@pytest.mark.parametrize("text", ["Per 13", "Person 1", "P100", "Period 0", "Period"])
def test_what_is_no_month_s_number_is_no_month(text):
    assert read_heading(text).months is None or read_heading(text).months.first == 12


@pytest.mark.parametrize("text", ["IB", "Ing saldo", "Ingående saldo", "Ing. balans", "Ingående balans 2025"])
def test_what_was_there_before_the_period_is_no_outcome_of_it(text):
    assert read_heading(text).role is Role.IGNORE


@pytest.mark.parametrize(
    ("text", "scenario"),
    [("Anslag", Scenario.BUDGET), ("Progn 2025", Scenario.FORECAST), ("Tilldelat anslag", Scenario.BUDGET)],
)
def test_amounts_are_known_by_other_words(text, scenario):
    assert read_heading(text).scenario is scenario


def test_what_is_left_of_the_budget_is_a_deviation():
    assert read_heading("Kvarstår").role is Role.DEVIATION
    assert says_remaining("Kvarstår av budget")
    assert read_heading("Tilläggsanslag").scenario is None


def test_the_balance_out_is_to_date_and_the_month_stands_beside_it():
    text = "\n".join(
        [
            "Resultatrapport april 2025, kr;;;;",
            "Verksamhet;Konto;Ing saldo;Perioden;Utg saldo",
            "510 Hemtjänst;5011 Lön;-300000;-100000;-400000",
            "520 SÄBO;5011 Lön;-600000;-200000;-800000",
        ]
    )
    for parsed in read_both(text):
        spans = {(f.span.label, f.amount) for f in parsed.figures if f.verksamhet_code == "510"}
        assert spans == {("april 2025", -10_000_000), ("januari–april 2025", -40_000_000)}
        assert parsed.errors == ()


def test_a_year_beside_months_is_the_year_of_all_rows_or_stops_them():
    rows = ["Budget beslutad 2025-11-24, kr;;;;", "År;Verksamhet;Konto;Jan;Feb", "2026;510;5011;-10;-20"]
    for parsed in read_both("\n".join([*rows, "2026;520;5011;-30;-40"])):
        assert {f.span.last.year for f in parsed.figures} == {2026}
        assert parsed.errors == ()
    for parsed in read_both("\n".join([*rows, "2027;520;5011;-30;-40"])):
        assert [p.message for p in parsed.errors if p.code == "years_apart"] == [
            "Raderna är för flera år: 2026 och 2027. Kolumnernas rubriker säger inget år."
        ]
