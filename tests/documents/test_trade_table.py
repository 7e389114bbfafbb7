"""What nämnder buy of each other, in the papers of their kommunstyrelse."""

import io
from dataclasses import replace

import docx
import pptx
import pytest
from openpyxl import load_workbook

from socfin.documents import FORMATS, render
from socfin.documents.trade_table import (
    ELIMINATION,
    ELIMINATION_HEADINGS,
    TRADE,
    TRADE_HEADINGS,
    trade_lines,
    trade_tables,
)
from socfin.domain.municipal.sections import EliminationRow, TradeRow
from tests.documents.reading import texts_of
from tests.documents.reports import nora

EVERY = [pytest.param(name, marks=pytest.mark.needs("pango")) if name == "pdf" else name for name in FORMATS]
BOTH_SAY = TradeRow(
    buyer="skola",
    buyer_name="Skolnämnden",
    seller="kultur",
    seller_name="Kulturnämnden",
    bought_ore=3_000_000_00,
    sold_ore=2_900_000_50,
    eliminated_ore=2_900_000_50,
)
SILENT = replace(BOTH_SAY, seller="vård", seller_name="Vårdnämnden", sold_ore=None, eliminated_ore=0)
WITHIN = replace(BOTH_SAY, seller="skola", seller_name="Skolnämnden", sold_ore=3_000_000_00)
SUMS = (
    EliminationRow(code="cost", name="Kostnader", before_ore=-9_000_000_00, eliminated_ore=2_900_000_50),
    EliminationRow(code="revenue", name="Intäkter", before_ore=4_000_000_00, eliminated_ore=-2_900_000_50),
    EliminationRow(code="net", name="Netto", before_ore=-5_000_000_00, eliminated_ore=0),
)


def board():
    return replace(nora(), trade=(BOTH_SAY, SILENT, WITHIN), elimination=SUMS)


def cells(table):
    return [[row.name, *(cell.text.replace("\xa0", " ") for cell in row.cells)] for row in table.rows]


def test_the_tables_have_both_sides_their_difference_and_what_is_eliminated():
    summed, traded = trade_tables(board())

    assert cells(summed) == [
        ["Kostnader", "−9 000", "+2 900", "−6 100"],
        ["Intäkter", "4 000", "−2 900", "1 100"],
        ["Netto", "−5 000", "0", "−5 000"],
    ]
    assert cells(traded) == [
        ["Skolnämnden av Kulturnämnden", "3 000", "2 900", "+100", "2 900"],
        ["Skolnämnden av Vårdnämnden", "3 000", "säger inte", "–", "0"],
        ["Inom Skolnämnden", "3 000", "3 000", "0", "2 900"],
    ]


def test_what_has_no_table_says_each_side_to_the_ore():
    lines = [line.replace("\xa0", " ") for line in trade_lines(board())]

    assert lines[0] == "Kostnader: −9 000 före eliminering, −6 100 efter (tkr)."
    assert lines[3] == (
        "Skolnämnden av Kulturnämnden: köparen 3 000 000,00 kr, säljaren 2 900 000,50 kr, "
        "skillnad 99 999,50 kr."
    )
    assert lines[4] == "Skolnämnden av Vårdnämnden: köparen 3 000 000,00 kr, säljaren säger inte."


def test_a_report_where_no_trade_is_told_has_none_of_it():
    assert trade_tables(nora()) == ()
    assert trade_lines(nora()) == ()


@pytest.mark.parametrize("name", EVERY)
def test_every_paper_that_is_read_tells_it(name):
    document = render(board(), name)

    if name not in ("json", "csv"):
        assert "Kulturnämnden" in texts_of(document)


def test_word_and_slides_have_both_tables():
    tables = docx.Document(io.BytesIO(render(board(), "docx").content)).tables
    heads = [tuple(cell.text for cell in table.rows[0].cells) for table in tables]
    deck = pptx.Presentation(io.BytesIO(render(board(), "pptx").content))
    titles = [slide.shapes.title.text for slide in deck.slides]

    assert {ELIMINATION_HEADINGS, TRADE_HEADINGS} <= set(heads)
    assert {ELIMINATION, TRADE} <= set(titles)


def test_the_workbook_has_whole_kronor_with_their_ore():
    book = load_workbook(io.BytesIO(render(board(), "xlsx").content))
    summed = [[cell.value for cell in row] for row in book[ELIMINATION].iter_rows(min_row=2)]
    traded = [[cell.value for cell in row] for row in book["Mellan nämnderna"].iter_rows(min_row=2)]

    assert summed[0] == ["Kostnader", -9_000_000, 2_900_000.5, -6_099_999.5]
    assert traded[0] == ["Skolnämnden", "Kulturnämnden", 3_000_000, 2_900_000.5, 99_999.5, 2_900_000.5]
    assert traded[1] == ["Skolnämnden", "Vårdnämnden", 3_000_000, "säger inte", None, 0]
