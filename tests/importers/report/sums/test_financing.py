"""What pays for the net, between it and the result, is no part of the net cost, whatever it is called."""

import pytest

from socfin.importers.options import UnderSum
from tests.importers.tables import read_both, totals

WORDS = [
    "Skattemedel",
    "Ramtilldelning",
    "Kommunbudget",
    "Kommunbidrag",
    "Anslag",
    "Ram",
    "Tilldelade medel",
    "Budgetram",
    "Finansiering",
    "Kommunal finansiering",
    "Anslag från kommunfullmäktige",
]
UNKNOWN = ["Från kommunen", "Intern ersättning", "Täckning"]
NET = {"outcome 2025-01–2025-10": -308_700, "budget 2025-01–2025-10": -298_000}
RESULT = {"outcome 2025-01–2025-10": -8_700, "budget 2025-01–2025-10": 0}
TITLE = "Socialnämnden jan-okt 2025, tkr, ackumulerat"


def units(word: str, net: str = "Nettokostnad", result: str = "Årets resultat") -> str:
    return (
        f"{TITLE}\nVerksamhet;Utfall;Budget\nÄldreomsorg;-239 500;-230 000\nIFO;-69 200;-68 000\n"
        f"{net};-308 700;-298 000\n{word};300 000;298 000\n{result};-8 700;0\n"
    )


def lines(word: str) -> str:
    return (
        f"{TITLE}\nRad;Utfall;Budget\nIntäkter;54 800;52 000\nPersonalkostnader;-239 500;-230 000\n"
        "Övriga kostnader;-124 000;-120 000\nVerksamhetens nettokostnad;-308 700;-298 000\n"
        f"{word};300 000;298 000\nÅrets resultat;-8 700;0\n"
    )


@pytest.mark.parametrize("word", [*WORDS, *UNKNOWN])
@pytest.mark.parametrize("report", [units, lines], ids=["verksamheter", "lines"])
def test_what_pays_for_the_net_is_left_out_and_told(report, word):
    for parsed in read_both(report(word)):
        assert totals(parsed) == NET
        (told,) = parsed.problems
        assert told.code == "under_the_sum"
        assert f"”{word}”" in told.message
        assert "300 000 000,00 kr" in told.message.replace("\u00a0", " ")
        assert {one.amount for one in parsed.printed} == {-30_870_000_000, -29_800_000_000}


@pytest.mark.parametrize(
    ("net", "result"),
    [
        ("Summa", "Resultat"),
        ("Socialnämnden", "Periodens resultat"),
        ("Verksamhetens nettokostnader", "Summa resultat"),
    ],
)
def test_the_net_and_the_result_may_be_called_as_they_are(net, result):
    for parsed in read_both(units("Ramtilldelning", net, result), committee="Socialnämnden"):
        assert totals(parsed) == NET
        assert [one.code for one in parsed.problems] == ["under_the_sum"]


def test_the_choice_about_rows_under_the_sum_holds_for_what_pays_as_well():
    for parsed in read_both(units("Skattemedel"), under_sum=UnderSum.COUNTED):
        assert totals(parsed) == RESULT
    for parsed in read_both(units("Skattemedel"), under_sum=UnderSum.LEAVE):
        assert totals(parsed) == NET
        assert [one.code for one in parsed.problems] == ["left_under_sum"]


def test_a_cost_between_two_sums_is_a_row_of_its_own():
    text = (
        f"{TITLE}\nVerksamhet;Utfall;Budget\nÄldreomsorg;-239 500;-230 000\nIFO;-69 200;-68 000\n"
        "Summa vård;-308 700;-298 000\nGemensamt;-10 000;-9 000\nTotalt;-318 700;-307 000\n"
    )
    for parsed in read_both(text):
        assert totals(parsed)["outcome 2025-01–2025-10"] == -318_700
        assert not parsed.problems


@pytest.mark.parametrize(
    ("word", "code"),
    [("Ramtilldelning", "beside_net"), ("Skattemedel", "beside_net"), ("Täckning", "under_the_sum")],
)
def test_what_pays_before_the_rows_it_pays_for_is_told(word, code):
    text = (
        f"{TITLE}\nVerksamhet;Utfall;Budget\n{word};300 000;298 000\n"
        "Äldreomsorg;-239 500;-230 000\nIFO;-69 200;-68 000\nResultat;-8 700;0\n"
    )
    for parsed in read_both(text):
        (told,) = parsed.problems
        assert (told.code, told.row) == (code, 3)
        assert f"”{word}”" in told.message


def test_a_small_revenue_among_costs_is_a_row_like_any_other():
    text = (
        f"{TITLE}\nVerksamhet;Utfall;Budget\nÄldreomsorg;-239 500;-230 000\nIFO;-69 200;-68 000\n"
        "Migration;3 120;2 000\nSumma;-305 580;-296 000\n"
    )
    for parsed in read_both(text):
        assert totals(parsed)["outcome 2025-01–2025-10"] == -305_580
        assert not parsed.problems
