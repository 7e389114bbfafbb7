"""Looks through a Word template before it is taken in use and says in Swedish what is wrong with it."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from zipfile import BadZipFile, ZipFile

import docx
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from jinja2 import TemplateError

from socfin.documents.document import CannotMake, Pictures
from socfin.documents.outline import outline
from socfin.documents.template_example import example
from socfin.documents.template_language import Language, asked_for, faults
from socfin.documents.word_template import filled, make, opened, sources
from socfin.domain.report import AgendaItem, Report

LARGEST = 5 * 1024 * 1024
"""Bytes of a template; a letterhead with a logotype is a tenth of it."""
LARGEST_UNPACKED, LARGEST_PART, MOST_PARTS = 40 * 1024 * 1024, 1024 * 1024, 1000
MAIN = "wordprocessingml.document.main+xml"
OLD = b"\xd0\xcf\x11\xe0"
LOOSE = ("/hyperlink", "/attachedTemplate")
"""Links out of the file that do no harm: nothing is fetched until someone clicks; the other is cut."""
FIELDS = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|MACROBUTTON|DATABASE|LINK)\b")
MACROS = "Mallen innehåller makron. Spara den som Word-dokument (.docx) utan makron."
NO_WORD = "Filen är inget Word-dokument. Spara mallen som Word-dokument (.docx) och lämna in den igen."
BROKEN = (
    "Mallen blir inget helt dokument: en for eller if börjar och slutar på olika ställen i layouten. "
    "Skriv {%tr … %} i en egen tabellrad före och efter raden som upprepas, "
    "och {%p … %} i ett eget stycke före och efter stycken som upprepas."
)
LAYOUT = ("body", "hdr", "ftr", "tbl", "tr", "tc", "p", "r")
"""Elements of Word that hold elements, never text."""
SHOWN = 70
"""Letters of a paragraph that are quoted."""


def problems(content: bytes, filename: str) -> list[str]:
    """What is wrong with a template, empty when it may be used."""
    return (
        list(_of_the_name(filename, content)) or list(_of_the_file(content)) or list(_of_the_words(content))
    )


def _of_the_name(filename: str, content: bytes) -> Iterator[str]:
    extension = filename.lower().rpartition(".")[2]
    if extension in ("docm", "dotm"):
        yield MACROS
    elif extension in ("dotx", "doc", "dot", "odt", "rtf"):
        yield f"Filen är sparad som .{extension}. Spara mallen som Word-dokument (.docx)."
    elif extension != "docx":
        yield NO_WORD
    elif content.startswith(OLD):
        yield "Filen är låst med lösenord eller har Words äldre format. Spara den som .docx utan lösenord."
    elif len(content) > LARGEST:
        size = f"{len(content) / 1024 / 1024:.1f}".replace(".", ",")
        yield f"Filen är för stor: {size} MB. En mall får vara högst 5 MB. Minska bilderna i den."


def _of_the_file(content: bytes) -> Iterator[str]:
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            yield from _of_the_archive(archive)
    except (BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, OSError):
        yield NO_WORD


def _of_the_archive(archive: ZipFile) -> Iterator[str]:
    members = archive.infolist()
    texts = [one for one in members if one.filename.endswith((".xml", ".rels"))]
    if len(members) > MOST_PARTS or sum(one.file_size for one in members) > LARGEST_UNPACKED:
        yield "Filen är för stor när den packas upp. Minska bilderna i den."
        return
    if any(one.file_size > LARGEST_PART for one in texts):
        yield "Texten i mallen är för stor. En mall ska bara innehålla det som är lika i varje ärende."
        return
    kinds = archive.read("[Content_Types].xml").decode("utf-8", "replace")
    if "macroEnabled" in kinds or any("vbaProject" in one.filename for one in members):
        yield MACROS
        return
    if MAIN not in kinds:
        yield NO_WORD
        return
    if any(re.search(r"/(activeX|embeddings)/", one.filename) for one in members):
        yield "Mallen innehåller inbäddade filer eller kontroller. Ta bort dem; bilder får finnas."
    for one in texts:
        yield from _of_the_part(one.filename, archive.read(one))


def _of_the_part(name: str, content: bytes) -> Iterator[str]:
    try:
        tree = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        yield NO_WORD
        return
    if name.endswith(".rels"):
        for link in tree:
            if link.get("TargetMode") == "External" and not link.get("Type", "").endswith(LOOSE):
                target = link.get("Target", "")[:SHOWN]
                yield f"Mallen hämtar något utifrån ({target}). Lägg in det i mallen i stället."
    told = "".join(node.text or "" for node in tree.iter() if node.tag.endswith("}instrText"))
    told += " ".join(value for node in tree.iter() for key, value in node.items() if key.endswith("}instr"))
    if field := FIELDS.search(told):
        yield f"Mallen har ett fält ({field[1]}) som hämtar eller kör något. Ta bort fältet."


def _of_the_words(content: bytes) -> Iterator[str]:
    try:
        made = opened(content)
        read = list(sources(made))
    except Exception:
        yield NO_WORD
        return
    wrong = [told for where, source in read for told in _of_the_source(where, source)]
    if wrong:
        yield from wrong
    elif not any(asked_for(source) for _, source in read):
        yield "Mallen har inga platshållare, så inga siffror skulle komma med. Utgå från exempelmallen."
    else:
        yield from _of_the_result(content)


def _of_the_source(where: str, source: str) -> Iterator[str]:
    lines = source.split("\n")
    for fault in faults(source):
        text = html.unescape(re.sub(r"<[^>]*>", "", lines[min(fault.line, len(lines)) - 1])).strip()
        quoted = f"{text[:SHOWN]}…" if len(text) > SHOWN else text
        yield f"I {where} ”{quoted}”: {fault.message}"


def _of_the_result(content: bytes) -> Iterator[str]:
    """Fills the template with made up figures, then with hardly any; both must become whole documents."""
    whole = example()
    bare = replace(whole, rows=(), lines=(), bridge=(), notes=(), published="", agenda=AgendaItem())
    bare = replace(bare, total=replace(whole.total, comment=None), constructed=False)
    for report in (whole, bare):
        if not _becomes_whole(content, report):
            yield BROKEN
            return


def _becomes_whole(content: bytes, report: Report) -> bool:
    try:
        made = opened(content)
        given = filled(made, report, outline(report), Pictures())
        _hold(made.build_xml(given, Language()))
        for address in (made.HEADER_URI, made.FOOTER_URI):
            for _, xml in made.build_headers_footers_xml(given, address, Language()):
                _hold(xml)
        docx.Document(io.BytesIO(make(report, Pictures(), content)))
    except (ParseError, TemplateError, CannotMake, ValueError, KeyError):
        return False
    return True


def _hold(xml: str | bytes) -> None:
    """ValueError or ParseError when the filled part is broken: text may stand only where Word shows it."""
    for node in fromstring(xml).iter():
        if node.tag.rpartition("}")[2] in LAYOUT:
            loose = (node.text or "") + "".join(child.tail or "" for child in node)
            if loose.strip():
                raise ValueError(loose)
