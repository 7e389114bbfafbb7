"""Looks through a Word template before it is taken in use and says in Swedish what is wrong with it.

To be run by `template_bounds`: a library may be made to work for ever by a file of a few kilobytes.
"""

from __future__ import annotations

import html
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from socfin.documents.document import CannotMake
from socfin.documents.safe_xml import UnsafeXML, parsed
from socfin.documents.word.template.bounds import LARGEST, too_large
from socfin.documents.word.template.filling import NotWhole, make, opened, sources
from socfin.documents.word.template.language import asked_for, faults
from socfin.documents.word.template.must_say import known_reports, never_named, unsaid
from socfin.documents.word.template.parts import parts
from socfin.documents.word.template.safety import EMBEDDED, MACROS, MAIN, NO_WORD, UNREADABLE
from socfin.documents.word.template.single import faults_in
from socfin.documents.word.template.tags import Reading, TagFault
from socfin.domain.asked.addresses import FigureAddresses

LARGEST_UNPACKED, LARGEST_PART, MOST_PARTS = 40 * 1024 * 1024, 1024 * 1024, 1000
OLD = b"\xd0\xcf\x11\xe0"
SHOWN = 70
"""Letters of a paragraph that are quoted."""
MOST_TOLD = 20
"""Faults that are told at a time."""
NONE_ASKED = "Mallen har inga platshållare, så inga siffror skulle komma med. Utgå från exempelmallen."
SOMEWHERE = FigureAddresses("https://uppfoljning.example/exempel/2025-03/")
"""Where figures lead in what is filled in only to be tried."""
NOT_FILLED = (
    "En platshållare står i slutnoter, kommentarer, diagram eller ett annat ställe som inte fylls i. "
    "Flytta den till texten, sidhuvudet, sidfoten eller en fotnot."
)


def problems(content: bytes, filename: str) -> list[str]:
    """What is wrong with a template, empty when it may be used."""
    problems_met = (
        list(_of_the_name(filename, content)) or list(_of_the_file(content)) or list(_of_the_words(content))
    )
    return list(dict.fromkeys(problems_met))


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
        yield too_large(content)


def _of_the_file(content: bytes) -> Iterator[str]:
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            yield from _of_the_archive(archive)
    except (*UNREADABLE, UnsafeXML):
        yield NO_WORD


def _of_the_archive(archive: ZipFile) -> Iterator[str]:
    members = archive.infolist()
    texts = [member for member in members if member.filename.lower().endswith((".xml", ".rels"))]
    if len(members) > MOST_PARTS or sum(member.file_size for member in members) > LARGEST_UNPACKED:
        yield "Filen är för stor när den packas upp. Minska bilderna i den."
        return
    if any(member.file_size > LARGEST_PART for member in texts):
        yield "Texten i mallen är för stor. En mall ska bara innehålla det som är lika i varje ärende."
        return
    kinds = archive.read("[Content_Types].xml").decode("utf-8", "replace")
    if "macroenabled" in kinds.lower() or any("vbaproject" in member.filename.lower() for member in members):
        yield MACROS
        return
    if MAIN not in kinds:
        yield NO_WORD
        return
    if any(re.search(r"/(activeX|embeddings)/", member.filename, re.IGNORECASE) for member in members):
        yield EMBEDDED
    for text in texts:
        parsed(archive.read(text))


def _of_the_words(content: bytes) -> Iterator[str]:
    try:
        made = opened(content)
    except Exception:  # whatever a broken file makes the library say, it means the same to a person
        yield NO_WORD
        return
    readings = [(part.where, Reading(part.root)) for part in parts(made)]
    if wrong := [*_of_the_tags(readings), *_unfilled(made)] or list(_of_the_sources(made)):
        yield from _counted(wrong)
        yield from never_named(reading for _, reading in readings)
    elif not any(asked_for(source) for _, source in sources(made)):
        yield NONE_ASKED
    else:
        yield from _of_the_result(content)


def _of_the_tags(readings: list[tuple[str, Reading]]) -> Iterator[str]:
    """What is wrong with braces and words, tag by tag in the order they stand: no fault hides another."""
    for where, reading in readings:
        words = [
            TagFault(place.quoted, message, place.tag, place.at, place.is_boxed)
            for place in reading.tags
            for message in faults_in(place.tag, place.around)
        ]
        for fault in sorted((*reading.faults, *words), key=lambda fault: fault.at):
            stands = "textrutan" if fault.is_boxed else where
            yield f"I {stands}{_quoted(fault.quoted, fault.tag)}: {fault.message}"


def _unfilled(made: Any) -> Iterator[str]:
    filled = {part.name for part in parts(made)}
    for part in made.docx.part.package.iter_parts():
        if str(part.partname) not in filled and part.content_type.endswith("xml"):
            text = "".join(parsed(part.blob).itertext())
            if "{{" in text or "{%" in text:
                yield NOT_FILLED


def _of_the_sources(made: Any) -> Iterator[str]:
    """What is wrong with a whole part whose tags are right one by one."""
    for where, source in sources(made):
        lines = source.split("\n")
        for fault in faults(source):
            text = html.unescape(re.sub(r"<[^>]*>", "", lines[min(fault.line, len(lines)) - 1])).strip()
            yield f"I {where}{_quoted(text)}: {fault.message}"


def _counted(messages: list[str]) -> Iterator[str]:
    """Each message once, with the number of places it is true of; the first MOST_TOLD."""
    counted = Counter(messages)
    for message, times in list(counted.items())[:MOST_TOLD]:
        yield f"{message} Det står så på {times} ställen." if times > 1 else message
    if (more := len(counted) - MOST_TOLD) > 0:
        yield f"{more} fel till är inte med i listan. De visas när de här är rättade."


def _quoted(text: str, tag: str = "") -> str:
    """A paragraph in quotation marks, around the tag where it is long."""
    begins = max(0, text.find(tag) + min(len(tag), SHOWN) - SHOWN) if tag else 0
    shown = (
        f"{'…' if begins else ''}{text[begins : begins + SHOWN]}{'…' if len(text) > begins + SHOWN else ''}"
    )
    return f" ”{shown}”" if text else ""


def _of_the_result(content: bytes) -> Iterator[str]:
    """Fills the template with known figures; each must become whole and safe, and say what it must."""
    for report, when in known_reports():
        try:
            filled = make(report, content, addresses=SOMEWHERE)
        except NotWhole as error:
            yield from str(error).split("\n")
            return
        except CannotMake as error:
            yield str(error)
            return
        if wrong := list(unsaid(filled, report, when)):
            yield from wrong
            return
