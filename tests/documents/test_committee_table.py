"""The kommunstyrelse's papers tell of every nämnd what has moved, where it lands and what is decided."""

import io
from dataclasses import replace

import docx
import pptx
import pytest
from openpyxl import load_workbook

from socfin.documents import FORMATS, render
from socfin.documents.committee_table import AT_A_GLANCE, HEADINGS, committee_tables
from socfin.domain.municipal.sections import CommitteeRow
from socfin.services.prose.committee_words import COMMITTEES
from tests.documents.reading import texts_of
from tests.documents.reports import nora
from tests.services.prose.test_committee_words import CARE

LATE = CommitteeRow(code="kultur", name="Kulturnämnden", reported=False)
SUM = replace(CARE, code="", name="De nämnder som rapporterat", published="")
EVERY = [pytest.param(name, marks=pytest.mark.needs("pango")) if name == "pdf" else name for name in FORMATS]


def board():
    return replace(nora(), committees=(CARE, LATE, SUM))


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_table_has_a_row_for_each_and_says_who_has_not_reported():
    (table,) = committee_tables(board())
    cells = [[plain(cell.text) for cell in row.cells] for row in table.rows]

    assert table.headings == HEADINGS
    assert cells == [
        ["−600", "−6 400", "−9 000", "+1 000", "−1 200", "2, +1 500", "12 april 2022"],
        ["–", "–", "–", "–", "–", "–", "Har inte publicerat mars 2022"],
        ["−600", "−6 400", "−9 000", "+1 000", "−1 200", "2, +1 500", ""],
    ]


def test_a_committees_own_report_has_none():
    assert committee_tables(nora()) == ()


@pytest.mark.parametrize("name", EVERY)
def test_every_format_tells_it_but_the_table_of_figures_alone(name):
    said = "".join(plain(texts_of(render(board(), name))).split())

    assert ("Kulturnämnden" in said) is (name != "csv")


def test_word_has_it_as_a_table_and_slides_in_the_columns_a_room_takes_in():
    tables = docx.Document(io.BytesIO(render(board(), "docx").content)).tables
    deck = pptx.Presentation(io.BytesIO(render(board(), "pptx").content))
    (slide,) = [one for one in deck.slides if one.shapes.title.text == COMMITTEES]
    (grid,) = [shape.table for shape in slide.shapes if shape.has_table]

    assert [cell.text for cell in tables[1].rows[0].cells] == list(HEADINGS)
    assert [cell.text for cell in grid.rows[0].cells] == ["Nämnd", *AT_A_GLANCE]


def test_the_workbook_has_whole_kronor():
    sheet = load_workbook(io.BytesIO(render(board(), "xlsx").content))["Sedan förra månaden"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]

    assert rows[0][:6] == ["Vårdnämnden", -600_000, -6_400_000, -9_000_000, 1_000_000, -1_200_000]
    assert rows[0][6:] == ["2", 1_500_000, "2022-04-12 14:03"]
    assert rows[1][8] == "Har inte publicerat mars 2022"
