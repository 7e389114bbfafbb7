"""A code in the long format that Excel has made a date or a power of ten is an error, cell by cell."""

import datetime as dt
import io

import pytest
import xlsxwriter

from socfin.importers import parse

HEADER = "verksamhet;verksamhetsnamn;konto;period;scenario;belopp\n"
GOOD = "520;Boende;5020;2025-10;utfall;-4900\n"


def read(row: str):
    return parse(f"{HEADER}{row}{GOOD}".encode(), "fil.csv")


@pytest.mark.parametrize(
    ("code", "became"),
    [
        ("2025-05-01", "ett datum"),
        ("1-maj", "ett datum"),
        ("maj-25", "ett datum"),
        ("05/01/2025", "ett datum"),
        ("2025-05-01 00:00:00", "ett datum"),
        ("5,2E+12", "ett tal"),
        ("5.2E+12", "ett tal"),
        ("5E+11", "ett tal"),
    ],
)
def test_a_turned_code_is_an_error_with_its_row_and_no_new_verksamhet(code, became):
    parsed = read(f"{code};Hemtjänst;5020;2025-10;utfall;-4200\n")

    assert [(p.code, p.row, p.column) for p in parsed.errors] == [("code_turned", 2, "verksamhet")]
    assert f"”{code}” är ingen kod: Excel har gjort om koden till {became}" in parsed.errors[0].message
    assert [one.code for one in parsed.verksamheter] == ["520"]
    assert [one.verksamhet_code for one in parsed.figures] == ["520"]


def test_an_account_is_a_code_too_and_each_cell_is_told():
    parsed = read("2025-05-01;A;1-maj;2025-10;utfall;-1\n")

    assert [(p.row, p.column) for p in parsed.errors] == [(2, "verksamhet"), (2, "konto")]


def test_a_date_cell_of_a_workbook_is_one_as_well():
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["verksamhet", "period", "scenario", "belopp"])
        sheet.write_datetime(1, 0, dt.date(2025, 5, 1), book.add_format({"num_format": "d mmm"}))
        sheet.write_row(1, 1, ["2025-10", "utfall", -4200])

    assert [p.code for p in parse(stream.getvalue(), "fil.xlsx").errors] == ["code_turned"]


@pytest.mark.parametrize(
    "code", ["510", "51-2", "5E1", "12E05", "A1", "2025", "05-01", "510.1", "Majgården", "1 maj-laget"]
)
def test_a_code_that_only_looks_a_little_like_one_stays(code):
    parsed = read(f"{code};Hemtjänst;5020;2025-10;utfall;-4200\n")

    assert parsed.errors == ()
    assert code in [one.verksamhet_code for one in parsed.figures]
