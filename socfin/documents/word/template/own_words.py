"""What a Word template says itself, in every part of it; never what its placeholders are filled with."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from socfin.documents.safe_xml import UnsafeXML, parsed
from socfin.documents.word.template.parts import PARAGRAPH, TAG, paragraphs

TEXT_ATTRIBUTES = ("descr", "title", "alt", qn("w:tooltip"))
"""Attributes that hold words: what a picture shows, a title, a link's hint."""
NAMED = (qn("w:alias"), qn("w:tag"))
"""What a content control is called."""
EMPTIED = "docProps/core.xml"
"""The properties that filling in leaves empty."""


def own_words(content: bytes) -> str:
    """The text of a .docx paragraph by paragraph, with notes, comments, properties and pictures' texts."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        names = [name for name in parts.namelist() if name.endswith(".xml") and name != EMPTIED]
        return "\n".join(text for name in names for text in _of_part(parts.read(name)))


def _of_part(content: bytes) -> Iterator[str]:
    try:
        root = parsed(content)
    except UnsafeXML:  # a part that Word would not read either
        return
    if next(root.iter(PARAGRAPH), None) is None:
        yield from (text for text in root.itertext() if any(sign.isalpha() for sign in text))
    for paragraph in paragraphs(root):
        yield TAG.sub("\n", paragraph.text)
    for element in root.iter():
        yield from _of_attributes(element)


def _of_attributes(element: Any) -> Iterator[str]:
    names = (qn("w:val"),) if element.tag in NAMED else TEXT_ATTRIBUTES
    yield from (text for name in names if (text := element.get(name)))
