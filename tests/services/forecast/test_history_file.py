"""The back-test's file: every good row kept, every bad one named with its remedy."""

import math

import pytest

from socfin.services.forecast.history_file import HEADER, read_history

GOOD = "a;payroll;2024;1;1200.5;100"


def read(*rows, header=HEADER):
    return read_history("\n".join([header, *rows]).encode())


def problem(*rows, header=HEADER):
    (found,) = read(*rows, header=header).problems
    return found


def test_rows_are_read_with_empty_cells_missing():
    frame = read(GOOD, "a;payroll;2024;2;;", "").frame

    assert frame["actual_to_date"].iloc[0] == 100
    assert math.isnan(frame["budget_year"].iloc[1])
    assert math.isnan(frame["actual_to_date"].iloc[1])
    assert len(frame) == 2


def test_swedish_decimals_spaces_minus_and_byte_order_mark_are_read():
    read_ = read_history(f"\ufeff{HEADER}\na;g;2024;1;1 200,50;\u2212100,25\n".encode())

    assert not read_.problems
    assert read_.frame["budget_year"].iloc[0] == 1200.5
    assert read_.frame["actual_to_date"].iloc[0] == -100.25


@pytest.mark.parametrize(
    ("row", "column", "says"),
    [
        ("a;payroll;tjugo;1;;5", "year", "”tjugo”"),
        ("a;payroll;2024;13;;5", "month", "”13”"),
        ("a;payroll;2024;1;x;5", "budget_year", "inget belopp"),
        ("a;payroll;2024;1;;inf", "actual_to_date", "inget belopp"),
        (";payroll;2024;1;;5", "series", "Namnet saknas"),
        ("a;payroll;2024;1;5", "", "5 fält"),
    ],
)
def test_a_bad_row_is_named_with_its_row_and_remedy(row, column, says):
    found = problem("b;payroll;2024;1;;5", row)

    assert (found.row, found.column) == (3, column)
    assert says in found.message
    assert found.remedy


def test_a_month_given_twice_names_both_rows():
    found = problem(GOOD, "b;payroll;2024;1;;5", GOOD)

    assert found.row == 4
    assert "rad 2" in found.message


def test_a_series_in_two_groups_is_refused():
    assert problem(GOOD, "a;benefits;2024;2;;5").column == "group"


def test_missing_columns_and_empty_files_say_what_is_wanted():
    assert problem(header="series;year").remedy.endswith(HEADER)
    assert "inga rader" in problem().message
    assert read_history(b"").problems[0].row == 1
    assert "UTF-8" in read_history(b"\xff\xfe\x00").problems[0].message
