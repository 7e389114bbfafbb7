"""Formula cells whose value a workbook does not have are told with their cell, never read as empty."""

import io

import pytest
import xlsxwriter

from socfin.importers import parse


def book(value, *, formula_in: str = "B4", sheet: str = "Å & <Rapport>") -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        page = made.add_worksheet(sheet)
        for at, row in enumerate(
            [
                ["Mars 2022 ack tkr"],
                ["Verksamhet", "Utfall", "Budget", "Avvikelse"],
                ["510 A", -10, -12, 2],
                ["520 B", -20, -22, 2],
            ]
        ):
            page.write_row(at, 0, row)
        page.write_formula(formula_in, "=-5*4", None, value)
    return stream.getvalue()


def test_a_formula_that_was_never_reckoned_is_told_with_its_cell_and_what_to_do():
    (problem,) = parse(book(0), "a.xlsx").errors

    assert (problem.code, problem.row, problem.column) == ("formula_without_value", 4, "B")
    assert problem.message == "Cell B4 har en formel, men filen har inte formelns värde."
    assert "spara den och lämna in den igen" in problem.remedy


def test_a_formula_with_its_value_is_that_value():
    parsed = parse(book(-20), "a.xlsx")

    assert parsed.problems == ()
    assert [f.amount for f in parsed.figures if f.row == 4] == [-2_000_000, -2_200_000]


def test_formulas_in_columns_that_are_only_checked_stop_nothing():
    assert parse(book(0, formula_in="D4"), "a.xlsx").errors == ()


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("#REF!", "pekar på en cell som inte finns"),
        ("#N/A", "hittar inte det den söker"),
        ("#VALUE!", "inte är ett tal"),
        ("#DIV/0!", "delar med noll"),
        ("#NUM!", ""),
    ],
)
def test_a_cell_that_holds_an_error_is_told_with_its_cell_and_never_read_as_empty(value, why):
    (problem,) = parse(book(value), "a.xlsx").errors

    assert (problem.code, problem.row, problem.column) == ("error_in_cell", 4, "B")
    assert f"Cell B4 innehåller felet {value}" in problem.message
    assert why in problem.message


def test_errors_in_columns_that_are_only_checked_stop_nothing():
    assert parse(book("#REF!", formula_in="D4"), "a.xlsx").errors == ()
