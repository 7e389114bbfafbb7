"""Workbooks with several reports: one sheet is read, the others are told, another can be chosen."""

import io

import xlsxwriter

from socfin.importers import HandedIn, Options, examine
from socfin.importers.mapping import Mapping, RowsAre


def book(*sheets: str) -> HandedIn:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        made.add_worksheet("Försättsblad").write(0, 0, "Ekonomirapport mars")
        for number, name in enumerate(sheets, start=1):
            page = made.add_worksheet(name)
            rows = (
                ["Mars 2022 ack tkr"],
                ["Verksamhet", "Utfall", "Budget"],
                [f"51{number} A", -10 * number, -9],
            )
            for at, row in enumerate(rows):
                page.write_row(at, 0, row)
    return HandedIn(stream.getvalue(), "rapport.xlsx")


def test_a_second_report_in_the_workbook_is_told():
    examined = examine(book("Hemtjänst", "SÄBO"), Options())

    assert [p.code for p in examined.parsed.problems] == ["more_sheets"]
    assert "”SÄBO” har en rapport" in examined.parsed.problems[0].message
    assert examined.look.sheets == ("Hemtjänst", "SÄBO")


def test_a_chosen_sheet_is_read_and_nothing_more_is_said_of_the_others():
    chosen = Mapping("SÄBO", (), (), RowsAre.VERKSAMHETER, None, None)

    parsed = examine(book("Hemtjänst", "SÄBO"), Options(mapping=chosen)).parsed

    assert {f.verksamhet_code for f in parsed.figures} == {"512"}
    assert parsed.problems == ()


def test_a_cover_sheet_is_no_report():
    assert examine(book("Rapport"), Options()).parsed.problems == ()
