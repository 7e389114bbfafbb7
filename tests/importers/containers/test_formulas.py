"""Formula cells whose value a workbook does not have are told with their cell, never read as empty."""

import io

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
