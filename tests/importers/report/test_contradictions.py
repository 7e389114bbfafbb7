"""What a report says that cannot be so, or that is broken, is told; what only stands around it is not."""

import pytest

from socfin.domain.money import Unit
from tests.importers.tables import read_both, totals

TITLE = "Socialnämnden jan-okt 2025 ackumulerat"
HEADER = f"{TITLE}, tkr\nVerksamhet;Utfall;Budget\n"
ROWS = "Äldreomsorg;-239 500;-230 000\nIFO;-69 200;-68 000\n"
TOTAL = {"outcome 2025-01–2025-10": -308_700, "budget 2025-01–2025-10": -298_000}


@pytest.mark.parametrize(
    ("unit", "rows"),
    [
        ("tkr", "Äldreomsorg;-239 500 123;-230 000 000\nIFO;-69 200 111;-68 000 000\n"),
        ("tkr", "Äldreomsorg;-39 500 123,45;-30 000 000,20\nIFO;-9 200 111,10;-8 000 000,00\n"),
        ("mnkr", "Äldreomsorg;-239 500;-230 000\nIFO;-69 200;-68 000\n"),
    ],
)
def test_amounts_too_large_for_the_unit_that_the_title_says_are_asked_about(unit, rows):
    text = f"{TITLE}, {unit}\nVerksamhet;Utfall;Budget\n{rows}"
    for parsed in read_both(text):
        (asked,) = parsed.errors
        assert asked.code == "unit_contradicted"
        assert f"säger {unit}" in asked.message
        assert not parsed.figures
    for parsed in read_both(text, unit=Unit.KR):
        assert not parsed.errors
        assert parsed.figures


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\nEnhet: SEK tkr\nVerksamhet;Utfall;Budget\n{ROWS}",
        f"Enhet;SEK tkr\n{TITLE}\nVerksamhet;Utfall;Budget\n{ROWS}",
        f"{TITLE}\nVerksamhet;Utfall;Budget\n{ROWS}Belopp i tkr;;\n",
        f"{TITLE}\nVerksamhet;Utfall;Budget\n{ROWS}Alla belopp anges i tusental kronor;;\n",
        f"{TITLE}\nVerksamhet;Utfall tkr;Budget tkr;Kr/inv\nA;-239 500;-230 000;-9\nB;-69 200;-68 000;-3\n",
        f"{TITLE}, tkr\nVerksamhet;Valuta;Utfall;Budget\nA;SEK;-239 500;-230 000\nB;SEK;-69 200;-68 000\n",
    ],
)
def test_the_unit_is_found_beside_a_currency_below_the_table_and_beside_other_units(text):
    for parsed in read_both(text):
        assert totals(parsed) == TOTAL
        assert not parsed.problems


@pytest.mark.parametrize(
    "footer", ["Sida;2;", "Utskriven:;2025-11-03;", "Källa;3;", "Sida 2;;", "Utskriven 2025-11-03"]
)
def test_a_footer_is_no_row_and_asks_for_no_reason(footer):
    for parsed in read_both(f"{HEADER}{ROWS}Summa;-308 700;-298 000\n{footer}\n"):
        assert totals(parsed) == TOTAL
        assert {one.code for one in parsed.problems} <= {"not_money"}


@pytest.mark.parametrize("word", ["Σ", "Σ Socialnämnden"])
def test_a_sigma_is_a_sum(word):
    for parsed in read_both(f"{HEADER}{ROWS}{word};-308 700;-298 000\nUtredning;-1 000;-1 000\n"):
        assert "under_the_sum" in {one.code for one in parsed.problems}


@pytest.mark.parametrize("name", ["Ã„ldreomsorg", "FÃ¶rskola", "VÃ¥rd"])
def test_names_whose_letters_are_lost_are_told(name):
    for parsed in read_both(f"{HEADER}{name};-239 500;-230 000\nIFO;-69 200;-68 000\n"):
        (told,) = parsed.problems
        assert (told.code, told.row) == ("broken_names", 3)
        assert name in told.message


LINES = "Intäkter;54 800;52 000\nPersonalkostnader;-239 500;-230 000\n"


@pytest.mark.parametrize(
    ("row", "column"),
    [("Lokalkostnader;24 000;-23 000", "Utfall"), ("Lokalkostnader;-24 000;23 000", "Budget")],
)
def test_a_cost_with_the_other_sign_than_its_own_in_another_column_is_told(row, column):
    for parsed in read_both(f"{TITLE}, tkr\nRad;Utfall;Budget\n{LINES}{row}\n"):
        (told,) = parsed.problems
        assert (told.code, told.row, told.column) == ("odd_sign", 5, column)


def test_a_small_credit_among_costs_is_not_told():
    for parsed in read_both(f"{TITLE}, tkr\nRad;Utfall;Budget\n{LINES}Lokalkostnader;900;-23 000\n"):
        assert not parsed.problems
