"""Long files as other systems and countries write them: Månad and Belopp, regnskap and budsjett, years."""

import pytest

from socfin.domain.figures import Scenario
from socfin.domain.money import Unit
from socfin.domain.period import Month, Span
from socfin.importers import Options, SourceFile, parse
from socfin.importers.registry import examine

JANUARY, FEBRUARY = Span(Month(2022, 1)), Span(Month(2022, 2))


def read(text: str, **options):
    return parse(text.encode(), "fil.csv", Options(**options))


def amounts(parsed) -> dict[tuple[str, str, str, Span], int]:
    """Code, account, scenario and span → whole kronor."""
    assert parsed.errors == ()
    return {
        (one.verksamhet_code, one.account, one.scenario.value, one.span): (one.amount or 0) // 100
        for one in parsed.figures
    }


@pytest.mark.parametrize(
    "header",
    [
        "Verksamhet;Konto;Månad;Belopp",
        "Verksamhet;Konto;År-månad;Belopp",
        "Ansvar;Konto;Period;Belopp",
        "Verksamhet;Art;Periode;Beløp",
        "Funktion;Konto;Måned;Beløb",
        "Tjeneste;Art;Periode;Beløp",
    ],
)
@pytest.mark.parametrize("scenario", [Scenario.OUTCOME, Scenario.BUDGET])
def test_months_and_amounts_are_what_the_person_says_they_are(header, scenario):
    rows = "510 Hemtjänst;5020 Lön;202201;-100\n510 Hemtjänst;5020 Lön;202202;-200,00\n"

    assert [p.code for p in read(f"{header}\n{rows}").errors] == ["unknown_scenario"]
    parsed = read(f"{header}\n{rows}", scenario=scenario)
    assert amounts(parsed) == {
        ("510", "5020", scenario.value, JANUARY): -100,
        ("510", "5020", scenario.value, FEBRUARY): -200,
    }
    assert [(one.code, one.name) for one in parsed.verksamheter] == [("510", "Hemtjänst")]
    assert dict(parsed.accounts) == {"5020": "Lön"}


def test_the_page_asks_what_the_amounts_are():
    file = SourceFile("Verksamhet;Konto;Månad;Belopp\n510;5020;202201;-100\n".encode(), "fil.csv")

    assert "scenario" in examine(file, Options()).reading.asks


def test_a_code_of_two_numbers_is_one_code_and_a_column_of_names_names():
    assert {
        one[0]
        for one in amounts(read("Verksamhet;Månad;Belopp\n51 02;202201;-1\n", scenario=Scenario.OUTCOME))
    } == {"51 02"}
    named = "Verksamhet;Verksamhetsnamn;Månad;Belopp\n510 A;Hemtjänst;202201;-1\n"
    assert {one[0] for one in amounts(read(named, scenario=Scenario.OUTCOME))} == {"510 A"}


@pytest.mark.parametrize(
    "header",
    [
        "verksamhet;account;period;actual_amount;budgeted_amount",
        "Tjeneste;Konto;Periode;Regnskap;Budsjett",
        "Funktion;Konto;Måned;Regnskab;Budget",
        "Virksomhet;Art;Måned;Forbrug;Budget",
        "Verksamhet;Konto;Månad;Utfall;Budget",
    ],
)
@pytest.mark.parametrize(
    "months", [("202201", "202202"), ("jan 2022", "feb 2022"), ("januar 2022", "februar 2022")]
)
def test_outcome_and_budget_side_by_side_in_other_words(header, months):
    rows = f"510;5020;{months[0]};-100;-90\n510;5020;{months[1]};-200;-95\n"
    found = amounts(read(f"{header}\n{rows}", unit=Unit.KR))

    assert found == {
        ("510", "5020", "outcome", JANUARY): -100,
        ("510", "5020", "budget", JANUARY): -90,
        ("510", "5020", "outcome", FEBRUARY): -200,
        ("510", "5020", "budget", FEBRUARY): -95,
    }


@pytest.mark.parametrize(
    ("word", "scenario"),
    [("regnskap", "outcome"), ("Regnskab", "outcome"), ("budsjett", "budget"), ("actual", "outcome")],
)
def test_the_scenario_may_be_said_in_other_words(word, scenario):
    found = amounts(read(f"verksamhet;konto;periode;scenario;beløp\n510;5020;202201;{word};-100\n"))

    assert found == {("510", "5020", scenario, JANUARY): -100}


@pytest.mark.parametrize("title", ["Utfall, tkr", "Bokslut, tkr", "Budget, tkr"])
@pytest.mark.parametrize(
    "years", [(2020, 2021, 2022), (2010, 2011, 2012), (2003, 2004, 2005), (2025, 2024, 2023)]
)
def test_years_side_by_side_are_whole_years(title, years):
    header = f"{title}\nVerksamhet;{';'.join(map(str, years))}\n"
    found = amounts(read(f"{header}510 Hemtjänst;-1000;-1100;-1200\n520 Boende;-2000;-2100;-2200\n"))
    scenario = "budget" if "Budget" in title else "outcome"

    assert {key[1:]: amount for key, amount in found.items() if key[0] == "520"} == {
        ("", scenario, Span.full_year(year)): -1000 * tkr
        for year, tkr in zip(years, (2000, 2100, 2200), strict=True)
    }


def test_years_without_a_word_ask_what_they_are():
    parsed = read("Verksamhet;2020;2021\n510;-1000;-1100\n520;-5;-6\n", unit=Unit.TKR)

    assert "unknown_scenario" in [p.code for p in parsed.errors] or not parsed.figures


@pytest.mark.parametrize(
    "cells", ["202201.0;202202.0", "2201,5;2202,5", "2022.01;2022.02", "-202201,00;202202,50"]
)
def test_a_number_with_decimals_is_never_a_month_in_a_header(cells):
    parsed = read(f"Utfall, kr\nVerksamhet;{cells}\n510 Hemtjänst;-500;-600\n520 Boende;-7;-8\n")

    assert {one.span for one in parsed.figures} & {JANUARY, FEBRUARY} == set()
