"""METS of the archive's package (E-ARK CSIP and SIP 2.1): what it holds, and where, with checksums."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from socfin.domain.folder.evidence import FolderFacts

NAMES = {
    "mets": "http://www.loc.gov/METS/",
    "csip": "https://DILCIS.eu/XML/METS/CSIPExtensionMETS",
    "sip": "https://DILCIS.eu/XML/METS/SIPExtensionMETS",
    "xlink": "http://www.w3.org/1999/xlink",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
PROFILE = "https://earksip.dilcis.eu/profile/E-ARK-SIP.xml"
KIND = "Nämnduppföljning"
"""What the content is: none of the kinds that the specification lists (CSIP5)."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A file as it is listed."""

    path: str
    media_type: str
    size: int
    sha256: str
    name: str


@dataclass(frozen=True, slots=True)
class Group:
    """Files of one use."""

    use: str
    files: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Mets:
    """What a METS file tells of: the package, or its only representation."""

    facts: FolderFacts
    name: str
    groups: tuple[Group, ...]
    preservation: Listed | None = None
    descriptive: Listed | None = None


def mets(about: Mets) -> bytes:
    """The file; the order of its parts is the schema's."""
    for prefix, name in NAMES.items():
        ElementTree.register_namespace(prefix, name)
    root = Element(
        _name("mets:mets"), _attributes({"OBJID": about.name, "TYPE": "Mixed", "PROFILE": PROFILE})
    )
    root.attrib |= _attributes({"LABEL": about.facts.title, **_kind()})
    _add_header(root, about.facts)
    if about.descriptive:
        section = _add(root, "mets:dmdSec", ID="beskrivning", CREATED=about.facts.made, STATUS="CURRENT")
        _add_reference(section, about.descriptive, "DC", about.facts)
    if about.preservation:
        section = _add(_add(root, "mets:amdSec"), "mets:digiprovMD", ID="bevarande", STATUS="CURRENT")
        _add_reference(section, about.preservation, "PREMIS", about.facts)
    _add_files(root, about)
    _add_structure(root, about)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _add_header(root: Element, facts: FolderFacts) -> None:
    """When and by what it was made (CSIP7–16), and whose archive it is of."""
    header = _add(root, "mets:metsHdr", CREATEDATE=facts.made, LASTMODDATE=facts.made)
    header.set("RECORDSTATUS", "NEW")
    header.attrib |= _attributes({"csip:OAISPACKAGETYPE": "SIP"})
    program = _add(header, "mets:agent", ROLE="CREATOR", TYPE="OTHER", OTHERTYPE="SOFTWARE")
    _add(program, "mets:name").text = "socfin"
    version = _add(program, "mets:note")
    version.attrib |= _attributes({"csip:NOTETYPE": "SOFTWARE VERSION"})
    version.text = facts.program
    owner = _add(header, "mets:agent", ROLE="ARCHIVIST", TYPE="ORGANIZATION")
    _add(owner, "mets:name").text = ", ".join(filter(None, (facts.committee, facts.municipality)))


def _add_reference(section: Element, file: Listed, kind: str, facts: FolderFacts) -> None:
    reference = _add(section, "mets:mdRef", LOCTYPE="URL", MDTYPE=kind, MIMETYPE=file.media_type)
    reference.attrib |= _attributes(_located(file.path))
    reference.attrib |= {"SIZE": str(file.size), "CREATED": facts.made, **_checksum(file)}


def _add_files(root: Element, about: Mets) -> None:
    section = _add(root, "mets:fileSec", ID="filer")
    for number, group in enumerate(about.groups):
        made = _add(section, "mets:fileGrp", ID=f"grupp-{number}", USE=group.use)
        made.attrib |= _attributes(_kind())
        for place, file in enumerate(group.files):
            held = _add(made, "mets:file", ID=f"fil-{number}-{place}", MIMETYPE=file.media_type)
            held.attrib |= {"SIZE": str(file.size), "CREATED": about.facts.made, **_checksum(file)}
            _add(held, "mets:FLocat", LOCTYPE="URL").attrib |= _attributes(_located(file.path))


def _add_structure(root: Element, about: Mets) -> None:
    """The only structural map that the specification asks for (CSIP80–112)."""
    plan = _add(root, "mets:structMap", ID="struktur", TYPE="PHYSICAL", LABEL="CSIP")
    top = _add(plan, "mets:div", ID="paket", LABEL=about.name)
    described = {"DMDID": "beskrivning"} if about.descriptive else {}
    kept = {"ADMID": "bevarande"} if about.preservation else {}
    _add(top, "mets:div", ID="del-metadata", LABEL="Metadata", **kept, **described)
    for number, group in enumerate(about.groups):
        label, _, within = group.use.partition("/")
        part = _add(top, "mets:div", ID=f"del-{number}", LABEL=label)
        _add(part, "mets:fptr", FILEID=f"grupp-{number}")
        if within:
            inner = _add(part, "mets:div", ID=f"del-{number}-inre", LABEL=group.use)
            pointer = _add(inner, "mets:mptr", LOCTYPE="URL")
            pointer.attrib |= _attributes(_located(group.files[0].path) | {"xlink:title": f"grupp-{number}"})


def _kind() -> dict[str, str]:
    return {"csip:CONTENTINFORMATIONTYPE": "OTHER", "csip:OTHERCONTENTINFORMATIONTYPE": KIND}


def _located(path: str) -> dict[str, str]:
    return {"xlink:type": "simple", "xlink:href": quote(path)}


def _checksum(file: Listed) -> dict[str, str]:
    return {"CHECKSUM": file.sha256, "CHECKSUMTYPE": "SHA-256"}


def _add(parent: Element, name: str, **attributes: str) -> Element:
    return SubElement(parent, _name(name), attributes)


def _attributes(values: dict[str, str]) -> dict[str, str]:
    return {_name(key): value for key, value in values.items()}


def _name(name: str) -> str:
    prefix, colon, local = name.partition(":")
    return f"{{{NAMES[prefix]}}}{local}" if colon else name
