"""Workbooks (xlsx, xls, xlsb, ods) as sheets of cells, in bounded time and memory; never their meaning."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import json
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from socfin.bounded import Bounds, BrokeOff, OverBounds, lines
from socfin.domain.figures import Problem, error
from socfin.importers.containers.cells import Cell
from socfin.importers.containers.sheets import Sheet
from socfin.importers.containers.uncollected import uncollected

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"

MAX_UNPACKED = 400 * 1024 * 1024
BOUNDS = Bounds(megabytes=1100, seconds=30, output=256 << 20)

_NO_ZIP = (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError)
"""What Python says of bytes that begin as a zip and are none."""
_SAVE_AGAIN = "Öppna filen i Excel, spara den som en ny Excel-arbetsbok (.xlsx) och lämna in den."
_PROGRAM = Path(__file__).with_name("workbook_process.py")


def is_workbook(content: bytes) -> bool:
    """True for the two containers workbooks come in: zip and OLE."""
    return content.startswith((ZIP, OLE))


def unpacked_size(content: bytes) -> int:
    """Bytes that a workbook's zip says that it holds, read in its directory alone; 0 for what is no zip."""
    if not content.startswith(ZIP):
        return 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return sum(member.file_size for member in archive.infolist())
    except _NO_ZIP:
        return 0


def read_workbook(content: bytes) -> tuple[Sheet, ...] | Problem:
    """The visible sheets of a workbook, or why it is refused."""
    refused = _refuse_zip(content) if content.startswith(ZIP) else _refuse_ole(content)
    return refused or _sheets(content)


def _refuse_zip(content: bytes) -> Problem | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _refuse_members(archive, len(content))
    except _NO_ZIP:
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
    try:
        with uncollected(), contextlib.closing(lines(_PROGRAM, content, BOUNDS)) as answer:
            return _heard(answer)
    except OverBounds:
        return _too_large()
    except BrokeOff:
        return _broken()


def _heard(answer: Iterable[bytes]) -> tuple[Sheet, ...] | Problem:
    """What the program says until its last line."""
    sheets: list[_Read] = []
    for line in answer:
        spoken: Any = json.loads(line)
        if isinstance(spoken, list):
            sheets[-1].rows.extend(zip(*map(_column, spoken), strict=True))
        elif "sheet" in spoken:
            sheets.append(_Read(spoken, []))
        elif "formulas" in spoken:
            return tuple(_sheet(sheet, spoken["formulas"]) for sheet in sheets)
        else:
            return {"password": _password, "too_large": _too_large}.get(spoken["problem"], _broken)()
    return _broken()


@dataclass(frozen=True, slots=True)
class _Read:
    """A sheet so far."""

    answer: dict[str, Any]
    """Its name, and what is merged, hidden or indented in it."""
    rows: list[tuple[Cell, ...]]


def _sheet(read: _Read, formulas: dict[str, Any]) -> Sheet:
    name, hidden = str(read.answer["sheet"]), read.answer["hidden"]
    unreckoned, errors = formulas.get(name, ((), ()))
    return Sheet(
        name,
        tuple(enumerate(read.rows, start=1)),
        tuple((a, b, c, d) for a, b, c, d in read.answer["merged"]),
        tuple(map(str, unreckoned)),
        frozenset(map(int, hidden["rows"])),
        frozenset(map(int, hidden["columns"])),
        _by_row(read.answer["indents"]),
        _by_row(read.answer["outlines"]),
        tuple((str(cell), str(value)) for cell, value in errors),
        bool(read.answer["scaled"]),
    )


def _by_row(numbers: dict[str, Any]) -> dict[int, int]:
    return {int(row): int(number) for row, number in numbers.items()}


def _column(cells: list[Any]) -> list[Cell]:
    return [_cell(cell) if cell.__class__ is dict else cell for cell in cells]


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
