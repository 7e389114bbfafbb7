"""Pieces of Word that python-docx has no words for: marked table headers, fields, alternative texts."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from socfin.documents.table_cells import Cell, Table, TableRow
from socfin.documents.widths import column_widths
from socfin.documents.word.rows import Link, row_of
from socfin.documents.word.styles import TABLE_SIZE, TABLE_STYLE
from socfin.domain.report import RowKind

SHORT = 14
"""A table of at most so many rows is kept on one page."""


def add_table(document: Any, table: Table, width: float, *, begins_page: bool = False) -> None:
    """Heading, caption and table of so many millimetres; its header is marked, and repeated on each page."""
    heading = document.add_heading(table.title, level=2)
    heading.paragraph_format.page_break_before = begins_page or None
    document.add_paragraph(table.caption, style="Caption")
    made = document.add_table(rows=0, cols=len(table.headings))
    made.style, made.autofit = TABLE_STYLE, False
    _describe_table(made, table)
    widths = column_widths(table, width, TABLE_SIZE)
    for column, room in zip(made.columns, widths, strict=True):
        column.width = Mm(room)
    keep, link = len(table.rows) <= SHORT, _links(document.part.rels)
    made._tbl.append(row_of(_header(table), widths, link, is_header=True, keep=True))
    for i, row in enumerate(table.rows):
        held = (keep or i == 0 or i == len(table.rows) - 2) and i < len(table.rows) - 1
        made._tbl.append(row_of(row, widths, link, is_header=False, keep=held))


def _links(related: Any) -> Link:
    """Names addresses beyond the document in the order that they come: the library looks through them all."""

    def link(address: str) -> str:
        name = f"siffra{len(related)}"
        related.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, address, name, is_external=True)
        return name

    return link


def add_field(paragraph: Any, instruction: str) -> None:
    """A field that the reader's program fills in, such as the page number."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def describe(picture: Any, alt: str, name: str) -> None:
    """Give a picture its alternative text and a steady name."""
    properties = picture._inline.docPr
    properties.set("descr", alt)
    properties.set("name", name)
    for side in ("distT", "distB", "distL", "distR"):  # else LibreOffice puts 3 mm beside the picture
        picture._inline.set(side, "0")


def _header(table: Table) -> TableRow:
    cells = tuple(
        Cell(heading, is_text=i in table.text_columns)
        for i, heading in enumerate(table.headings[1:], start=1)
    )
    return TableRow(table.headings[0], 0, RowKind.VERKSAMHET, False, cells)


def mark(row: Any, *, is_header: bool) -> None:
    """Keep a row on one page; a header is marked as such and repeated."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_header:
        properties.append(OxmlElement("w:tblHeader"))


def _describe_table(made: Any, table: Table) -> None:
    properties = made._tbl.tblPr
    for name, words in (("w:tblCaption", table.title), ("w:tblDescription", table.caption)):
        element = OxmlElement(name)
        element.set(qn("w:val"), words)
        properties.append(element)
    look = properties.find(qn("w:tblLook"))
    for attribute, value in (
        ("firstRow", "1"),
        ("lastRow", "0"),
        ("firstColumn", "0"),
        ("noVBand", "1"),
        ("noHBand", "1"),
    ):
        look.set(qn(f"w:{attribute}"), value)
    look.set(qn("w:val"), "0620")
