"""Lists whose column of scenarios says the months: accumulated, or the whole year."""

import pytest

from tests.importers.long.reading import kronor, read, read_both

HEADER = "Verksamhet;Period;Scenario;Belopp"


@pytest.mark.parametrize("outcome", ["Utfall ack", "Ackumulerat utfall", "Utfall ack.", "Utfall hittills"])
@pytest.mark.parametrize("budget", ["Budget ack", "Ack budget"])
def test_an_accumulated_scenario_is_of_january_to_the_rows_month(outcome, budget):
    for parsed in read_both(f"510;202510;{outcome};-40100", f"510;202510;{budget};-40000", header=HEADER):
        assert parsed.errors == ()
        assert kronor(parsed) == {
            "outcome 2025-01–2025-10": -40_100,
            "budget 2025-01–2025-10": -40_000,
        }


def test_accumulated_months_of_a_scenario_are_taken_apart():
    rows = ("510;202509;Utfall ack;-900", "510;202510;Utfall ack;-1000", "510;202510;Budget;-90")

    assert kronor(read(*rows, header=HEADER)) == {
        "outcome 2025-01–2025-09": -900,
        "outcome 2025-10": -100,
        "budget 2025-10": -90,
    }


@pytest.mark.parametrize("budget", ["Årsbudget", "Budget helår", "Helårsbudget", "Budget hela året"])
def test_a_years_budget_is_of_the_year_whatever_month_its_row_has(budget):
    parsed = read(f"510;202510;{budget};-48000", "510;202510;Utfall;-4100", header=HEADER)

    assert parsed.errors == ()
    assert kronor(parsed) == {"budget 2025-01–2025-12": -48_000, "outcome 2025-10": -4_100}


@pytest.mark.parametrize("forecast", ["Årsprognos", "Helårsprognos", "Prognos helår"])
def test_a_years_forecast_is_made_after_the_month_of_its_row(forecast):
    parsed = read(f"510;202510;{forecast};-48500", "510;202510;Utfall;-4100", header=HEADER)

    assert parsed.errors == ()
    assert kronor(parsed) == {"forecast 2025-01–2025-12": -48_500, "outcome 2025-10": -4_100}
    assert {str(one.as_of) for one in parsed.figures if one.as_of is not None} == {"2025-10"}


def test_a_closing_in_the_scenario_is_its_rows_month():
    assert kronor(read("510;202412;Bokslut;-48500", header=HEADER)) == {"outcome 2024-12": -48_500}
