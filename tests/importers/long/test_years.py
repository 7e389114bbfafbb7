"""Lists with the year in a column of its own beside the month."""

import pytest

from tests.importers.long.reading import codes, kronor, read, read_both


@pytest.mark.parametrize("year", ["År", "Räkenskapsår", "Budgetår"])
@pytest.mark.parametrize("month", ["Okt", "oktober", "10", "202510", "2025-10"])
def test_the_year_beside_the_month_is_the_months_year(year, month):
    header = f"{year};Månad;Verksamhet;Scenario;Belopp"
    for parsed in read_both(f"2025;{month};510;Utfall;-4100", "2024;Sep;510;Utfall;-90", header=header):
        assert parsed.errors == ()
        assert kronor(parsed) == {"outcome 2025-10": -4_100, "outcome 2024-09": -90}
        assert not any("används inte" in note for note in parsed.notes)


@pytest.mark.parametrize("month", ["Helår", "hela året", ""])
def test_a_year_without_month_is_the_years_budget_and_no_months_outcome(month):
    header = "År;Månad;Verksamhet;Scenario;Belopp"

    assert kronor(read(f"2025;{month};510;Budget;-48000", header=header)) == {
        "budget 2025-01–2025-12": -48_000
    }
    assert codes(read(f"2025;{month};510;Utfall;-48000", header=header)) == ["unknown_period"]


def test_a_month_of_another_year_is_not_moved():
    parsed = read("2025;okt 2024;510;Utfall;-5", header="År;Månad;Verksamhet;Scenario;Belopp")

    assert kronor(parsed) == {"outcome 2024-10": -5}


def test_months_side_by_side_and_spans_take_the_year_too():
    parsed = read("2025;jan-mar;510;Utfall;-5", header="År;Period;Verksamhet;Scenario;Belopp")

    assert kronor(parsed) == {"outcome 2025-01–2025-03": -5}
