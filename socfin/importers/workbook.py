"""Workbooks (xlsx, xls, xlsb, ods) as sheets of cells, in bounded time and memory; never their meaning."""

from __future__ import annotations

import datetime as dt
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

from socfin.domain.figures import Problem, error
from socfin.importers.cells import Cell
from socfin.importers.sheets import Sheet

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"

MAX_UNPACKED = 400 * 1024 * 1024
MEMORY_MEGABYTES = 1100
SECONDS = 30

_SAVE_AGAIN = "Öppna filen i Excel, spara den som en ny Excel-arbetsbok (.xlsx) och lämna in den."
_PROGRAM = Path(__file__).with_name("workbook_process.py")


def is_workbook(content: bytes) -> bool:
    """True for the two containers workbooks come in: zip and OLE."""
    return content.startswith((ZIP, OLE))


def read_workbook(content: bytes) -> tuple[Sheet, ...] | Problem:
    """The visible sheets of a workbook, or why it is refused."""
    refused = _refuse_zip(content) if content.startswith(ZIP) else _refuse_ole(content)
    return refused or _sheets(content)


def _refuse_zip(content: bytes) -> Problem | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _refuse_members(archive, len(content))
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError):
        return _broken()


def _refuse_members(archive: zipfile.ZipFile, packed: int) -> Problem | None:
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    if len(members) > 5000 or unpacked > MAX_UNPACKED or (unpacked > 50 << 20 and unpacked > packed * 200):
        return _too_large()
    if any(member.flag_bits & 0x1 for member in members):
        return _password()
    names = {member.filename for member in members}
    if not any(name in names for name in ("xl/workbook.xml", "xl/workbook.bin", "content.xml")) and not any(
        name.lower().endswith(("workbook.xml", "workbook.bin")) for name in names
    ):
        return error(
            "Filen är ett zip-arkiv men ingen arbetsbok.",
            "Packa upp arkivet och lämna in själva Excel- eller CSV-filen.",
            code="not_a_workbook",
        )
    for member in members:
        if member.filename.lower().endswith((".xml", ".rels")) and _declares_entities(archive, member):
            return error(
                "Arbetsboken innehåller en dokumenttypsdeklaration (DOCTYPE) och läses därför inte.",
                _SAVE_AGAIN,
                code="entities",
            )
    return None


def _declares_entities(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    with archive.open(member) as part:
        start = part.read(4096).replace(b"\0", b"").upper()
    return b"<!DOCTYPE" in start or b"<!ENTITY" in start


def _refuse_ole(content: bytes) -> Problem | None:
    encrypted = "EncryptedPackage".encode("utf-16-le") in content
    return _password() if encrypted else None


def _sheets(content: bytes) -> tuple[Sheet, ...] | Problem:
    command = [sys.executable, "-I", str(_PROGRAM), str(MEMORY_MEGABYTES), str(SECONDS)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program, no part of the command comes from the file
            command, input=content, capture_output=True, timeout=SECONDS * 2, check=False
        )
    except subprocess.TimeoutExpired:
        return _too_large()
    if done.returncode < 0:
        return _too_large()  # the system ended it at its limit
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        return _too_large() if b"memory" in done.stderr else _broken()
    if "problem" in answer:
        return {"password": _password, "too_large": _too_large}.get(answer["problem"], _broken)()
    return tuple(_sheet(sheet) for sheet in answer["sheets"])


def _sheet(data: dict[str, Any]) -> Sheet:
    rows = [tuple(_cell(cell) for cell in row) for row in data["rows"]]
    merged = tuple((a, b, c, d) for a, b, c, d in data["merged"])
    formulas = tuple(str(cell) for cell in data["formulas"])
    return Sheet(str(data["name"]), tuple(enumerate(rows, start=1)), merged, formulas)


def _cell(cell: Any) -> Cell:
    if isinstance(cell, dict):
        text = str(cell["d"])
        return dt.datetime.fromisoformat(text) if "T" in text else dt.date.fromisoformat(text)
    plain: Cell = cell
    return plain


def _broken() -> Problem:
    return error(
        "Arbetsboken går inte att läsa: den är skadad eller bara en del av en fil.",
        "Hämta rapporten på nytt. " + _SAVE_AGAIN,
        code="broken_workbook",
    )


def _too_large() -> Problem:
    return error(
        "Arbetsboken är för stor när den packas upp.",
        "Ta bort tomma rader och kolumner i slutet av bladen, eller spara som CSV, och lämna in filen igen.",
        code="too_large_unpacked",
    )


def _password() -> Problem:
    return error(
        "Arbetsboken är skyddad med lösenord.",
        "Öppna den i Excel, ta bort lösenordet (Arkiv – Info – Skydda arbetsbok) och lämna in den igen.",
        code="password",
    )
