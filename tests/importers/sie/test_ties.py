"""What a SIE file's own results (#RES) decide: silent months, repeated rows, accounts that have none."""

import pytest

from socfin.domain.figures import Scenario
from socfin.domain.period import Month
from socfin.importers.options import Closing, Repeats
from socfin.services.file_checks.checks import SERIOUS
from tests.importers.sie_files import HEAD, amounts, codes, read, told

JANUARY = "#PSALDO 0 202501 5020 {} 100\n"
MARCH = "#PSALDO 0 202503 5020 {} 50\n"


# Accounts without #RES


@pytest.mark.parametrize(
    "extra",
    [
        "#PSALDO 0 202501 6000 {} 1500\n",
        "#PSALDO 0 202501 3000 {} -7\n",
        '#PSALDO 0 202501 6000 {20 "510"} 1500\n',
        "#PSALDO 0 202501 6000 1500\n",
        "#PSALDO 0 202501 6000 {} 0.01\n",
    ],
)
def test_an_account_with_months_and_no_result_beside_others_that_have_one_is_told(extra):
    parsed = read(JANUARY + extra + "#RES 0 5020 100\n")

    assert codes(parsed) == ["res_differs"]
    assert "1 av 2 konton" in told(parsed, "res_differs")
    assert f"Utan #RES: {extra.split()[3]}" in told(parsed, "res_differs")


def test_an_account_whose_months_come_to_nothing_needs_no_result():
    extra = "#PSALDO 0 202501 6000 {} 5\n#PSALDO 0 202502 6000 {} -5\n"

    assert codes(read(JANUARY + extra + "#RES 0 5020 100\n")) == []


# Months without bookings


def test_a_month_without_bookings_is_zero_when_the_others_give_the_years_result():
    parsed = read(JANUARY + MARCH + "#RES 0 5020 150\n")

    assert amounts(parsed) == {
        ("", "5020", "2025-01"): -100,
        ("", "5020", "2025-02"): 0,
        ("", "5020", "2025-03"): -50,
    }
    assert codes(parsed) == []
    assert any("Inget är bokfört i februari 2025: utfallet är 0" in note for note in parsed.notes)
    assert parsed.period == Month(2025, 3)


@pytest.mark.parametrize("results", ["", "#RES 0 5020 151\n", "#RES 0 6000 150\n"])
def test_a_month_without_bookings_is_missing_where_nothing_proves_that_it_is_zero(results):
    parsed = read(JANUARY + MARCH + results)

    assert ("", "5020", "2025-02") not in amounts(parsed)
    assert "missing_months" in codes(parsed)


def test_months_after_the_last_booked_one_are_never_made_zero_whatever_date_the_file_covers():
    parsed = read("#OMFATTN 20251231\n" + JANUARY + MARCH + "#RES 0 5020 150\n")

    assert {month for _, _, month in amounts(parsed)} == {"2025-01", "2025-02", "2025-03"}


def test_every_verksamhet_is_zero_in_a_month_without_bookings_and_the_first_month_too():
    body = '#PSALDO 0 202503 5020 {20 "510"} 50\n#PSALDO 0 202503 5020 {20 "520"} 5\n#RES 0 5020 55\n'
    parsed = read(body)

    zeros = {key for key, amount in amounts(parsed).items() if amount == 0}
    assert zeros == {(code, "5020", month) for code in ("510", "520") for month in ("2025-01", "2025-02")}
    assert {one.row for one in parsed.figures if one.amount == 0} == {0}


def test_vouchers_that_tie_say_the_same_of_their_silent_months():
    rows = "".join(
        f"#VER A {n} 2025{n:02d}15\n{{\n#TRANS 5020 {{}} 10\n#TRANS 1930 {{}} -10\n}}\n" for n in (1, 4)
    )

    assert set(amounts(read(rows + "#RES 0 5020 20\n")).values()) == {-10, 0}


# Rows that are alike


TWICE = "#PSALDO 0 202501 5020 {} 100\n" * 2


@pytest.mark.parametrize(
    ("result", "kronor", "code"),
    [(100, -100, "rows_repeat"), (200, -200, "rows_repeat"), (300, -100, "duplicate_rows")],
)
def test_the_result_decides_whether_rows_that_are_alike_add_or_repeat(result, kronor, code):
    parsed = read(TWICE + f"#RES 0 5020 {result}\n")

    assert amounts(parsed) == {("", "5020", "2025-01"): kronor}
    assert code in codes(parsed)


def test_rows_on_objects_are_decided_the_same_way():
    row = '#PSALDO 0 202501 5020 {20 "510"} 60\n'

    assert sum(amounts(read(row * 2 + "#PSALDO 0 202501 5020 {} 120\n#RES 0 5020 120\n")).values()) == -120
    assert sum(amounts(read(row * 2 + "#RES 0 5020 60\n")).values()) == -60
    assert sum(amounts(read(row * 2 + "#RES 0 5020 120\n")).values()) == -120


def test_a_budget_follows_what_the_outcome_proved():
    budget = "#PBUDGET 0 202501 5020 {} 90\n" * 2

    added = read(TWICE + budget + "#RES 0 5020 200\n")
    once = read(TWICE + budget + "#RES 0 5020 100\n")

    assert amounts(added, Scenario.BUDGET) == {("", "5020", "2025-01"): -180}
    assert amounts(once, Scenario.BUDGET) == {("", "5020", "2025-01"): -90}


@pytest.mark.parametrize(("chosen", "kronor"), [(Repeats.ADDED, -200), (Repeats.ONCE, -100)])
def test_where_nothing_decides_the_person_is_asked_and_the_answer_is_followed(chosen, kronor):
    assert codes(read(TWICE)) == ["duplicate_rows"]
    assert "duplicate_rows" in SERIOUS

    parsed = read(TWICE, repeats=chosen)
    assert amounts(parsed) == {("", "5020", "2025-01"): kronor}
    assert codes(parsed) == ["rows_repeat"]


def test_a_row_repeated_under_another_year_is_one_amount_whatever_ties():
    body = "#PSALDO 0 202501 5020 {} 100\n#PSALDO -1 202501 5020 {} 100\n#RES 0 5020 200\n"

    assert amounts(read(body)) == {("", "5020", "2025-01"): -100}


# Closing periods


@pytest.mark.parametrize("period", ["202513", "202514", "202515", "202516"])
def test_closing_periods_are_decembers_once_the_person_says_so(period):
    december = "#PSALDO 0 202512 5020 {} 100\n"
    body = december + f"#PSALDO 0 {period} 5020 {{}} 50\n#RES 0 5020 150\n"

    assert [p.code for p in read(body).errors] == ["period_13"]
    counted = read(body, closing=Closing.DECEMBER)
    assert amounts(counted)[("", "5020", "2025-12")] == -150
    assert codes(counted) == []
    assert any("räknas till december (rad 13)" in note for note in counted.notes)
    left = read(body, closing=Closing.LEAVE)
    assert amounts(left) == {("", "5020", "2025-12"): -100}
    assert "res_differs" in codes(left)


def test_a_closing_entry_equal_to_decembers_is_money_of_its_own():
    body = '#PSALDO 0 202512 5020 {20 "510"} 100\n#PSALDO 0 202513 5020 {20 "510"} 100\n#RES 0 5020 200\n'

    assert amounts(read(body, closing=Closing.DECEMBER))[("510", "5020", "2025-12")] == -200


def test_a_closing_budget_is_asked_about_too_and_an_empty_closing_period_is_not():
    assert "period_13" in codes(read(JANUARY + "#PBUDGET 0 202513 5020 {} 5\n"))
    assert "period_13" not in codes(read(JANUARY + "#PSALDO 0 202513 5020 {} 0\n"))


@pytest.mark.parametrize("month", ["202500", "202517", "202599", "102201", "2025"])
def test_a_month_that_does_not_exist_is_an_error_when_it_has_an_amount(month):
    assert [p.code for p in read(JANUARY + f"#PSALDO 0 {month} 5020 {{}} 5\n").errors] == ["unknown_period"]
    assert read(JANUARY + f"#PSALDO 0 {month} 5020 {{}} 0\n").errors == ()


# Budget and dates


def test_a_budget_on_objects_in_a_month_without_a_total_is_added_and_noted():
    parsed = read(
        JANUARY
        + '#RES 0 5020 100\n#PBUDGET 0 202501 5020 {} 90\n#PBUDGET 0 202501 5020 {20 "510"} 90\n'
        + '#PBUDGET 0 202502 5020 {20 "510"} 80\n'
    )

    assert amounts(parsed, Scenario.BUDGET) == {
        ("510", "5020", "2025-01"): -90,
        ("510", "5020", "2025-02"): -80,
    }
    assert any(
        "Budget på objekt utan rad för hela kontot är med: −80,00 kr (rad 16)" in n for n in parsed.notes
    )


def test_a_file_of_budget_alone_says_that_it_has_no_outcome():
    parsed = read("#PBUDGET 0 202501 5020 {} 90\n")

    assert codes(parsed) == ["no_outcome"]
    assert "Filen har inget utfall" in told(parsed, "no_outcome")


@pytest.mark.parametrize("until", ["19700101", "19800101", "19000101"])
def test_a_date_that_a_program_filled_in_by_itself_is_no_warning(until):
    parsed = read(f"#OMFATTN {until}\n{JANUARY}#RES 0 5020 100\n")

    assert codes(parsed) == []
    assert parsed.period == Month(2025, 1)


def test_a_program_without_a_company_ends_its_note_with_one_point():
    notes = read(JANUARY, HEAD.replace('#FNAMN "Exempelkommunen"', '#FNAMN ""')).notes

    assert notes[0] == "SIE typ 4 från Exempel."
