"""The Word document's page, language and styles: real ones, so that it can be restyled in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from socfin.documents import colours

FONT, LIKE = "Arial", "Liberation Sans"
"""On every Windows and Mac, and what has the same widths elsewhere; the file names both."""
LANGUAGE = "sv-SE"
TEXT_WIDTH, LANDSCAPE_WIDTH = 170, 257
"""Millimetres between the margins of a page, upright and lying."""

TABLE_SIZE = 8
"""Points."""

TABLE_STYLE = "Ekonomitabell"
TABLE_XML = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}">
  <w:name w:val="{TABLE_STYLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/>
  <w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>
  <w:tblPr>
    <w:tblBorders>
      <w:bottom w:val="single" w:sz="8" w:space="0" w:color="{colours.INK}"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="{colours.FAINT}"/>
    </w:tblBorders>
    <w:tblCellMar><w:top w:w="45" w:type="dxa"/><w:left w:w="40" w:type="dxa"/>
      <w:bottom w:w="45" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:rPr><w:b/></w:rPr>
    <w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="{colours.INK}"/></w:tcBorders>
      <w:vAlign w:val="bottom"/></w:tcPr>
  </w:tblStylePr>
</w:style>
"""


def prepare(document: Any) -> None:
    """Set page, language and every style the document uses; drop what the library's template brings along."""
    _drop_unused(document)
    _set_page(document.sections[0])
    _set_language(document)
    _name_fonts(document)
    _set_paragraph_styles(document.styles)
    _set_character_styles(document.styles)
    document.styles.element.append(parse_xml(TABLE_XML))


def _drop_unused(document: Any) -> None:
    package = document.part.package
    for owner, unused in ((package, "/thumbnail"), (document.part, "/customXml")):
        for key, relation in list(owner.rels.items()):
            if relation.reltype.endswith(unused):
                del owner.rels[key]
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in ("Normal Table", "Table Grid"):
            style.delete()


def _set_page(section: Any) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm((210 - TEXT_WIDTH) / 2)
    section.top_margin, section.bottom_margin = Mm(27), Mm(24)
    section.header_distance = section.footer_distance = Mm(13)
    section.different_first_page_header_footer = True


def _set_language(document: Any) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    settings = document.settings.element
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), LANGUAGE)


def _name_fonts(document: Any) -> None:
    """Let the file itself say which typeface to take where the first is not installed."""
    fonts = next(
        relation.target_part
        for relation in document.part.rels.values()
        if relation.reltype.endswith("/fontTable")
    )
    fonts._blob = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts {nsdecls("w")}><w:font w:name="{FONT}"><w:altName w:val="{LIKE}"/>
<w:panose1 w:val="020B0604020202020204"/>
<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>""".encode()


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How the paragraphs of a style look; sizes and spaces in points, `line` in lines."""

    size: float
    bold: bool = False
    colour: str = colours.INK
    before: float = 0
    after: float = 0
    line: float = 1.0
    keep: bool = False
    """On the same page as what follows."""


def _set_paragraph_styles(styles: Any) -> None:
    _paragraph(styles, "Normal", ParagraphLook(10, after=4, line=1.15))
    _paragraph(styles, "Heading 1", ParagraphLook(13, bold=True, before=0, after=4, keep=True))
    _paragraph(styles, "Heading 2", ParagraphLook(12, bold=True, before=18, after=4, keep=True))
    _paragraph(styles, "List Bullet", ParagraphLook(10, after=0, line=1.15))
    styles["List Bullet"].paragraph_format.left_indent = Mm(5)
    styles["List Bullet"].paragraph_format.first_line_indent = Mm(-5)
    _paragraph(styles, "Caption", ParagraphLook(9, colour=colours.MUTED, after=5, keep=True))
    _paragraph(styles, "Header", ParagraphLook(8, colour=colours.MUTED, after=0))
    _paragraph(styles, "Footer", ParagraphLook(8, colour=colours.MUTED, after=0))
    for name in ("Header", "Footer"):
        tab_at_the_right(styles[name])
    _paragraph(styles, "Organ", ParagraphLook(10, bold=True, after=24))
    _underline(styles["Organ"])
    _paragraph(styles, "Konstruerat", ParagraphLook(10, bold=True, colour=colours.DEFICIT, after=12))
    _paragraph(styles, "Offentligt", ParagraphLook(10, bold=True, after=12))
    _paragraph(styles, "Paragraf", ParagraphLook(10, bold=True, colour=colours.MUTED, after=10))
    _paragraph(styles, "Slutsats", ParagraphLook(18, bold=True, after=8, line=1.1))
    _paragraph(styles, "Verksamhet", ParagraphLook(10, before=7, after=1, line=1.15, keep=True))
    _paragraph(styles, "Kommentar", ParagraphLook(10, after=1, line=1.15))
    _paragraph(styles, "Orsak", ParagraphLook(10, colour=colours.MUTED, after=1, keep=True))
    _paragraph(styles, "Upplysning", ParagraphLook(9, colour=colours.MUTED, after=2))
    _paragraph(styles, "Tabelltext", ParagraphLook(TABLE_SIZE, after=0))
    _paragraph(styles, "Tabellord", ParagraphLook(TABLE_SIZE, after=0)).paragraph_format.left_indent = Mm(1.5)
    _paragraph(
        styles, "Tabelltal", ParagraphLook(TABLE_SIZE, after=0)
    ).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT


LINKED = "Siffra"
"""Of a figure that is a link: as the text is. Without a style some programs drop the link."""


def _set_character_styles(styles: Any) -> None:
    for name, colour, bold in (("Underskott", colours.DEFICIT, True), ("Överskott", colours.SURPLUS, None)):
        style = styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.color.rgb = RGBColor.from_string(colour)
        style.font.bold = bold
    styles.add_style(LINKED, WD_STYLE_TYPE.CHARACTER)


def _paragraph(styles: Any, name: str, look: ParagraphLook) -> Any:
    style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.bold, False
    style.font.color.rgb = RGBColor.from_string(look.colour)
    _set_font(style)
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(look.before), Pt(look.after), look.line
    shape.keep_with_next, shape.widow_control = look.keep, True
    return style


def _set_font(style: Any) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def tab_at_the_right(styled: Any, width: float = TEXT_WIDTH) -> None:
    """The one tab stop of a style or a paragraph, where its lines end."""
    stops = styled.paragraph_format.tab_stops
    stops.clear_all()
    if width != TEXT_WIDTH:
        stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.CLEAR)
    stops.add_tab_stop(Mm(width), WD_TAB_ALIGNMENT.RIGHT)


def _underline(style: Any) -> None:
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "8"), ("space", "6"), ("color", colours.INK)):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    style.element.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )
