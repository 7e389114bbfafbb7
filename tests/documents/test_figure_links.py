"""In documents a figure leads to all about it, and looks as it did before."""

import io
import re
from dataclasses import replace

import docx
import openpyxl
import pptx
import pypdf
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn

from socfin.documents import render
from socfin.documents.excel import addresses as sheet
from socfin.documents.outline import outline
from socfin.domain.asked.addresses import FigureAddresses
from socfin.services.masking.gathered_rows import GATHERED
from tests.documents.reading import rendered, texts_of
from tests.documents.reports import nora, timra

WHERE = FigureAddresses("https://ekonomi.exempel.se/socialutskottet/2022-03/", "?arende=7&version=1")
HOMECARE = (
    "https://ekonomi.exempel.se/socialutskottet/2022-03/verksamhet/510/siffra/deviation_to_date/"
    "?arende=7&version=1"
)


def made(kind: str, report=None) -> bytes:
    return render(report or nora(), kind, addresses=WHERE).content


def in_pdf(content: bytes) -> list:
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return [note.get_object() for page in pages for note in page.get("/Annots", [])]


def hrefs(report) -> list[str]:
    say = outline(report, addresses=WHERE)
    return [cell.href for table in say.tables for row in table.rows for cell in row.cells if cell.href]


def test_every_figure_of_the_pdf_leads_to_its_page_and_says_so_aloud():
    links = in_pdf(made("pdf"))

    assert [link["/A"]["/URI"] for link in links] == hrefs(nora())
    assert HOMECARE in hrefs(nora())
    assert {link["/Contents"] for link in links} == {"Allt om siffran"}
    assert all(link["/F"] == 4 and "/StructParent" in link for link in links)


@pytest.mark.parametrize("report", [nora(), timra()], ids=["nora", "timra"])
def test_the_pdf_with_links_is_as_readable_aloud_as_before(report, tmp_path):
    import outloud

    path = tmp_path / "report.pdf"
    path.write_bytes(made("pdf", report))

    assert [f for f in outloud.check(path).findings if f.severity != "info"] == []


def test_the_words_and_figures_are_those_of_the_document_without_links():
    for kind in ("pdf", "docx", "pptx"):
        linked = render(nora(), kind, addresses=WHERE)

        assert texts_of(linked) == texts_of(rendered(nora(), kind))


def test_words_figures_that_are_missing_and_gathered_units_have_no_page():
    report = nora()
    gathered = replace(report.rows[0], code=f"{GATHERED}5", name="Övriga")
    say = outline(replace(report, rows=(gathered, *report.rows[1:])), addresses=WHERE)
    first = say.tables[0].rows[0]

    assert not any(cell.href for cell in first.cells)
    assert not any(
        cell.href for row in say.tables[0].rows for cell in row.cells if cell.is_text or cell.text == "–"
    )


def test_a_line_of_the_income_statement_leads_to_the_lines_own_figure():
    report = replace(timra(), total=replace(timra().total, code="7"))
    of_lines = [href for href in hrefs(report) if "/rad/" in href]

    assert of_lines
    assert all(re.search(r"/verksamhet/[^/]+/rad/[^/]+/siffra/[a-z_]+/\?arende=7", href) for href in of_lines)


def test_words_figures_are_links_without_a_links_look():
    document = docx.Document(io.BytesIO(made("docx")))
    related = {
        rel.rId: rel.target_ref
        for rel in document.part.rels.values()
        if rel.reltype == RELATIONSHIP_TYPE.HYPERLINK
    }
    runs = [run for table in document.tables for run in table._tbl.xpath(".//w:hyperlink/w:r")]
    names = [run.getparent().get(docx.oxml.ns.qn("r:id")) for run in runs]

    assert [related[name] for name in names] == hrefs(nora())
    assert not any(run.xpath("./w:rPr/w:u") for run in runs)


def test_a_slides_deviations_are_links_in_their_own_colour():
    deck = pptx.Presentation(io.BytesIO(made("pptx")))
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    runs = [
        run
        for table in tables
        for cell in table.iter_cells()
        for run in cell.text_frame.paragraphs[0].runs
        if run.hyperlink.address
    ]

    of_deviations = [href for href in hrefs(nora()) if "/siffra/deviation_to_date/" in href]
    assert [run.hyperlink.address for run in runs] == of_deviations
    assert all("hlinkClr" in run.font._element.find(qn("a:hlinkClick")).xml for run in runs)


def test_the_workbooks_figures_can_be_marked_and_their_links_have_a_sheet_of_their_own():
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx")))
    of_links = [cell.hyperlink.target for row in book["Siffrornas sidor"] for cell in row if cell.hyperlink]

    assert of_links == hrefs(nora())
    assert not any(cell.hyperlink for row in book["Verksamheter"] for cell in row)
    assert "Siffrornas sidor" not in openpyxl.load_workbook(io.BytesIO(rendered(nora(), "xlsx").content))


@pytest.mark.parametrize("room", [3, 4])
def test_a_sheet_holds_no_more_links_than_it_may(monkeypatch, room):
    monkeypatch.setattr(sheet, "MOST", room)
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx")))
    cells = [cell for row in book["Siffrornas sidor"] for cell in row]

    assert sum(1 for cell in cells if cell.hyperlink) == room
    assert "−862" in [cell.value for cell in cells]
