"""A row of a table as WordprocessingML, written at once; python-docx puts one together in six times the time.

Only what our tables have: a width, a style, a level, what is bold, a tone, a rule above the total.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.shared import Mm

from socfin.documents import colours
from socfin.documents.table_cells import Cell, TableRow
from socfin.documents.word.styles import LINKED
from socfin.domain.report import RowKind

TONES = {"deficit": "Underskott", "surplus": "Överskott"}
"""The character style of a figure, by its tone."""
INDENT = 3.5
"""Millimetres for each level under the first."""
RULE = f'<w:tcBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{colours.INK}"/></w:tcBorders>'

Link = Callable[[str], str]
"""The name of a relationship to an address."""


def row_of(row: TableRow, widths: list[float], link: Link, *, is_header: bool, keep: bool) -> Any:
    """The `w:tr` of a row whose cells are so many millimetres wide; `keep` holds it to the row after it.

    `link` gives an address the name that the document knows it by.
    """
    cells = (Cell(row.name, is_text=True), *row.cells)
    styles = ("Tabelltext", *("Tabellord" if cell.is_text else "Tabelltal" for cell in row.cells))
    rule = RULE if row.kind is RowKind.TOTAL and not is_header else ""
    bold = "<w:b/>" if is_header or row.is_parent or row.kind in (RowKind.TOTAL, RowKind.SUM) else ""
    indents = [f'<w:ind w:left="{Mm(INDENT * max(0, row.level - 1)).twips}"/>', *[""] * len(row.cells)]
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{Mm(width).twips}"/>{rule}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{"<w:keepNext/>" if keep else ""}{indent}</w:pPr>'
        f"{_run(cell, bold, link)}</w:p></w:tc>"
        for cell, width, style, indent in zip(cells, widths, styles, indents, strict=True)
    )
    marks = f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if is_header else ''}</w:trPr>"
    return parse_xml(f"<w:tr {nsdecls('w', 'r')}>{marks}{written}</w:tr>")


def _run(cell: Cell, bold: str, link: Link) -> str:
    """The cell's text; a figure with an address is a link that looks as every other figure does."""
    run = f"<w:r><w:rPr>{_tone(cell)}{bold}</w:rPr>{_text(cell.text)}</w:r>"
    if not cell.href:
        return run
    return f'<w:hyperlink r:id={quoteattr(link(cell.href))} w:history="1">{run}</w:hyperlink>'


def _tone(cell: Cell) -> str:
    style = TONES.get(cell.tone, LINKED if cell.href else "")
    return f"<w:rStyle w:val={quoteattr(style)}/>" if style else ""


def _text(text: str) -> str:
    """On one line: a table's texts have no line ends (documents/clean.py)."""
    if not text:
        return ""
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<w:t{space}>{escape(text)}</w:t>"
