"""A question about a file says what each answer makes of the committee's total, by reading it with each."""

import pytest

from socfin.domain.money import NBSP
from socfin.importers import Options, parse
from socfin.importers.answered import MOST_CELLS
from socfin.importers.options import HiddenRows
from tests.importers.test_hidden import book

UNDER = """Socialnämnden jan-mar 2022 tkr
Verksamhet;Utfall jan-mar 2022
510 Hemtjänst;-12 000
520 Boende;-20 000
Summa drift;-32 000
530 Projekt;-3 000
"""
VARAV = """Socialnämnden jan-mar 2022 tkr
Verksamhet;Utfall jan-mar 2022
510 Hemtjänst;-12 000
520 Boende;-20 000
Boende, varav natt 24/7;-2 400
"""
NO_UNIT = "Verksamhet;Utfall mars 2022\n510 Hemtjänst;-12\n520 Boende;-20\n"
TITLE = """Socialnämnden jan-mar 2022 tkr
Verksamhet;Utfall mars;Budget mars
510 Hemtjänst;-12 000;-11 000
520 Boende;-20 000;-21 000
"""
LONG = "verksamhet;konto;period;belopp\n510;5020;2022-03;-100\n"


def answers(content: str | bytes, code: str, **options) -> list[str]:
    content = content.encode() if isinstance(content, str) else content
    problems = parse(content, "rapport", Options(**options)).problems
    asked = [problem for problem in problems if problem.code == code]
    return [answer.replace(NBSP, " ") for answer in (asked[0].answers if asked else ())]


def test_rows_under_a_sum_say_the_total_without_and_with_them():
    assert answers(UNDER, "under_the_sum") == [
        "Räknas inte i nettot: utfall januari–mars 2022 −32 000 000 kr",
        "Räknas med i nettot: utfall januari–mars 2022 −35 000 000 kr",
    ]


def test_hidden_rows_say_the_total_without_and_with_them():
    said = answers(book(hidden=(4,)), "hidden_rows")

    assert [one.partition(":")[0] for one in said] == [choice.label for choice in HiddenRows]
    assert "−350 000 kr" in said[0]
    assert "−470 000 kr" in said[1]


def test_an_unknown_unit_says_the_total_in_each():
    assert answers(NO_UNIT, "unit_unknown") == [
        "kr: utfall mars 2022 −32 kr",
        "tkr: utfall mars 2022 −32 000 kr",
        "mnkr: utfall mars 2022 −32 000 000 kr",
    ]


def test_a_column_of_a_month_or_more_says_its_months_with_the_total():
    assert answers(TITLE, "title_or_month") == [
        "Månad: utfall mars 2022 −32 000 000 kr",
        "Ackumulerat: utfall januari–mars 2022 −32 000 000 kr",
    ]


def test_a_sign_says_the_total_in_each():
    positive = TITLE.replace("-1", "1").replace("-2", "2").replace("Utfall mars", "Utfall jan-mar")

    said = answers(positive, "sign_assumed", committee="Socialnämnden")

    assert len(said) == 3
    assert {"−32 000 000 kr" in one for one in said} == {True, False}


def test_a_long_file_without_scenario_says_what_the_total_would_be_called():
    said = answers(LONG, "unknown_scenario")

    assert [one.partition(" mars")[0] for one in said][:2] == ["Budget: budget", "Utfall: utfall"]


@pytest.mark.parametrize(("beyond", "told"), [(0, True), (1, False)])
def test_a_file_of_more_cells_than_the_limit_is_not_read_again(beyond, told):
    cells = sum(len(line.split(";")) for line in UNDER.splitlines())
    wide = UNDER + ";" * (MOST_CELLS - cells + beyond - 1)

    assert bool(answers(wide, "under_the_sum")) is told


def test_an_answer_that_changes_no_total_is_not_told():
    silent = UNDER.replace("530 Projekt;-3 000", "530 Projekt;0")

    assert answers(silent, "under_the_sum") == []


def test_a_question_that_another_hinders_has_no_totals_yet():
    assert answers(TITLE.replace(" tkr", ""), "title_or_month") == []
