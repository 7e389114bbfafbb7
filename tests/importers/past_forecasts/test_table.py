"""A table of older forecasts, read cell by cell."""

import datetime as dt
from io import BytesIO

import pytest
import xlsxwriter

from socfin.domain.money import Unit
from socfin.importers.past_forecasts import table
from socfin.importers.past_forecasts.table import Place, read_past_forecasts

MNKR = 100_000_000
PLACE = Place(tree={"5": "Socialnämnd", "510": "Hemtjänst"}, root="5", committee="Socialnämnden", before=2026)
WITHOUT_UNIT = Place(tree=PLACE.tree, root="5", committee="Socialnämnden", before=2026, unit=Unit.TKR)


def read(text, place=PLACE):
    return read_past_forecasts(text.encode(), "a.csv", place)


def told(text, place=PLACE):
    return [
        (each.year, each.month, each.expected_ore, each.became_ore) for each in read(text, place).forecasts
    ]


def wrong(text, place=PLACE):
    return [(each.row, each.column, each.code) for each in read(text, place).errors]


def test_the_golden_case_is_read():
    assert told("År;När;Sa, mnkr;Blev, mnkr\n2021;november;-13,0;-23,0\n") == [
        (2021, 11, -13 * MNKR, -23 * MNKR)
    ]


@pytest.mark.parametrize(
    ("when", "month"),
    [
        ("mars", 3),
        ("delår mars", 3),
        ("T1", 4),
        ("T2", 8),
        ("tertial 2", 8),
        ("augusti", 8),
        ("aug 2021", 8),
        ("2021-08", 8),
        ("202108", 8),
        ("8", 8),
        ("Q3", 9),
        ("kvartal 1", 3),
        ("jan-aug", 8),
        ("prognos efter oktober", 10),
        ("Delårsrapport per augusti", 8),
    ],
)
def test_when_is_said_in_many_ways(when, month):
    assert [each[1] for each in told(f"År;När;Sa tkr;Blev tkr\n2021;{when};-5;-9\n")] == [month]


@pytest.mark.parametrize("when", ["delår", "delårsrapport", "vår", "13", ""])
def test_an_occasion_without_a_month_is_told_with_its_cell(when):
    assert wrong(f"År;När;Sa tkr;Blev tkr\n2021;{when};-5;-9\n") == [(2, "När", "unknown_month")]


def test_after_december_nothing_is_forecast():
    assert wrong("År;När;Sa tkr;Blev tkr\n2021;T3;-5;-9\n") == [(2, "När", "december")]


def test_months_may_be_columns_and_a_year_be_written_once():
    text = "År;Mars;Augusti;Blev (tkr)\n2021;-5;–;-9\n2020;1;2;3\n"

    assert [each[:2] for each in told(text)] == [(2021, 3), (2020, 3), (2020, 8)]
    assert [each[0] for each in told("År;När;Sa tkr;Blev tkr\n2021;mars;-5;-9\n;aug;-6;\n")] == [2021, 2021]


def test_the_end_of_a_year_may_stand_on_any_of_its_rows():
    assert [each[3] for each in told("År;När;Sa tkr;Blev tkr\n2021;mars;-5;\n2021;aug;-6;-9\n")] == [
        -900_000
    ] * 2


def test_amounts_are_deviations_from_the_budget_beside_them():
    text = "År;När;Prognos tkr;Utfall tkr;Budget tkr\n2021;aug;105;106;100\n2020;aug;-105;-106;-100\n"

    assert [each[2:] for each in told(text)] == [(-500_000, -600_000)] * 2


def test_an_amount_without_a_budget_or_with_another_sign_is_told():
    text = "År;När;Prognos tkr;Utfall tkr;Budget tkr\n2021;aug;105;106;\n2020;aug;-105;106;100\n"

    assert wrong(text) == [
        (2, "Utfall tkr", "no_budget"),
        (2, "Prognos tkr", "no_budget"),
        (3, "Prognos tkr", "signs"),
    ]


def test_what_may_be_an_amount_or_a_deviation_is_never_guessed():
    assert {code for _, _, code in wrong("År;När;Prognos tkr;Utfall tkr\n2021;aug;5;6\n")} == {
        "deviation_unsaid"
    }
    assert told("År;När;Prognosavvikelse (tkr);Bokslutsavvikelse\n2021;aug;-5;-6\n") == [
        (2021, 8, -500_000, -600_000)
    ]


def test_a_unit_stands_in_the_heading_above_it_or_is_given():
    text = "År;När;Sa;Blev\n2021;aug;-5;-6\n"

    assert wrong(text) == [(1, "", "no_unit")]
    assert told(text, WITHOUT_UNIT) == [(2021, 8, -500_000, -600_000)]
    assert told(f"Prognoser, mnkr;;;\n{text}") == [(2021, 8, -5 * MNKR, -6 * MNKR)]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("2026;aug;-5;-6", (2, "År", "year_outside")),
        ("1989;aug;-5;-6", (2, "År", "year_outside")),
        ("i fjol;aug;-5;-6", (2, "År", "no_year")),
        (";aug;-5;-6", (2, "År", "no_year")),
        ("2021;aug 2020;-5;-6", (2, "När", "two_years")),
        ("2021;aug;fem;-6", (2, "Sa tkr", "unreadable_amount")),
        ("2021;aug;1.234;-6", (2, "Sa tkr", "unreadable_amount")),
    ],
)
def test_each_bad_cell_is_told_with_its_row_and_column(row, problem):
    assert wrong(f"År;När;Sa tkr;Blev tkr\n{row}\n") == [problem]


@pytest.mark.parametrize("year", [1990, 2025])
def test_the_first_and_the_last_year_are_taken(year):
    assert wrong(f"År;När;Sa tkr;Blev tkr\n{year};aug;-5;-6\n") == []


def test_a_month_twice_and_a_year_with_two_ends_are_told():
    text = "År;När;Sa tkr;Blev tkr\n2021;aug;-5;-6\n2021;T2;-5;-7\n"

    assert {code for _, _, code in wrong(text)} == {"forecast_twice", "two_ends"}


def test_a_verksamhet_is_known_by_code_name_and_the_committee_by_its_own():
    rows = ("2021;aug;Hemtjänst;-5;-6", "2021;aug;Socialnämnden;-5;-6", "2020;aug;999;1;1")
    text = "\n".join(("År;När;Nämnd;Sa tkr;Blev tkr", *rows))

    assert [each.code for each in read(text).forecasts] == ["510", "5"]
    assert wrong(text) == [(4, "Nämnd", "unknown_verksamhet")]


def test_a_bias_that_is_not_the_difference_is_warned_of_and_either_sign_is_right():
    text = "År;När;Sa tkr;Blev tkr;Lutning\n2021;mars;-5;-9;4\n2021;apr;-5;-9;-4\n2021;aug;-5;-9;6\n"

    assert [(each.row, each.code) for each in read(text).problems] == [(4, "bias_differs")]


def test_rows_that_sum_are_left_out_and_said_to_be():
    result = read("År;När;Sa tkr;Blev tkr\n2021;mars;-5;-9\nMedel;;-5;-9\n")

    assert not result.problems
    assert any("rad 3" in note for note in result.notes)


def test_a_column_that_is_not_read_is_told():
    assert [each.code for each in read("År;När;Sa tkr;Blev tkr;Not\n2021;mars;-5;-9;x\n").problems] == [
        "column_unread"
    ]


@pytest.mark.parametrize("text", ["", "Verksamhet;Utfall\n5;1\n", "År;När;Sa tkr;Blev tkr\n"])
def test_a_file_without_such_a_table_is_refused_in_words(text):
    result = read(text)

    assert not result.forecasts
    assert all(each.message and each.severity for each in result.errors)
    assert result.errors


def test_a_file_of_the_largest_size_is_read_and_a_larger_is_not(monkeypatch):
    whole = "År;När;Sa tkr;Blev tkr\n2021;mars;-5;-9\n".encode()
    monkeypatch.setattr(table, "MOST_BYTES", len(whole))

    assert read_past_forecasts(whole, "a.csv", PLACE).forecasts
    assert "för stor" in read_past_forecasts(whole + b"\n", "a.csv", PLACE).errors[0].message


def test_a_workbook_is_read_with_its_sheet_and_dates():
    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet("Om")
        sheet = book.add_worksheet("Prognoser")
        for at, row in enumerate(
            [["År", "När", "Sa, mnkr", "Blev, mnkr"], [2021, dt.date(2021, 11, 1), -13, -23.04]]
        ):
            for column, cell in enumerate(row):
                if isinstance(cell, dt.date):
                    sheet.write_datetime(at, column, cell, book.add_format({"num_format": "yyyy-mm-dd"}))
                else:
                    sheet.write(at, column, cell)

    result = read_past_forecasts(out.getvalue(), "a.xlsx", PLACE)

    assert result.sheet == "Prognoser"
    assert [(each.month, each.expected_ore, each.became_ore) for each in result.forecasts] == [
        (11, -13 * MNKR, -2_304_000_000)
    ]
