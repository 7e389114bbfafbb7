"""What the archive is told of the package: PREMIS 3 of each file and of its making, and Dublin Core."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from socfin.documents.folder.mets import Listed
from socfin.domain.folder.evidence import FolderFacts

PREMIS, XSI = "http://www.loc.gov/premis/v3", "http://www.w3.org/2001/XMLSchema-instance"
DC = "http://purl.org/dc/elements/1.1/"
MADE, PROGRAM = "sammanstallning", "socfin"


def premis(facts: FolderFacts, files: Iterable[Listed]) -> bytes:
    """Each file with its checksum and type, that they were put together, and by which program."""
    ElementTree.register_namespace("premis", PREMIS)
    ElementTree.register_namespace("xsi", XSI)
    root = Element(f"{{{PREMIS}}}premis", {"version": "3.0"})
    for file in files:
        _add_object(root, file)
    event = _add(root, "event")
    _identify(event, "event", MADE)
    _add(event, "eventType", "creation")
    _add(event, "eventDateTime", facts.made)
    _add(_add(event, "eventDetailInformation"), "eventDetail", f"{facts.title}, av {facts.made_by}")
    linked = _add(event, "linkingAgentIdentifier")
    _add(linked, "linkingAgentIdentifierType", "local")
    _add(linked, "linkingAgentIdentifierValue", PROGRAM)
    agent = _add(root, "agent")
    _identify(agent, "agent", PROGRAM)
    _add(agent, "agentName", PROGRAM)
    _add(agent, "agentType", "software")
    _add(agent, "agentVersion", facts.program)
    return _written(root)


def _add_object(root: Element, file: Listed) -> None:
    held = SubElement(root, f"{{{PREMIS}}}object", {f"{{{XSI}}}type": "premis:file"})
    _identify(held, "object", file.path)
    about = _add(held, "objectCharacteristics")
    fixity = _add(about, "fixity")
    _add(fixity, "messageDigestAlgorithm", "SHA-256")
    _add(fixity, "messageDigest", file.sha256)
    _add(about, "size", str(file.size))
    _add(_add(_add(about, "format"), "formatDesignation"), "formatName", file.media_type)
    _add(held, "originalName", file.path)


def _identify(parent: Element, kind: str, value: str) -> None:
    identifier = _add(parent, f"{kind}Identifier")
    _add(identifier, f"{kind}IdentifierType", "local")
    _add(identifier, f"{kind}IdentifierValue", value)


def _add(parent: Element, name: str, text: str = "") -> Element:
    made = SubElement(parent, f"{{{PREMIS}}}{name}")
    made.text = text or None
    return made


def dublin_core(facts: FolderFacts) -> bytes:
    """What the folder is, in the plainest of vocabularies."""
    ElementTree.register_namespace("dc", DC)
    root = Element("metadata")
    terms = {
        "title": facts.title,
        "creator": ", ".join(filter(None, (facts.committee, facts.municipality))),
        "date": facts.made[:10],
        "coverage": str(facts.year),
        "identifier": facts.package,
        "language": "sv",
        "type": "Dataset",
    }
    for name, text in terms.items():
        SubElement(root, f"{{{DC}}}{name}").text = text
    return _written(root)


def _written(root: Element) -> bytes:
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written
