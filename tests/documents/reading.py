"""Reads a finished document back as the text a person would find in it."""

import io
from functools import cache

import docx
import openpyxl
import pptx
import pypdf
from docx.oxml.ns import qn

from socfin.documents import Document, render
from socfin.domain.report import Report

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


@cache
def rendered(report: Report, name: str) -> Document:
    """The report as a document; made once for all tests that only read it."""
    return render(report, name)


def texts_of(document: Document) -> str:
    """All text of the document, headers and footers included."""
    readers = {"docx": _word, "xlsx": _excel, "pdf": _pdf, "pptx": _slides}
    extension = document.filename.rpartition(".")[2]
    return readers.get(extension, _plain)(document.content)


def _plain(content: bytes) -> str:
    return content.decode("utf-8-sig")


def _word(content: bytes) -> str:
    opened = docx.Document(io.BytesIO(content))
    section = opened.sections[0]
    parts = (opened, section.header, section.footer, section.first_page_footer)
    return "\n".join(node.text or "" for part in parts for node in part._element.iter(qn("w:t")))


def _slides(content: bytes) -> str:
    deck = pptx.Presentation(io.BytesIO(content))
    pages = [page for slide in deck.slides for page in (slide, slide.notes_slide)]
    return "\n".join(node.text or "" for page in pages for node in page._element.iter(f"{{{DRAWING}}}t"))


def _excel(content: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    cells = (cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    return "\n".join(str(cell) for cell in cells if cell is not None)


def _pdf(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
