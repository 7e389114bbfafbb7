"""The archive's package around the folder's files: E-ARK SIP 2.1 with METS, PREMIS and Dublin Core, as a zip.

The specification's rules are named where they are followed: https://earksip.dilcis.eu and earkcsip.dilcis.eu.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from socfin.documents.folder.mets import Group, Listed, Mets, mets
from socfin.documents.folder.records import dublin_core, premis
from socfin.domain.folder.evidence import FolderFacts, FolderFile

ABOUT = """Revisorns mapp är ett E-ARK SIP 2.1. Börja med representations/innehall/data/index.html:
revisorernas frågor med underlaget bredvid. Under arenden ligger varje fryst ärende som det frystes
(rapport.json, i ören, kostnader negativa) och handlingarna som de gjordes. dagbok.csv är nämndens dagbok,
och bevis.json säger om hela dagboken höll ihop när mappen gjordes, eller, med
whole false, om var och en av kommunens poster var som den skrevs.

Kontrollsummorna (SHA-256) står i METS.xml och i documentation/kontrollsummor.txt. Så prövas de här:
    sha256sum -c documentation/kontrollsummor.txt
"""
REPRESENTATION = "representations/innehall"
DATA = f"{REPRESENTATION}/data/"


def write(to: IO[bytes], facts: FolderFacts, files: Sequence[FolderFile], schema: bytes) -> None:
    """The package as a zip with its own folder in it; `schema` says which columns the tables have."""
    held = [FolderFile(f"data/{file.path}", file.media_type, file.content, file.name) for file in files]
    content = [listed(file) for file in held]
    inner = mets(Mets(facts, f"{facts.package}-innehall", (Group("Data", tuple(content)),)))
    record, about = premis(facts, content), dublin_core(facts)
    summed = [FolderFile(f"{REPRESENTATION}/{file.path}", "", file.content, "") for file in held]
    documentation = (
        FolderFile("documentation/om-mappen.txt", "text/plain", ABOUT.encode(), "Om mappen"),
        FolderFile("documentation/kontrollsummor.txt", "text/plain", _sums(summed), "Kontrollsummor"),
    )
    schemas = (FolderFile("schemas/datapackage.json", "application/json", schema, "Tabellernas kolumner"),)
    inner_file = FolderFile(f"{REPRESENTATION}/METS.xml", "application/xml", inner, "Innehållets METS")
    preservation = FolderFile("metadata/preservation/premis.xml", "application/xml", record, "PREMIS")
    descriptive = FolderFile("metadata/descriptive/dc.xml", "application/xml", about, "Dublin Core")
    outer = mets(
        Mets(
            facts,
            facts.package,
            (
                Group("Documentation", tuple(map(listed, documentation))),
                Group("Schemas", tuple(map(listed, schemas))),
                Group("Representations/innehall", (listed(inner_file),)),
            ),
            preservation=listed(preservation),
            descriptive=listed(descriptive),
        )
    )
    whole = FolderFile("METS.xml", "application/xml", outer, "METS")
    inner_record = FolderFile(f"{REPRESENTATION}/metadata/preservation/premis.xml", "", record, "")
    every = (whole, preservation, descriptive, *documentation, *schemas, inner_file, inner_record, *summed)
    with ZipFile(to, "w", ZIP_DEFLATED) as made:
        for file in every:
            made.writestr(f"{facts.package}/{file.path}", file.content)


def listed(file: FolderFile) -> Listed:
    """A file as METS and PREMIS list it."""
    sha256 = hashlib.sha256(file.content).hexdigest()
    return Listed(file.path, file.media_type, len(file.content), sha256, file.name)


def _sums(files: Iterable[FolderFile]) -> bytes:
    """As `sha256sum -c` reads them."""
    lines = (f"{hashlib.sha256(file.content).hexdigest()}  {file.path}\n" for file in files)
    return "".join(lines).encode()
