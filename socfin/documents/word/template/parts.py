"""The parts of a Word template that are filled in, and the paragraphs and tags in them; judges nothing.

A tag is what stands between braces: {{ … }} is shown, {% … %} is an order, {# … #} is a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from socfin.documents.safe_xml import parsed

TAG = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}%]*%\}|\{#[^{}#]*#\}")
HEADER, FOOTER, FOOTNOTES = "/header", "/footer", "footnotes+xml"
PARAGRAPH, TEXT = qn("w:p"), qn("w:t")
BREAKS = tuple(qn(f"w:{name}") for name in ("tab", "ptab", "br", "cr", "drawing", "sym", "noBreakHyphen"))
STRAIGHT = str.maketrans("“”„‘’", '"""\'\'')
"""Word makes quotation marks typographic as one types."""
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""Holds a text box once more, for old programs."""
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is filled in: where it stands, in Swedish, its name in the archive, and its XML."""

    where: str
    name: str
    root: Any


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's own text, without that of text boxes in it."""

    element: Any
    texts: tuple[Any, ...]

    @property
    def is_boxed(self) -> bool:
        """Whether it stands in a text box."""
        return next(self.element.iterancestors(PARAGRAPH), None) is not None

    @property
    def text(self) -> str:
        """The text as the reader sees it, tabs and line breaks left out."""
        return "".join(node.text or "" for node in self.texts)

    @property
    def spelled(self) -> str:
        """The text with a tab for every tab, line break and picture in it."""
        own = (
            element for element in self.element.iter(TEXT, *BREAKS) if element.getparent().tag == qn("w:r")
        )
        mine = (element for element in own if next(element.iterancestors(PARAGRAPH)) is self.element)
        return "".join((element.text or "") if element.tag == TEXT else "\t" for element in mine)


def parts(made: Any) -> Iterator[Part]:
    """The body, headers, footers and footnotes of an opened document."""
    main = made.docx.part
    yield Part("stycket", str(main.partname), main.element)
    for relation in main.rels.values():
        for kind, where in ((HEADER, "sidhuvudet"), (FOOTER, "sidfoten")):
            if not relation.is_external and relation.reltype.endswith(kind):
                yield Part(where, str(relation.target_part.partname), relation.target_part.element)
    for part in main.package.parts:
        if part.content_type.endswith(FOOTNOTES):
            yield Part("fotnoten", str(part.partname), parsed(part.blob))


def paragraphs(root: Any) -> Iterator[Paragraph]:
    """Every paragraph in the order they stand, those of text boxes after the one that holds the box."""
    for element in root.iter(PARAGRAPH):
        own = (node for node in element.iter(TEXT) if next(node.iterancestors(PARAGRAPH)) is element)
        yield Paragraph(element, tuple(own))


def is_copy(paragraph: Paragraph) -> bool:
    """Whether it is what a text box has said already, once more for old programs."""
    fallback = next(paragraph.element.iterancestors(FALLBACK), None)
    choice = None if fallback is None else fallback.getprevious()
    return choice is not None and paragraph.text in {each.text for each in paragraphs(choice)}


def squeezed(text: str) -> str:
    """The text without any space, so that two can be compared whatever became of their breaks."""
    return "".join(text.split())


def text_of(root: Any) -> str:
    """All text of a part, squeezed, paragraph after paragraph."""
    return squeezed("".join(paragraph.text for paragraph in paragraphs(root)))


def join_tags(root: Any) -> None:
    """Let each tag lie in one run, with ordinary spaces and straight quotes, however Word has written it."""
    for paragraph in paragraphs(root):
        for tag in reversed(list(TAG.finditer(paragraph.text))):
            _gather(paragraph.texts, tag.start(), tag.end(), re.sub(r"\s+", " ", tag[0]).translate(STRAIGHT))


def _gather(texts: tuple[Any, ...], start: int, end: int, tag: str) -> None:
    """The text from start to end goes into the run where it begins."""
    at, is_put = 0, False
    for node in texts:
        text = node.text or ""
        first, last = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if first < last:
            node.text = text[:first] + ("" if is_put else tag) + text[last:]
            node.set(SPACE, "preserve")
            is_put = True
