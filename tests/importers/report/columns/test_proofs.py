"""Which column is what is decided by the file's own arithmetic where words leave a choice."""

import pytest

from tests.importers.tables import case, read_both, totals

YEAR = {"budget 2020-01–2020-12": -102, "forecast 2020-01–2020-12": -107}
OUTCOME = {"outcome 2020-01–2020-10": -91}


def codes(parsed):
    return [p.code for p in parsed.problems]


def read(header, rows, title="Socialnämnden ack okt 2020, tkr"):
    return read_both(f"{title}\nVerksamhet;{header}\n{rows}")


def test_each_of_two_deviation_columns_is_held_against_the_pair_it_proves():
    for parsed in read_both(case("13")):
        assert parsed.problems == ()
        assert totals(parsed) == {
            "budget 2020-01–2020-10": -8500,
            "outcome 2020-01–2020-10": -9100,
            "budget 2020-01–2020-12": -10_200,
            "forecast 2020-01–2020-12": -10_700,
        }


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("Utfall ack;Budget;Prognos;Avvikelse", "A;-42;-48;-50;-2\nB;-49;-54;-57;-3\n"),
        ("Utfall ack;Budget;Prognos;Avvikelse", "A;-42;-48;-50;2\nB;-49;-54;-57;3\n"),
        ("Budget;Prognos;Diff;Utfall ack", "A;-48;-50;-2;-42\nB;-54;-57;-3;-49\n"),
        ("Utfall ack;Budget 2020;Prognos;Avvikelse helår", "A;-42;-48;-50;-2\nB;-49;-54;-57;-3\n"),
        ("Prognos;Avvikelse;Budget;Utfall ack", "A;-50;-2;-48;-42\nB;-57;-3;-54;-49\n"),
    ],
)
def test_a_budget_that_a_forecast_is_held_against_is_the_years(header, rows):
    for parsed in read(header, rows):
        assert parsed.problems == ()
        assert totals(parsed) == {**OUTCOME, **YEAR}


def test_two_budgets_and_two_deviations_by_the_same_words_are_told_apart():
    header = "Utfall ack;Budget ack;Budget;Prognos;Avv;Avv"
    for parsed in read(header, "A;-42;-40;-48;-50;-2;-2\nB;-49;-45;-54;-57;-4;-3\n"):
        assert parsed.problems == ()
        assert totals(parsed) == {**OUTCOME, **YEAR, "budget 2020-01–2020-10": -85}


def test_a_deviation_that_proves_nothing_leaves_the_words_as_they_are():
    for parsed in read("Utfall ack;Budget ack;Avvikelse", "A;-42;-40;-2\nB;-49;-45;-40\n"):
        assert codes(parsed) == ["deviation_far"]


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("Utfall ack;Budget ack;Budget helår;Kvar av budget", "A;-42;-40;-48;-6\nB;-49;-45;-54;-5\n"),
        ("Utfall ack;Årsbudget;Kvar av årsbudget", "A;-42;-48;6\nB;-49;-54;5\n"),
        ("Årsbudget;Utfall ack;Kvar", "A;-48;-42;-6\nB;-54;-49;-5\n"),
        ("Budget helår;Utfall ack;Återstår av budget", "A;-48;-42;-6\nB;-54;-49;-5\n"),
        ("Budget helår;Utfall ack;Återstår att förbruka", "A;-48;-42;-6\nB;-54;-49;-5\n"),
    ],
)
def test_what_is_left_of_the_budget_is_held_against_the_year(header, rows):
    for parsed in read(header, rows):
        assert parsed.problems == ()
        assert totals(parsed)["budget 2020-01–2020-12"] == -102


def test_what_is_left_and_does_not_tie_is_told_against_the_year():
    rows = "A;-42;-40;-48;-6\nB;-49;-45;-54;-15\nC;-9;-10;-12;-3\n"
    for parsed in read("Utfall ack;Budget ack;Budget helår;Kvar av budget", rows):
        assert [(p.code, p.row) for p in parsed.problems] == [("deviation_far", 4)]


def test_a_budget_of_which_something_is_left_is_the_years_and_told():
    for parsed in read("Utfall ack;Budget;Kvar av budget", "A;-42;-48;-6\nB;-49;-54;-5\n"):
        assert codes(parsed) == ["basis_assumed"]
        assert totals(parsed) == {**OUTCOME, "budget 2020-01–2020-12": -102}


@pytest.mark.parametrize("month", ["okt", "2020-10", "oktober 2020"])
def test_a_month_that_is_ten_twelfths_of_the_year_needs_a_second_look(month):
    rows = "A;-42;-40;-48\nB;-49;-45;-54\n"
    for parsed in read(f"Utfall {month};Budget {month};Budget helår", rows, "Oktober 2020, tkr"):
        assert codes(parsed) == ["looks_to_date"]


def test_a_month_that_is_a_twelfth_of_the_year_is_a_month():
    for parsed in read("Utfall okt;Budget okt;Budget helår", "A;-5;-4;-48\nB;-4;-5;-54\n", "Okt 2020, tkr"):
        assert parsed.problems == ()
        assert totals(parsed)["outcome 2020-10"] == -9
