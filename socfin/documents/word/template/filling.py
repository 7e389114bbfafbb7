"""The report in the municipality's own Word template; each finished document is looked through again."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shape import InlineShape
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from lxml import etree

from socfin.documents import colours
from socfin.documents.bridge import BRIDGE, alt_text
from socfin.documents.dispatch import Dispatch
from socfin.documents.document import CannotMake
from socfin.documents.outline import NO_PICTURE, Outline, outline
from socfin.documents.reproducible_zip import undated
from socfin.documents.safe_xml import UnsafeXML, parsed
from socfin.documents.word.parts import describe
from socfin.documents.word.report import picture_of, set_properties
from socfin.documents.word.template.language import Language, asked_for
from socfin.documents.word.template.links import Marks
from socfin.documents.word.template.parts import FOOTNOTES, Part, join_tags, parts, text_of
from socfin.documents.word.template.placeholders import values
from socfin.documents.word.template.safety import dangers
from socfin.documents.word.template.tags import Reading, lost
from socfin.domain.asked.addresses import NO_ADDRESSES, FigureAddresses
from socfin.domain.report import Report

MARK, DIAGRAM = "märkning", "diagram"
TEXTS = ("author", "comments", "identifier", "language", "subject", "title")
"""The properties that docxtpl would fill in."""
CUT = re.compile(r"/(attachedTemplate|customXml|printerSettings)$", re.IGNORECASE)
"""Relations a document does without: where its template lies, data that Word would put in its texts."""
LAYOUT = ("body", "hdr", "ftr", "tbl", "tr", "tc", "p", "r")
"""Elements of Word that hold elements, never text."""
BROKEN = (
    "Mallen blir inget helt dokument: en for eller if börjar och slutar på olika ställen i layouten. "
    "Skriv {%tr … %} i en egen tabellrad före och efter raden som upprepas, "
    "och {%p … %} i ett eget stycke före och efter stycken som upprepas."
)
AGAIN = "Lämna in den igen, eller använd standardmallen."


class Picture:
    """The diagram, as wide as the text, with its words; docxtpl puts it where the template asks for it."""

    def __init__(self, made: Any, png: bytes, words: str) -> None:
        self._made, self._png, self._words = made, png, words

    def __html__(self) -> str:
        section = self._made.docx.sections[0]
        width = section.page_width - section.left_margin - section.right_margin
        inline = self._made.current_rendering_part.new_pic_inline(io.BytesIO(self._png), width=width)
        describe(InlineShape(inline), self._words, BRIDGE)
        return f'</w:t></w:r><w:r><w:drawing>{inline.xml}</w:drawing></w:r><w:r><w:t xml:space="preserve">'

    __str__ = __html__


class NotWhole(CannotMake):
    """The filled document would be broken, have lost something or be unsafe; the message says what."""


class _Template(DocxTemplate):  # type: ignore[misc]
    """Refuses a broken part where the library would mend it by leaving something out."""

    def render_xml_part(self, *given: Any, **named: Any) -> str:
        xml = str(super().render_xml_part(*given, **named))
        _hold(xml)
        return xml


def make(
    report: Report,
    template: bytes,
    dispatch: Dispatch | None = None,
    addresses: FigureAddresses = NO_ADDRESSES,
) -> bytes:
    """The .docx file; CannotMake when the template no longer holds what was checked.

    `addresses` are what the figures lead to that the template asks to lead anywhere.
    """
    made = opened(template)
    before = _read(made)
    say = outline(report, dispatch)
    given = values(report, say, dispatch, addresses)
    asked = {name for _, source in sources(made) for name in asked_for(source)}
    _fill(made, given | {DIAGRAM: _diagram(made, report) if DIAGRAM in asked else ""})
    if say.mark and MARK not in asked:
        made.docx.element.body.insert(0, _mark(say))
    set_properties(made.docx.core_properties, say)
    out = io.BytesIO()
    made.docx.save(out)
    content = undated(out.getvalue())
    _look_through(content, before)
    return content


def _read(made: Any) -> list[tuple[str, Reading]]:
    """Each part by its name as it is read; CannotMake when a tag is wrong."""
    before = [(part.name, Reading(part.root)) for part in parts(made)]
    for _, reading in before:
        for fault in reading.faults:
            raise CannotMake(f"Den egna Word-mallen går inte att fylla i: {fault.message} {AGAIN}")
    return before


def _diagram(made: Any, report: Report) -> Picture | str:
    png = picture_of(report)
    return Picture(made, png, alt_text(report)) if png else NO_PICTURE


def _fill(made: Any, given: dict[str, Any]) -> None:
    marks = Marks()
    try:
        made.render(given, Language(marks), autoescape=True)
    except (TemplateError, TypeError) as error:
        raise CannotMake(f"Den egna Word-mallen går inte att fylla i: {error} {AGAIN}") from error
    except UnsafeXML as broken:
        raise NotWhole(BROKEN) from broken
    owners = {str(owner.partname): owner for owner in made.docx.part.package.iter_parts()}
    for part in parts(made):
        owner = owners[part.name]
        if owner.content_type.endswith(FOOTNOTES):
            marks.link(part.root, None)
            owner._blob = etree.tostring(part.root)
        else:
            marks.link(part.root, owner.rels)
        for cell in part.root.iter(qn("w:tc")):
            if cell[-1].tag != qn("w:p"):  # a cell without a paragraph is no cell to Word
                cell.append(parse_xml(f"<w:p {nsdecls('w')}/>"))


def _look_through(content: bytes, before: list[tuple[str, Reading]]) -> None:
    """NotWhole when a finished document has lost a text of the template's, or is not safe to open."""
    if faults := list(dict.fromkeys(dangers(content))):
        raise NotWhole("\n".join(faults))
    with ZipFile(io.BytesIO(content)) as archive:
        for name, reading in before:
            if gone := lost(reading.kept, text_of(parsed(archive.read(name.lstrip("/"))))):
                raise NotWhole(
                    f"Texten ”{gone[:70]}” i mallen försvinner när den fylls i. "
                    "Skriv platshållarna intill på nytt."
                )


def opened(template: bytes) -> Any:
    """The template, cut loose from other files, its own properties emptied and each tag in one piece."""
    made = _Template(io.BytesIO(template))
    made.render_init()
    for owner in (made.docx.part.package, *made.docx.part.package.iter_parts()):
        for key, relation in list(owner.rels.items()):
            if CUT.search(relation.reltype):
                del owner.rels[key]
    for element in made.docx.settings.element.xpath("w:attachedTemplate"):
        element.getparent().remove(element)
    for name in TEXTS:
        setattr(made.docx.core_properties, name, "")
    for part in parts(made):
        _prepare(made, part)
    return made


def _prepare(made: Any, part: Part) -> None:
    for element in list(part.root.iter(qn("w:dataBinding"))):
        element.getparent().remove(element)
    join_tags(part.root)
    for kept in made.docx.part.package.iter_parts():
        if str(kept.partname) == part.name and kept.content_type.endswith(FOOTNOTES):
            kept._blob = etree.tostring(part.root)


def sources(made: Any) -> Iterator[tuple[str, str]]:
    """Where in the document, in Swedish, and what Jinja reads there: a line for each paragraph."""
    for part in parts(made):
        xml = str(made.patch_xml(made.xml_to_string(part.root)))
        yield part.where, xml.replace("<w:p>", "\n<w:p>").replace("<w:p ", "\n<w:p ")


def _hold(xml: str) -> None:
    """UnsafeXML when the filled part is broken: text may stand only where Word shows it."""
    for node in parsed(xml).iter("{*}*"):
        if node.tag.rpartition("}")[2] in LAYOUT:
            loose = (node.text or "") + "".join(child.tail or "" for child in node)
            if loose.strip():
                raise UnsafeXML(loose)


def _mark(say: Outline) -> Any:
    """What a template that has no place for it must say all the same."""
    colour = colours.DEFICIT if say.constructed else colours.INK
    return parse_xml(
        f'<w:p {nsdecls("w")}><w:r><w:rPr><w:b/><w:color w:val="{colour}"/></w:rPr>'
        f"<w:t>{say.mark}</w:t></w:r></w:p>"
    )
