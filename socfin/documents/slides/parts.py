"""Pieces of a slide: texts and a native table, editable in PowerPoint; charts are in `slide_charts`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Mm, Pt

from socfin.charts.theme import resolved
from socfin.documents import colours
from socfin.documents.table_cells import Cell, Table, TableRow
from socfin.documents.widths import column_widths, width_of_text
from socfin.domain.report import RowKind

FONT = "Arial"
"""On every Windows and Mac; elsewhere Liberation Sans has the same widths."""
WIDTH, HEIGHT, EDGE = 338.7, 190.5, 18.0
"""A 16:9 slide and its margin, in millimetres."""
PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's "No Style, No Grid"."""
SIZES = (26, 24, 22, 20, 18, 16, 14, 12, 10)
"""Points of a table's text, the largest that fits first."""
LINE_HEIGHT = 0.43
"""Millimetres per point."""
PADDING = 1.0
"""Millimetres above and below a cell's words."""
SIDES = 0.3
"""Millimetres per point on both sides of a cell's words together."""
INDENT = 0.25
"""Millimetres per point that a name stands in for each level under the first."""
AIR = 4.0
"""Millimetres more that a row takes where there is room."""
READ = 16
"""Points that are read from the back of a room."""
BOLD = 1.08
"""How much wider headings are than the same words in plain type, about."""
COLOUR_OF_LINKS = "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor"
OWN_COLOUR = f"""<a:extLst {nsdecls("a")}><a:ext uri="{{A12FA001-AC4F-418D-AE19-62706E023703}}">
  <ahyp:hlinkClr xmlns:ahyp="{COLOUR_OF_LINKS}" val="tx"/></a:ext></a:extLst>"""
"""How PowerPoint is told that a link has the colour of its text."""
TONES = {"deficit": colours.DEFICIT, "surplus": colours.SURPLUS}


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands on the slide, in millimetres."""

    left: float
    top: float
    width: float
    height: float

    @property
    def lengths(self) -> tuple[Any, Any, Any, Any]:
        """The four lengths as PowerPoint counts them."""
        return Mm(self.left), Mm(self.top), Mm(self.width), Mm(self.height)


def add_text(slide: Any, place: Place, lines: Sequence[str], size: float, **look: Any) -> Any:
    """A text box with a paragraph per line; `size` is in points."""
    box = slide.shapes.add_textbox(*place.lengths)
    frame = box.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for i, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(size * 0.35)
        write(paragraph, line, size, **look)
    return box


def write(paragraph: Any, text: str, size: float, *, bold: bool = False, colour: str = colours.INK) -> None:
    """Text in a paragraph, in Swedish and in the deck's typeface; `size` is in points."""
    run = paragraph.add_run()
    run.text = text
    font = run.font
    font.name, font.size, font.bold = FONT, Pt(size), bold
    font.color.rgb = rgb(colour)
    font.language_id = MSO_LANGUAGE_ID.SWEDISH


def add_number(slide: Any, place: Place, size: float) -> None:
    """The slide's number, as a field; `size` is in points."""
    paragraph = slide.shapes.add_textbox(*place.lengths).text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT
    field = f"""<a:fld {nsdecls("a")} id="{{5B5D0A1E-6D6F-4E0E-9C39-0A1B2C3D4E5F}}" type="slidenum">
      <a:rPr lang="sv-SE" sz="{round(size * 100)}"><a:latin typeface="{FONT}"/></a:rPr><a:t>1</a:t></a:fld>"""
    paragraph._p.append(parse_xml(field))


def describe(shape: Any, name: str, words: str) -> None:
    """A steady name, and what a screen reader says of the shape."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("name", name)
    properties.set("descr", words)


def add_table(slide: Any, place: Place, table: Table, rows: Sequence[TableRow], size: float = 0) -> None:
    """A native table with a marked header row, in the size (points), else in the largest that fits."""
    size = size or table_size(table, place, rows)
    widths = column_widths(table, place.width, size)
    head = head_height(table, widths, size)
    heights = [_row_height(row, widths, size) for row in rows]
    air = min((place.height - head - sum(heights)) / len(rows), AIR) if rows else 0
    heights = [height + max(air, 0) for height in heights]
    whole = replace(place, height=head + sum(heights))
    shape = slide.shapes.add_table(len(rows) + 1, len(table.headings), *whole.lengths)
    describe(shape, table.title, table.caption)
    made = shape.table
    made._tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN_TABLE
    made.first_row, made.horz_banding = True, False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    for line, its in zip(made.rows, (head, *heights), strict=True):
        line.height = Mm(its)
    words = table.text_columns
    header = [Cell(heading) for heading in table.headings]
    _fill(made.rows[0], header, words, size, bold=True, line_below=True)
    for line, row in zip(list(made.rows)[1:], rows, strict=True):
        is_sum = row.kind in (RowKind.TOTAL, RowKind.SUM)
        _fill(line, [Cell(row.name), *row.cells], words, size, bold=is_sum, line_below=False)
        line.cells[0].margin_left = Mm(_indent(row, size))


def table_size(table: Table, place: Place, rows: Sequence[TableRow]) -> float:
    """The largest size, in points, at which the rows have room with a line for each name.

    Where that is too small to be read from the back of a room, names and sentences go on over two lines.
    """
    one_line = next((size for size in SIZES if _fits(table, place, rows, size, lines=1)), SIZES[-1])
    if one_line >= READ:
        return one_line
    smaller = (size for size in SIZES if one_line < size <= READ)
    return next((size for size in smaller if _fits(table, place, rows, size, lines=2)), one_line)


def _fits(table: Table, place: Place, rows: Sequence[TableRow], size: float, *, lines: int) -> bool:
    """Whether columns get their width, names at most so many lines, and the rows their height."""
    needed = column_widths(table, place.width, size)
    is_wide = sum(needed) > place.width + 0.01
    if is_wide or any(_lines_of_name(row, needed[0], size) > lines for row in table.rows):
        return False
    return (
        head_height(table, needed, size) + sum(_row_height(row, needed, size) for row in rows) <= place.height
    )


def _row_height(row: TableRow, widths: Sequence[float], size: float) -> float:
    """Millimetres of a row: as many lines as its name or the longest of its words takes."""
    inside = [
        lines_of(cell.text, width - size * SIDES, size)
        for cell, width in zip(row.cells, widths[1:], strict=True)
        if cell.is_text
    ]
    most = max(_lines_of_name(row, widths[0], size), *inside, 1)
    return most * size * LINE_HEIGHT + 2 * PADDING


def _lines_of_name(row: TableRow, width: float, size: float) -> int:
    return lines_of(row.name, width - _indent(row, size), size)


def _indent(row: TableRow, size: float) -> float:
    """Millimetres that a row's name stands in, so that a part is seen to be one."""
    return INDENT * size * max(0, row.level - 1)


def head_height(table: Table, widths: Sequence[float], size: float) -> float:
    """Millimetres of the row of headings: as many lines as the one that is broken the most."""
    inside = [width - size * SIDES for width in widths]
    lines = max(lines_of(heading, width, size) for heading, width in zip(table.headings, inside, strict=True))
    return lines * size * LINE_HEIGHT + 2 * PADDING


def lines_of(heading: str, width: float, size: float) -> int:
    """The lines of a heading broken between words within so many millimetres; a long word has its own."""
    lines, line = 0, ""
    for word in heading.split():
        longer = f"{line} {word}".lstrip()
        if line and width_of_text(longer, size) * BOLD > width:
            lines, longer = lines + 1, word
        line = longer
    return lines + 1


def _fill(
    line: Any,
    cells: list[Cell],
    words: tuple[int, ...],
    size: float,
    *,
    bold: bool,
    line_below: bool,
) -> None:
    for i, (place, cell) in enumerate(zip(line.cells, cells, strict=True)):
        place.margin_left, place.margin_right = Mm(size * 0.2 if i in words[1:] else 0), Mm(size * 0.1)
        place.margin_top = place.margin_bottom = Mm(PADDING)
        place.vertical_anchor = MSO_ANCHOR.BOTTOM
        paragraph = place.text_frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.LEFT if i in words else PP_ALIGN.RIGHT
        write(paragraph, cell.text, size, bold=bold, colour=TONES.get(cell.tone, colours.INK))
        if cell.href:
            _link(paragraph.runs[0], cell.href)
        _rule_below(place, strong=line_below)


def _link(run: Any, address: str) -> None:
    """The run leads to an address and keeps its colour, which a link else has of the theme."""
    run.hyperlink.address = address
    run.font._element.find(qn("a:hlinkClick")).append(parse_xml(OWN_COLOUR))


def _rule_below(cell: Any, *, strong: bool) -> None:
    width, colour = (12700, colours.INK) if strong else (6350, colours.FAINT)
    rule = f"""<a:lnB {nsdecls("a")} w="{width}">
      <a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:lnB>"""
    cell._tc.get_or_add_tcPr().append(parse_xml(rule))


def rgb(colour: str) -> Any:
    """A bare hex colour, or a token of the charts' palette, as the library wants it."""
    made: Any = RGBColor
    return made.from_string(str(resolved(colour)).removeprefix("#").upper())
