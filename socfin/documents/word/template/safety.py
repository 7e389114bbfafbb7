"""Whether a Word file is safe to hand on: it fetches nothing, runs nothing, holds no other file; pure.

What may be in it is listed; everything else is named in Swedish. It is asked of the finished document, since
that is what people open.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml.etree import XPath

from socfin.documents.safe_xml import UnsafeXML, parsed
from socfin.documents.word.template.fields import bad_fields

MACROS = "Mallen innehåller makron. Spara den som Word-dokument (.docx) utan makron."
NO_WORD = "Filen är inget Word-dokument. Spara mallen som Word-dokument (.docx) och lämna in den igen."
EMBEDDED = "Mallen innehåller inbäddade filer eller kontroller. Ta bort dem; bilder får finnas."
UNREADABLE = (BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, OSError)
"""What a broken archive makes zipfile raise."""
MAIN = "wordprocessingml.document.main+xml"
PARTS = frozenset((
    "officedocument", "core-properties", "extended-properties", "custom-properties", "thumbnail",
    "styles", "styleswitheffects", "settings", "websettings", "fonttable", "font", "theme",
    "themeoverride", "numbering", "header", "footer", "footnotes", "endnotes", "image", "hyperlink",
    "comments", "commentsextended", "commentsids", "commentsextensible", "people", "glossarydocument",
    "bibliography", "hdphoto", "classificationlabels",
))  # fmt: skip
"""The relations between parts that a letter needs, by the last word of their type."""
SAFE_LINK = re.compile(r"(https?://|mailto:|#)", re.IGNORECASE)
CLICKED = ("hyperlink", "hlinkclick", "hlinkhover")
"""Elements whose address is fetched only when someone clicks."""
FETCHING = frozenset((
    "altchunk", "subdoc", "control", "object", "oleobject", "mailmerge", "frameset", "framelayout",
    "savethroughxslt", "webvideopr", "script", "foreignobject", "attachedschema",
))  # fmt: skip
"""Elements that fetch, run or hold something else than the text."""
ADDRESS = re.compile(r"^\s*(\\\\|[a-z][a-z0-9+.-]*:)", re.IGNORECASE)
ADDRESSES = XPath("//@*[contains('|src|SRC|href|HREF|', concat('|', local-name(), '|'))]")
SHOWN = 70
"""Characters of a fetched address that its refusal quotes: enough to find it in the template."""


def dangers(content: bytes) -> Iterator[str]:
    """What a Word file holds that it may not, in Swedish; nothing for a file that is safe to open."""
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            yield from _of_the_archive(archive)
    except (*UNREADABLE, UnsafeXML):
        yield NO_WORD


def _of_the_archive(archive: ZipFile) -> Iterator[str]:
    names = archive.namelist()
    kinds = archive.read("[Content_Types].xml").decode("utf-8", "replace").lower()
    if "macroenabled" in kinds or any("vba" in name.lower() for name in names):
        yield MACROS
        return
    if MAIN not in kinds:
        yield NO_WORD
        return
    if any(re.search(r"/(activex|embeddings)/", name, re.IGNORECASE) for name in names):
        yield EMBEDDED
    outside: dict[str, set[str]] = {}
    for name in names:
        if name.lower().endswith(".rels"):
            outside[_owner(name)] = set()
            yield from _of_the_relations(parsed(archive.read(name)), outside[_owner(name)])
    kind_of = _kinds(archive)
    for name in names:
        kind = kind_of(name)
        if "xml" in kind:
            yield from _of_the_part(parsed(archive.read(name)), outside.get(name, set()))
        elif not kind.startswith("image/") and "font" not in kind:
            yield f"Mallen innehåller något som inte kan vara med ({(kind or name)[:SHOWN]}). Ta bort det."


def _kinds(archive: ZipFile) -> Callable[[str], str]:
    """What says which kind each part is of: Word goes by this, never by the part's name."""
    named: dict[str, str] = {"[content_types].xml": "xml"}
    for element in parsed(archive.read("[Content_Types].xml")):
        key = element.get("PartName", "").lstrip("/") or f".{element.get('Extension', '')}"
        named[key.lower()] = element.get("ContentType", "").lower()

    def kind(name: str) -> str:
        lower = name.lower()
        return named.get(lower) or named.get(f".{lower.rpartition('.')[2]}", "")

    return kind


def _owner(name: str) -> str:
    """The part that a file of relations belongs to."""
    return re.sub(r"_rels/([^/]*)\.rels$", r"\1", name, flags=re.IGNORECASE)


def _of_the_relations(tree: Any, outside: set[str]) -> Iterator[str]:
    for link in tree:
        kind = link.get("Type", "").rpartition("/")[2].lower()
        target = link.get("Target", "")
        if link.get("TargetMode", "").lower() == "external" or ADDRESS.match(target):
            outside.add(link.get("Id", ""))
            if kind == "hyperlink" and not SAFE_LINK.match(target):
                yield (
                    f"Mallen har en länk till {target[:SHOWN]}. Länkar får gå till webben eller e-post "
                    "(https, http, mailto)."
                )
            elif kind != "hyperlink":
                yield f"Mallen hämtar något utifrån ({target[:SHOWN]}). Lägg in det i mallen i stället."
        elif "macro" in kind or "vba" in kind:
            yield MACROS
        elif kind in ("oleobject", "package", "control", "afchunk", "activexcontrolbinary"):
            yield EMBEDDED
        elif kind not in PARTS:
            yield f"Mallen innehåller något som inte kan vara med ({kind[:SHOWN]}). Ta bort det."


def _of_the_part(root: Any, outside: set[str]) -> Iterator[str]:
    for field in dict.fromkeys(bad_fields(root)):
        yield f"Mallen har ett fält ({field}) som hämtar eller kör något. Ta bort fältet."
    for name in sorted({element.tag.rpartition("}")[2].lower() for element in root.iter("{*}*")} & FETCHING):
        yield f"Mallen har en del ({name}) som hämtar eller kör något. Ta bort den."
    for address in ADDRESSES(root):
        if _is_fetched(address.attrname.rpartition("}")[2].lower(), str(address)):
            yield f"Mallen hämtar något utifrån ({address[:SHOWN]}). Lägg in det i mallen i stället."
    if outside and any(_is_linked(element, outside) for element in root.iter("{*}*")):
        yield "Mallen hämtar något utifrån (en länkad bild). Lägg in det i mallen i stället."


def _is_linked(element: Any, outside: set[str]) -> bool:
    """Whether an element that is shown by itself names something outside the file."""
    is_clicked = element.tag.rpartition("}")[2].lower() in CLICKED
    return not is_clicked and any(value in outside and _is_reference(key) for key, value in element.items())


def _is_reference(key: str) -> bool:
    return "relationships" in key or key.rpartition("}")[2].lower() in ("relid", "href", "pict")


def _is_fetched(key: str, value: str) -> bool:
    """Whether an attribute names a file elsewhere; a drawing's own link is only followed by a click."""
    is_address = ADDRESS.match(value) is not None
    return is_address and not (value.startswith("data:") if key == "src" else SAFE_LINK.match(value))
