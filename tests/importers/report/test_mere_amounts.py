"""Amounts whose heading says no more than Belopp, plans of years to come, and what is left of a budget."""

import pytest

from socfin.importers import Options, parse
from socfin.importers.report.columns.chosen import column_choices
from tests.importers.tables import read_both, totals

TITLE = "Socialnämnden jan-okt 2025, tkr"
ROWS = "510 Hemtjänst;\nBudget;-10\nUtfall;-11\n520 SÄBO;\nBudget;-20\nUtfall;-19\n"


def codes(parsed):
    return [problem.code for problem in parsed.problems if problem.code != "basis_assumed"]


@pytest.mark.parametrize("heading", ["Belopp", "Belopp ack", "Värde", "Tkr", "Belopp, tkr", "Belopp tom okt"])
def test_rows_that_say_budget_and_outcome_need_no_more_than_belopp_above_them(heading):
    for parsed in read_both(f"{TITLE}\nVerksamhet;{heading}\n{ROWS}"):
        assert totals(parsed) == {"budget 2025-01–2025-10": -30, "outcome 2025-01–2025-10": -30}
        assert codes(parsed) == []


def test_amounts_of_nothing_said_are_asked_about():
    parsed = parse(f"{TITLE}\nPost;Belopp\nHemtjänst;-10\nSÄBO;-5\n".encode(), "r.csv", Options())

    assert "scenario_unknown" in codes(parsed)


@pytest.mark.parametrize(
    ("heads", "found"),
    [
        ("Budget 2026;Plan 2027;Plan 2028", {2026, 2027, 2028}),
        ("Budget 2026;Prognos 2026;Budget 2027", {2026, 2027}),
    ],
)
def test_plans_of_years_to_come_need_no_period(heads, found):
    for parsed in read_both(f"Socialnämnden, tkr\nVerksamhet;{heads}\n510;-10;-11;-12\n520;-5;-6;-7\n"):
        assert not parsed.errors
        assert {figure.span.last.year for figure in parsed.figures} == found
        assert {figure.span.months for figure in parsed.figures} == {12}


@pytest.mark.parametrize("heads", ["Perioden;Ackumulerat", "Period;Ack", "Månaden;Hittills i år"])
@pytest.mark.parametrize("sign", [1, -1])
def test_what_is_left_of_the_year_is_checked_beside_amounts_that_say_only_their_months(heads, sign):
    rows = f"510;-10;-100;-120;{-20 * sign}\n520;-1;-10;-12;{-2 * sign}\n"
    text = f"Socialnämnden oktober 2025, tkr\nVerksamhet;{heads};Årsbudget;Kvar av budget\n{rows}"
    for parsed in read_both(text):
        assert "2 kontrollerade" in " ".join(parsed.notes)
    wrong = parse(text.replace(f";{-20 * sign}\n", f";{-25 * sign}\n").encode(), "r.csv", Options())
    assert "deviation_far" in codes(wrong)


LIST = "Verksamhet;Typ;Belopp\n510 A;Budget;-10\n510 A;Utfall;-11\n"


@pytest.mark.parametrize(
    "title", ["Socialnämnden januari-oktober 2025", "Period: 202501-202510", "2025-10 ack"]
)
def test_a_list_without_periods_is_of_those_that_its_title_says(title):
    for parsed in read_both(f"{title}\n{LIST}"):
        assert totals(parsed).keys() == {"budget 2025-01–2025-10", "outcome 2025-01–2025-10"}
        assert codes(parsed) == []


def test_under_a_title_of_one_month_it_is_asked_whether_the_list_is_of_more():
    text = f"Socialnämnden oktober 2025\n{LIST}"
    for parsed in read_both(text):
        assert codes(parsed) == ["title_or_month"]
        assert len(parsed.problems[0].answers) == 2
    for parsed in read_both(text, columns=column_choices("Belopp=ack")):
        assert totals(parsed).keys() == {"budget 2025-01–2025-10", "outcome 2025-01–2025-10"}
    for parsed in read_both(text, columns=column_choices("Belopp=månad")):
        assert (totals(parsed).keys(), codes(parsed)) == ({"budget 2025-10", "outcome 2025-10"}, [])


def test_a_list_that_says_no_period_anywhere_is_told_so_once():
    parsed = parse(f"Socialnämnden\n{LIST}".encode(), "r.csv", Options())

    assert codes(parsed) == ["unknown_period"]
    assert "ingen kolumn säger den" in parsed.problems[0].message


def test_rows_without_verksamhet_among_others_of_a_list_are_asked_about():
    text = f"Socialnämnden januari-oktober 2025\n{LIST}".replace("510 A;U", ";U")
    for parsed in read_both(text):
        assert codes(parsed) == ["unnamed_rows"]
