"""The report in the municipality's own Word template; the template has been checked by `template_check`."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shape import InlineShape
from docxtpl import DocxTemplate
from jinja2 import TemplateError

from socfin.documents import colours
from socfin.documents.bridge import alt_text
from socfin.documents.document import CannotMake, Pictures
from socfin.documents.outline import NO_PICTURE, Outline, outline
from socfin.documents.placeholders import values
from socfin.documents.template_language import Language, asked_for
from socfin.documents.word import picture_of, set_properties
from socfin.documents.word_parts import describe
from socfin.documents.zipped import undated
from socfin.domain.report import Report

MARK = "märkning"
FOOTNOTES = "footnotes+xml"
TEXTS = ("author", "comments", "identifier", "language", "subject", "title")
"""The properties that docxtpl would fill in."""


class Picture:
    """The diagram, as wide as the text, with its words; docxtpl puts it where the template asks for it."""

    def __init__(self, made: Any, png: bytes, words: str) -> None:
        self._made, self._png, self._words = made, png, words

    def __html__(self) -> str:
        section = self._made.docx.sections[0]
        width = section.page_width - section.left_margin - section.right_margin
        inline = self._made.current_rendering_part.new_pic_inline(io.BytesIO(self._png), width=width)
        describe(InlineShape(inline), self._words)
        return f'</w:t></w:r><w:r><w:drawing>{inline.xml}</w:drawing></w:r><w:r><w:t xml:space="preserve">'

    __str__ = __html__


def make(report: Report, pictures: Pictures, template: bytes) -> bytes:
    """The .docx file; CannotMake when the kept template no longer holds what was checked."""
    say = outline(report)
    made = opened(template)
    marked = any(MARK in asked_for(source) for _, source in sources(made))
    try:
        made.render(filled(made, report, say, pictures), Language(), autoescape=True)
    except TemplateError as error:
        raise CannotMake(
            f"Den egna Word-mallen går inte att fylla i: {error} "
            "Lämna in den igen, eller använd standardmallen."
        ) from error
    if say.mark and not marked:
        made.docx.element.body.insert(0, _mark(say))
    set_properties(made.docx.core_properties, say)
    out = io.BytesIO()
    made.docx.save(out)
    return undated(out.getvalue())


def opened(template: bytes) -> Any:
    """The template, cut loose from the file it was once made from, its own properties emptied."""
    made = DocxTemplate(io.BytesIO(template))
    made.render_init()
    settings = made.docx.part._settings_part
    for key, relation in list(settings.rels.items()):
        if relation.reltype.endswith("/attachedTemplate"):
            del settings.rels[key]
    for element in settings.element.xpath("w:attachedTemplate"):
        element.getparent().remove(element)
    for name in TEXTS:
        setattr(made.docx.core_properties, name, "")
    return made


def sources(made: Any) -> Iterator[tuple[str, str]]:
    """Where in the document, in Swedish, and what Jinja reads there: a line for each paragraph."""
    yield "stycket", _source(made, made.get_xml())
    for words, address in (("sidhuvudet", made.HEADER_URI), ("sidfoten", made.FOOTER_URI)):
        for _, part in made.get_headers_footers(address):
            yield words, _source(made, made.get_part_xml(part))
    for part in made.docx.part.package.parts:
        if part.content_type.endswith(FOOTNOTES):
            yield "fotnoten", _source(made, part.blob.decode("utf-8"))


def filled(made: Any, report: Report, say: Outline, pictures: Pictures) -> dict[str, Any]:
    """The placeholders' values, with the picture in the document that is being made."""
    png = picture_of(report, pictures)
    return values(report, say, Picture(made, png, alt_text(report)) if png else NO_PICTURE)


def _source(made: Any, xml: str) -> str:
    return str(made.patch_xml(xml)).replace("<w:p>", "\n<w:p>").replace("<w:p ", "\n<w:p ")


def _mark(say: Outline) -> Any:
    """What a template that has no place for it must say all the same."""
    colour = colours.DEFICIT if say.constructed else colours.INK
    return parse_xml(
        f'<w:p {nsdecls("w")}><w:r><w:rPr><w:b/><w:color w:val="{colour}"/></w:rPr>'
        f"<w:t>{say.mark}</w:t></w:r></w:p>"
    )
