"""The workbook on paper: wide as its page, heads repeated, pages broken at verksamheter, none near empty."""

import io
from dataclasses import replace

import openpyxl
import pytest

from socfin.documents.excel.printing import (
    A3,
    A4,
    ALONG,
    FIXED,
    INCH,
    INSIDE,
    MM,
    ROW,
    SIDES,
    SMALLEST,
    PrintedRow,
    page_breaks,
    paper_for,
)
from socfin.documents.excel.report import make
from socfin.domain.asked.addresses import FigureAddresses
from socfin.domain.report import Comment
from tests.documents.reports import large, nora
from tests.documents.test_story import told

UNIT, PART, TOTAL = PrintedRow(), PrintedRow(badness=INSIDE), PrintedRow(badness=FIXED)


def breaks(*rows: PrintedRow, first: int, room: int) -> list[int]:
    return page_breaks(rows, first * ROW, room * ROW)


@pytest.mark.parametrize("characters", [100, 140])
def test_a_sheet_lies_on_a4_while_it_can_be_read_and_else_on_a3(characters):
    assert paper_for([20] * (characters // 20))[0] == A4
    assert paper_for([20] * 12)[0] == A3


def test_what_has_room_on_one_page_is_not_broken():
    assert breaks(UNIT, PART, PART, TOTAL, first=4, room=4) == []


def test_a_page_begins_with_a_verksamhet_rather_than_with_a_part_of_one():
    assert breaks(UNIT, PART, PART, UNIT, PART, PART, PART, TOTAL, first=5, room=8) == [3]


def test_a_verksamhet_longer_than_a_page_is_broken_inside():
    rows = (UNIT, *[PART] * 9)

    assert breaks(*rows, first=4, room=6) == [4]


def test_the_total_never_stands_alone():
    assert breaks(*[UNIT] * 6, TOTAL, first=6, room=6) == [5]


def test_the_last_page_is_not_nearly_empty_when_the_rows_can_be_moved():
    (begins,) = breaks(*[UNIT] * 21, first=20, room=20)

    assert 21 - begins >= 20 * 0.25


def test_a_row_taller_than_its_page_has_a_page_of_its_own():
    assert breaks(UNIT, PrintedRow(height=900), UNIT, first=10, room=10) == [1, 2]


@pytest.mark.parametrize("report", [nora(), large()], ids=["nora", "large"])
def test_every_sheet_is_set_up_for_paper(report):
    for sheet in openpyxl.load_workbook(io.BytesIO(make(report))):
        assert sheet.page_setup.orientation == "landscape"
        assert int(sheet.page_setup.paperSize) in (A3, A4)
        assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToWidth) == (True, None)
        assert sheet.print_title_rows
        assert "Sida" in sheet.oddFooter.right.text
        assert sheet.oddHeader.left.text.startswith("Ekonomirapport")


@pytest.mark.parametrize("report", [nora(), large(), told()], ids=["nora", "large", "everything"])
def test_no_sheet_is_printed_too_small_to_be_read(report):
    book = openpyxl.load_workbook(
        io.BytesIO(make(report, FigureAddresses("https://a.example/nora/2022-03/")))
    )

    for sheet in book:
        paper = int(sheet.page_setup.paperSize)
        groups = [(each.min, each.max, each.width) for each in sheet.column_dimensions.values() if each.width]
        widths = [width for first, last, width in groups for _ in range(first, last + 1)]
        assert paper_for(widths)[1] >= SMALLEST, sheet.title
        if sheet.page_setup.fitToHeight != 0:
            heights = [sheet.row_dimensions[row].height or ROW for row in range(1, sheet.max_row + 1)]
            tall = (SIDES[paper][1] * MM - 2 * ALONG * INCH) / sum(heights)
            assert tall >= SMALLEST, sheet.title


def test_figures_of_others_stand_as_on_paper_and_a_year_is_a_year():
    sheet = openpyxl.load_workbook(io.BytesIO(make(told())))["Jämfört med andra (Kolada)"]

    assert [cell.value for cell in sheet[1]][:2] == ["Nyckeltal", "År"]  # no column of codes: there are none
    assert sheet["B2"].number_format == "0"
    assert sheet["C2"].number_format in ("#,##0;−#,##0", "#,##0.0;−#,##0.0")


def test_what_is_constructed_or_public_is_said_on_every_page():
    book = openpyxl.load_workbook(io.BytesIO(make(replace(large(), public=True))))

    assert {sheet.oddFooter.left.text for sheet in book} == {
        "Påhittade siffror – inte någon kommuns riktiga siffror. Offentlig version"
    }


def test_a_comment_taller_than_a_row_can_be_goes_on_in_the_next():
    text = "\n".join(f"Stycke {number}: {'ord ' * 60}" for number in range(30)).strip()
    report = replace(nora(), total=replace(nora().total, comment=Comment(text=text)))
    sheet = openpyxl.load_workbook(io.BytesIO(make(report)))["Kommentarer"]
    told = "\n".join(sheet.cell(row, 5).value for row in range(2, sheet.max_row + 1))

    assert all(sheet.row_dimensions[row].height <= 409 for row in range(2, sheet.max_row + 1))
    assert "Stycke 29" in told
    assert any("(forts.)" in str(sheet.cell(row, 2).value) for row in range(2, sheet.max_row + 1))
