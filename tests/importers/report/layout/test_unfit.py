"""Tables whose rows say no verksamhet: months alone, whole code strings, blocks of lines, unknown words."""

import pytest

from socfin.domain.money import Unit
from tests.importers.tables import read_both, totals


def codes(parsed):
    return {one.code for one in parsed.errors}


@pytest.mark.parametrize("heading", ["Månad", "Period", "Redovisningsperiod"])
@pytest.mark.parametrize("months", [("jan", "feb", "mar"), ("202501", "202502", "202503")])
def test_months_as_rows_without_a_verksamhet_are_one_error_that_says_what_to_add(heading, months):
    rows = "".join(f"{month};-100;-110\n" for month in months)
    for parsed in read_both(f"Socialnämnden 2025, tkr\n\n{heading};Utfall;Budget\n{rows}"):
        assert [one.code for one in parsed.problems] == ["months_alone"]


def test_months_as_rows_with_the_committees_name_are_read():
    rows = "".join(f"Socialnämnden;{month};-100;-110\n" for month in ("jan", "feb", "mar"))
    for parsed in read_both(f"Socialnämnden 2025, tkr\n\nVerksamhet;Månad;Utfall;Budget\n{rows}"):
        assert totals(parsed)["outcome 2025-03"] == -100


@pytest.mark.parametrize(
    "heading", ["Kodsträng", "Kontosträng", "Konteringssträng", "Kontering", "Kodsträngen"]
)
@pytest.mark.parametrize("string", ["4010-5020-{}-000", "4010.5020.{}.0", "A 5020 {}", "4010|5020|{}"])
def test_whole_code_strings_in_one_cell_are_refused(heading, string):
    rows = "".join(f"{string.format(code)};Lön;-1000000;-1100000\n" for code in (510, 520, 530))
    text = f"Socialnämnden jan-okt 2025, kr\n\n{heading};Text;Utfall ack;Budget ack\n{rows}"
    for parsed in read_both(text, unit=Unit.KR):
        assert codes(parsed) == {"code_string"}


def test_a_code_string_beside_the_verksamhet_is_not_asked_about():
    rows = "".join(f"{code} Enhet;4010-5020-{code}-000;-1000000\n" for code in (510, 520, 530))
    text = f"Socialnämnden jan-okt 2025, kr\n\nVerksamhet;Kodsträng;Utfall ack\n{rows}"
    for parsed in read_both(text, unit=Unit.KR):
        assert "code_string" not in codes(parsed)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("INTÄKTER", "KOSTNADER"),
        ("Kostnader", "Intäkter"),
        ("Intäkter", "Netto"),
        ("Kostnader", "Nettokostnad"),
        ("Intäkter:", "Kostnader:"),
    ],
)
def test_the_same_names_under_one_line_after_another_are_refused(first, second):
    rows = "Hemtjänst;-4 000;-4 200\nSärskilt boende;-4 500;-4 900\nStab;-100;-90\n"
    text = f"Socialnämnden jan-okt 2025, tkr\n\n;Budget ack;Utfall ack\n{first};;\n{rows}{second};;\n{rows}"
    for parsed in read_both(text):
        assert codes(parsed) == {"blocks_of_lines"}


def test_accounts_under_income_and_cost_are_no_blocks():
    text = (
        "Socialnämnden jan-okt 2025, tkr\n\nKonto;Budget ack;Utfall ack\nIntäkter;;\n3040 Avgifter;10;12\n"
        "3740 Bidrag;5;6\nKostnader;;\n5010 Lön;-100;-110\n6010 Hyra;-20;-21\n"
    )
    for parsed in read_both(text):
        assert "blocks_of_lines" not in codes(parsed)


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        ("U ack;B ack;Avv", "U ack"),
        ("Debet;Kredit", "Debet"),
        ("Belopp exkl moms;Belopp inkl moms", "Belopp exkl moms"),
        ("A;B;Avvikelse", "A"),
        ("Debet;Kredit;Diff", "Debet"),
    ],
)
def test_columns_of_amounts_without_a_known_word_are_named(headings, said):
    amounts = ";".join(str(-4000 - at) for at in range(headings.count(";") + 1))
    rows = "".join(f"{code} Enhet;{amounts}\n" for code in (510, 520, 530))
    for parsed in read_both(f"Socialnämnden jan-okt 2025, tkr\n\nVerksamhet;{headings}\n{rows}"):
        (problem,) = parsed.errors
        assert problem.code == "unknown_amounts"
        assert said in problem.message


@pytest.mark.parametrize("heading", ["År", "Räkenskapsår", "Kalenderår", "Budgetår", "År "])
def test_rows_of_two_years_are_refused_and_never_added(heading):
    rows = "2024;510 A;1;-10;-12\n2025;510 A;2;-11;-13\n"
    text = f"Socialnämnden jan-okt 2025, tkr\n\n{heading};Verksamhet;Ansvar;Utfall ack;Budget ack\n{rows}"
    for parsed in read_both(text):
        assert "years_apart" in codes(parsed)


def test_the_years_column_says_the_reports_year():
    rows = "2025;510 A;-10;-12\n2025;520 B;-11;-13\n"
    text = f"Socialnämnden, perioden jan-okt, tkr\n\nÅr;Verksamhet;Utfall ack;Budget ack\n{rows}"
    for parsed in read_both(text):
        assert totals(parsed)["outcome 2025-01–2025-10"] == -21


@pytest.mark.parametrize("corner", ["År", "Räkenskapsår", "", "Year", "Kalenderår"])
def test_a_line_of_years_above_months_is_of_the_columns(corner):
    text = (
        f"Uttag\n{corner};2025;2025;2024\nMånad;sep;okt;okt\nVerksamhet;Utfall tkr;Utfall tkr;Utfall tkr\n"
        "510 A;-10;-11;-9\n520 B;-20;-21;-19\n"
    )
    for parsed in read_both(text):
        assert totals(parsed) == {"outcome 2025-09": -30, "outcome 2025-10": -32, "outcome 2024-10": -28}
