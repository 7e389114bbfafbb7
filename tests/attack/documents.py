"""All that can be read in a document: every part of it, charts and the workbooks within them among it."""

from __future__ import annotations

import io
import re
import zipfile

from pypdf import PdfReader

ENDS = re.compile(r"</(?:a:p|w:p|w:tc|c:v|t|si|c|row|v|vt:lpstr|dc:\w+|cp:\w+)>")
TOLD = re.compile(r"\s(?:descr|title|name|val|formatCode)=\"([^\"]*[^\W\d_][^\"]*)\"")
"""Attributes that hold words: what a picture shows, the names of sheets and slides."""


def text_of(kind: str, content: bytes) -> str:
    """The words and numbers of a document, one after another."""
    if kind == "pdf":
        reader = PdfReader(io.BytesIO(content))
        told = [str(one) for one in (reader.metadata or {}).values()]
        return "\n".join([*told, *(page.extract_text() for page in reader.pages)])
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return "\n".join(_part(name, parts.read(name)) for name in parts.namelist())
    return content.decode("utf-8-sig")


def _part(name: str, content: bytes) -> str:
    """The text of a part of an Office file; a workbook within it is read in its turn."""
    if content[:2] == b"PK":
        return text_of("", content)
    if not name.endswith((".xml", ".rels")) or "theme" in name or "styles" in name:
        return ""
    xml = content.decode("utf-8")
    return "\n".join([re.sub(r"<[^>]+>", "", ENDS.sub("\n", xml)), *TOLD.findall(xml)])
