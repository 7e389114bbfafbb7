"""The Word document's pages: header, footer and number; upright, or lying where a table needs the room."""

from __future__ import annotations

from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.table import Table as Grid
from docx.text.paragraph import Paragraph

from socfin.documents.outline import Outline
from socfin.documents.table_cells import Table
from socfin.documents.widths import column_widths
from socfin.documents.word.parts import add_field, add_table
from socfin.documents.word.styles import LANDSCAPE_WIDTH, TABLE_SIZE, TEXT_WIDTH, tab_at_the_right

ENDING = 4
"""Passages that stay with the notes and the decision, so that the last page is never four fifths empty."""
MOST_KEPT = 30
"""Paragraphs kept together: more would not have room on one page, and then none would be kept."""


def add_first_margins(document: Any, say: Outline) -> None:
    """Header and footer from the first page on; the first page says in its text what the header would."""
    section = document.sections[0]
    _fill(section.header, section.footer, say)
    _fill_footer(section.first_page_footer, say)


def put_table(document: Any, table: Table, say: Outline, *, is_last: bool = False) -> None:
    """The table, on pages of its own that lie down when its figures have no room on a page that stands.

    The last one, an appendix, begins a page; after it no page stands up again, which would be empty.
    """
    if sum(column_widths(table, TEXT_WIDTH, TABLE_SIZE)) <= TEXT_WIDTH + 0.1:
        add_table(document, table, TEXT_WIDTH, begins_page=is_last)
        return
    _turn(document, say, WD_ORIENT.LANDSCAPE, LANDSCAPE_WIDTH)
    add_table(document, table, LANDSCAPE_WIDTH)
    if not is_last:
        _turn(document, say, WD_ORIENT.PORTRAIT, TEXT_WIDTH)


def keep_the_end_together(document: Any) -> None:
    """The last passages, or the last row or picture, the notes and the decision stand on one page.

    Pictures fill a page by themselves: if more than the last were kept, the page before would be left empty.
    """
    passages = 0
    for kept, part in enumerate(reversed(list(document.iter_inner_content())[:-1])):
        if isinstance(part, Grid):
            for cell in part.rows[-1].cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True
            return
        passages += part.style.name == "Verksamhet"
        if passages == ENDING or kept == MOST_KEPT or _turns(part):
            return
        part.paragraph_format.keep_with_next = True
        if part._p.xpath(".//w:drawing"):
            return


def _turns(paragraph: Paragraph) -> bool:
    """Whether the page lies down or stands up after it."""
    return bool(paragraph._p.xpath("./w:pPr/w:sectPr"))


def _turn(document: Any, say: Outline, orientation: Any, width: float) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.page_width, section.page_height = section.page_height, section.page_width
    section.orientation = orientation
    section.different_first_page_header_footer = False
    for margin in (section.header, section.footer):
        margin.is_linked_to_previous = False
    _fill(section.header, section.footer, say)
    for margin in (section.header, section.footer):
        tab_at_the_right(margin.paragraphs[0], width)


def _fill(header: Any, footer: Any, say: Outline) -> None:
    reference = "\u2003".join(filter(None, (say.item, say.dnr)))
    header.paragraphs[0].style = "Header"
    header.paragraphs[0].add_run(f"{say.owner}\t{reference}")
    _fill_footer(footer, say)


def _fill_footer(footer: Any, say: Outline) -> None:
    paragraph = footer.paragraphs[0]
    paragraph.style = "Footer"
    paragraph.add_run(say.mark, style="Underskott" if say.constructed else None)
    paragraph.add_run("\tSida ")
    add_field(paragraph, "PAGE")
    paragraph.add_run(" av ")
    add_field(paragraph, "NUMPAGES")
