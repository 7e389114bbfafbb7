"""Tables under one another on a sheet, read together where a person says so; what two say is never hidden."""

import pytest

from socfin.importers import Options, SourceFile, examine
from socfin.importers.options import Tables
from socfin.importers.report.rows.outside import rows_said
from socfin.services.file_checks.checks import SERIOUS
from tests.importers.tables import read_both, totals

TOP = "Socialnämnden jan-okt 2025, tkr\n"
HEAD = "Verksamhet;Utfall ack;Budget ack"
CARE = f"Äldreomsorg\n{HEAD}\n510 Hemtjänst;-42;-40\n520 SÄBO;-70;-71\nSumma;-112;-111\n"
FAMILY = (
    "Individ och familj\nVerksamhet;Utfall ack;Budget ack;Avvikelse\n"
    "610 Barn;-9;-8;-1\n620 Vuxna;-5;-6;1\nSumma;-14;-14;0\n"
)
BOTH = f"{TOP}{CARE}\n{FAMILY}"
ALL = {"outcome 2025-01–2025-10": -126, "budget 2025-01–2025-10": -125}


def read(text: str, **options):
    return read_both(text, **{"tables": Tables.ALL, **options})


def codes(parsed):
    return [problem.code for problem in parsed.problems]


def test_all_tables_of_a_sheet_are_read_together_with_what_the_title_says_of_each():
    for parsed in read(BOTH):
        assert not parsed.problems
        assert totals(parsed) == ALL
        assert {one.code for one in parsed.verksamheter} == {"510", "520", "610", "620"}
        assert "Tabellerna på rad 3 och på rad 9 läses tillsammans." in parsed.notes
        assert {one.amount / 100_000 for one in parsed.printed} == {-126, -125}


def test_without_an_answer_one_is_read_and_the_choice_is_offered():
    for parsed in read_both(BOTH):
        assert "more_tables" in codes(parsed)
        assert "--tables" in next(p.remedy for p in parsed.problems if p.code == "more_tables")


@pytest.mark.parametrize("answer", [None, Tables.ALL, Tables.SINGLE])
def test_the_page_asks_and_goes_on_asking_whether_to_read_them_all(answer):
    assert "tables" in examine(SourceFile(BOTH.encode(), "r.csv"), Options(tables=answer)).reading.asks


def test_each_table_says_its_own_unit_and_months():
    other = (
        "Oktober 2024 ack, mnkr\nVerksamhet;Utfall ack;Årsbudget\n610 Barn;-9,5;-12,0\n620 Vuxna;-5,5;-6,0\n"
    )
    for parsed in read(f"{TOP}{CARE}\n{other}"):
        assert not parsed.errors
        assert totals(parsed) == {
            "outcome 2025-01–2025-10": -112,
            "budget 2025-01–2025-10": -111,
            "outcome 2024-01–2024-10": -15_000,
            "budget 2024-01–2024-12": -18_000,
        }


def test_the_same_amounts_in_two_tables_are_counted_once_and_others_stop_the_file():
    again = "Urval\nVerksamhet;Utfall ack;Budget ack;Kommentar\n510 Hemtjänst;{};-40;x\n610 Barn;-1;-2;y\n"
    for parsed in read(f"{TOP}{CARE}\n{again.format(-42)}"):
        assert "sheets_alike" in codes(parsed)
        assert totals(parsed)["outcome 2025-01–2025-10"] == -113
    for parsed in read(f"{TOP}{CARE}\n{again.format(-43)}"):
        assert "sheets_apart" in [p.code for p in parsed.errors]


def test_the_same_money_by_other_rows_demands_a_reason():
    rows = "Intäkter;10;10;0\nPersonal;-122;-121;-1\nNetto;-112;-111;-1\n"
    lines = f"Resultaträkning\nRad;Utfall ack;Budget ack;Avvikelse\n{rows}"
    for parsed in read(f"{TOP}{CARE}\n{lines}"):
        (same,) = [p for p in parsed.problems if p.code == "same_total"]
        assert same.message.startswith("Tabellerna på rad 3 och på rad 9 ger samma total")
        assert same.code in SERIOUS


def test_tables_of_lines_are_each_the_verksamhet_that_its_title_names():
    rows = "Rad;Utfall ack;Budget ack{}\nIntäkter;{};2{}\nPersonal;-30;-31{}\nNetto;{};-29{}\n"
    first = f"510 Hemtjänst\n{rows.format('', 1, '', '', -29, '')}"
    second = f"520 SÄBO\n{rows.format(';Avvikelse', 5, ';3', ';1', -25, ';4')}"
    for parsed in read(f"{TOP}{first}\n{second}"):
        assert not parsed.errors
        assert {one.verksamhet_code for one in parsed.figures} == {"510", "520"}
        assert totals(parsed)["outcome 2025-01–2025-10"] == -54


def test_rows_that_are_not_counted_are_left_out_of_any_table():
    for parsed in read(BOTH, not_counted=rows_said("620 Vuxna; 520 SÄBO")):
        assert totals(parsed)["outcome 2025-01–2025-10"] == -51


@pytest.mark.parametrize("text", [f"{TOP}{CARE}"])
def test_a_sheet_of_one_table_is_read_as_it_is(text):
    one, other = read(text), read_both(text)

    assert [totals(parsed) for parsed in one] == [totals(parsed) for parsed in other]
    assert Options().tables is None
