"""A report without outcome or budget has its deviations kept as they stand, beside what it gives."""

import pytest

from socfin.domain.figures import Scenario
from socfin.domain.period import Month
from socfin.importers.report.layout.mapping import Sign
from socfin.services.file_checks.checks import serious_of
from tests.importers.tables import read_both, totals

TITLE = "Socialnämnden jan-okt 2025 ackumulerat, tkr"


def table(header, *rows):
    return "\n".join([TITLE, f"Verksamhet;{header}", *rows])


DEVIATIONS = ("510 Hemtjänst;-37", "520 SÄBO;12", "Totalt;-25")


def test_the_printed_total_is_checked_against_the_rows_and_stored_once():
    for parsed in read_both(table("Avvikelse", *DEVIATIONS)):
        assert totals(parsed) == {"deviation 2025-01–2025-10": -25.0}
        assert "1 kontrollerade" in " ".join(parsed.notes)


def test_a_total_that_does_not_tie_is_told():
    for parsed in read_both(table("Avvikelse", *DEVIATIONS[:2], "Totalt;-99")):
        assert "sum_differs" in [p.code for p in parsed.problems]


@pytest.mark.parametrize(
    ("header", "rows", "kept"),
    [
        ("Utfall;Avvikelse", ("510 Hemtjänst;-537;-37", "520 SÄBO;-400;12"), "outcome"),
        ("Budget;Avvikelse", ("510 Hemtjänst;-500;-37", "520 SÄBO;-412;12"), "budget"),
        ("Avvikelse;Utfall;Avv %", ("510 Hemtjänst;-37;-537;-7 %", "520 SÄBO;12;-400;3 %"), "outcome"),
    ],
)
def test_an_outcome_or_a_budget_beside_it_stays_what_it_is(header, rows, kept):
    for parsed in read_both(table(header, *rows)):
        assert {figure.scenario.value for figure in parsed.figures} == {kept, "deviation"}
        assert totals(parsed)["deviation 2025-01–2025-10"] == -25.0


@pytest.mark.parametrize("header", ["Utfall;Budget;Avvikelse", "Budget;Prognos;Avvikelse"])
def test_where_both_are_there_it_is_checked_and_never_stored(header):
    for parsed in read_both(table(header, "510 Hemtjänst;-537;-500;-37", "520 SÄBO;-400;-412;12")):
        assert Scenario.DEVIATION not in {figure.scenario for figure in parsed.figures}


def test_a_column_of_nothing_but_zeros_beside_an_outcome_is_none():
    for parsed in read_both(table("Utfall;Avvikelse", "510 Hemtjänst;-537;0", "520 SÄBO;-400;0")):
        assert {figure.scenario for figure in parsed.figures} == {Scenario.OUTCOME}


def test_beside_an_outcome_the_remedy_is_to_leave_the_column_and_a_reason_is_needed():
    for parsed in read_both(table("Utfall;Avvikelse", "510 Hemtjänst;-537;-37", "520 SÄBO;-400;12")):
        asked = next(p for p in parsed.problems if p.code == "deviation_kept")

        assert "--contents" in asked.remedy
        assert serious_of(parsed.problems) == (asked,)


def test_a_foreseen_deviation_is_of_the_year_and_says_when_it_was_made():
    for parsed in read_both(table("Avvikelse;Prognosavvikelse", "510 Hemtjänst;-37;-90", "520 SÄBO;12;0")):
        made = {(figure.span.months, figure.as_of) for figure in parsed.figures}

        assert made == {(10, None), (12, Month(2025, 10))}


def test_a_deviation_beside_amounts_is_not_turned_with_them():
    for parsed in read_both(table("Utfall;Avvikelse", "510 Hemtjänst;537;-37", "520 SÄBO;400;12")):
        assert totals(parsed) == {"outcome 2025-01–2025-10": -937.0, "deviation 2025-01–2025-10": -25.0}


def test_alone_it_is_turned_when_a_person_says_so_and_then_asks_no_more():
    for parsed in read_both(table("Avvikelse", *DEVIATIONS), sign=Sign.FLIPPED):
        assert totals(parsed) == {"deviation 2025-01–2025-10": 25.0}
        assert "deviation_sign" not in [p.code for p in parsed.problems]


def test_the_question_says_the_total_with_each_answer():
    for parsed in read_both(table("Avvikelse", *DEVIATIONS)):
        asked = next(p for p in parsed.problems if p.code == "deviation_sign")

        assert "−25\u00a0000\u00a0kr" in asked.answers[0]
        assert "25\u00a0000\u00a0kr" in asked.answers[1]


def test_lines_of_an_income_statement_have_their_deviations():
    rows = ("Intäkter;200", "Personalkostnader;-300", "Nettokostnader;-100")
    for parsed in read_both(table("Avvikelse", *rows)):
        assert {(f.line.value, f.amount) for f in parsed.figures} == {
            ("revenue", 200_000_00),
            ("personnel", -300_000_00),
        }


def test_an_empty_deviation_is_missing_and_not_zero():
    for parsed in read_both(
        table("Utfall;Avvikelse", "510 Hemtjänst;-537;-37", "520 SÄBO;-1;", "530 IFO;-4;4")
    ):
        assert None in [figure.amount for figure in parsed.figures]


def test_months_that_a_person_says_are_deviations_are_kept():
    text = "Socialnämnden 2025, tkr\nVerksamhet;jan;feb;mar\n510 Hemtjänst;-3;4;-5\n520 SÄBO;1;1;1\n"
    for parsed in read_both(text, scenario=Scenario.DEVIATION, period=Month(2025, 3)):
        assert totals(parsed)["deviation 2025-02"] == 5.0
