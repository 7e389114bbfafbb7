"""Lists whose rows say their months as first and last, as quarters, or as a spreadsheet's days."""

import pytest

from tests.importers.long.reading import codes, kronor, read, read_both

FROM_TO = [
    ("Från period;Till period", "202501;202509"),
    ("Period från;Period till", "2025-01;2025-09"),
    ("Fr.o.m.;T.o.m.", "jan 2025;sep 2025"),
    ("Startperiod;Slutperiod", "2501;2509"),
    ("Från;Till", "2025-01-01;2025-09-30"),
]


@pytest.mark.parametrize(("headings", "cells"), FROM_TO)
def test_first_and_last_month_of_a_row_are_its_months_together(headings, cells):
    for parsed in read_both(f"510;{cells};Utfall;-90", header=f"Verksamhet;{headings};Scenario;Belopp"):
        assert not parsed.errors
        assert kronor(parsed) == {"outcome 2025-01–2025-09": -90}


@pytest.mark.parametrize("cells", ["202510;202501", "202412;202503", "x;202503"])
def test_first_and_last_month_that_are_no_stretch_of_one_year_are_errors(cells):
    header = "Verksamhet;Från period;Till period;Scenario;Belopp"

    assert "unknown_period" in codes(read(f"510;{cells};Utfall;-90", header=header))


def test_first_and_last_beside_the_rows_month_are_of_something_else():
    header = "Verksamhet;Från datum;Till datum;Period;Scenario;Belopp"
    parsed = read("510;2024-01-01;2027-12-31;202510;Utfall;-90", header=header)

    assert kronor(parsed) == {"outcome 2025-10": -90}
    assert any("Från datum" in note and "Till datum" in note for note in parsed.notes)


QUARTERS = [
    ("Kvartal", "Q1 2025"),
    ("Kvartal", "2025Q1"),
    ("Kvartal", "2025 kv1"),
    ("Kvartal", "kvartal 1 2025"),
    ("Period", "Q1 2025"),
    ("År;Kvartal", "2025;1"),
    ("År;Kvartal", "2025;Q1"),
]


@pytest.mark.parametrize(("headings", "cells"), QUARTERS)
def test_a_quarter_is_its_three_months(headings, cells):
    for parsed in read_both(f"510;{cells};Utfall;-90", header=f"Verksamhet;{headings};Scenario;Belopp"):
        assert not parsed.errors
        assert kronor(parsed) == {"outcome 2025-01–2025-03": -90}


def test_the_number_of_a_tertial_is_no_month():
    parsed = read("510;2025;2;Utfall;-90", header="Verksamhet;År;Tertial;Scenario;Belopp")

    assert kronor(parsed) == {"outcome 2025-05–2025-08": -90}


@pytest.mark.parametrize("heading", ["Månad", "Period", "Bokföringsdatum"])
def test_a_day_as_a_spreadsheet_counts_them_is_its_month(heading):
    for parsed in read_both("510;45931;Utfall;-90", header=f"Verksamhet;{heading};Scenario;Belopp"):
        assert kronor(parsed) == {"outcome 2025-10": -90}


KINDS = ["Kontotyp", "Kontoslag", "Resultatrad"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_kind_of_account_is_the_rows_line_and_tells_their_sign(kind):
    cells = ("Intäkter;202510;Utfall;200000", "Kostnader;202510;Utfall;4200000")
    rows = [f"{unit};{one}" for unit in (510, 520) for one in cells]
    for parsed in read_both(*rows, header=f"Verksamhet;{kind};Period;Scenario;Belopp"):
        assert kronor(parsed) == {"outcome 2025-10": -8_000_000}
        assert {str(one.line) for one in parsed.figures} == {"cost", "revenue"}


@pytest.mark.parametrize("group", ["Kontogrupp", "Kontoklass", "Kostnadsslag", "Post", "Radtext"])
def test_a_group_of_accounts_or_lines_is_each_rows_where_no_column_has_them(group):
    header = f"Verksamhet;{group};Period;Scenario;Belopp"
    for parsed in read_both(
        "510;Intäkter;202510;Utfall;200", "510;Personal;202510;Utfall;-900", header=header
    ):
        assert parsed.errors == ()
        assert {str(one.line): one.amount for one in parsed.figures} == {
            "revenue": 200_00,
            "personnel": -900_00,
        }
    for parsed in read_both("510;30 Taxor;202510;Utfall;200", "510;50 Lön;202510;Utfall;-900", header=header):
        assert parsed.errors == ()
        assert {one.account: one.amount for one in parsed.figures} == {"30": 200_00, "50": -900_00}


def test_a_group_of_accounts_beside_accounts_or_lines_is_not_read_and_named():
    for beside, cell, line in (("Konto", "5020", "None"), ("Rad", "Personal", "personnel")):
        header = f"Verksamhet;Kontogrupp;{beside};Period;Scenario;Belopp"
        parsed = read(f"510;50 Lön;{cell};202510;Utfall;-90", header=header)
        assert [str(one.line) for one in parsed.figures] == [line]
        assert "Kolumnen ”Kontogrupp” används inte." in parsed.notes


def test_the_kind_of_account_beside_the_account_is_not_read():
    header = "Verksamhet;Kontotyp;Konto;Period;Scenario;Belopp"
    parsed = read("510;Kostnader;5020;202510;Utfall;-90", header=header)

    assert kronor(parsed) == {"outcome 2025-10": -90}
    assert any("Kontotyp" in note for note in parsed.notes)
