"""A binary Excel workbook of one sheet, written record by record: enough to prove that xlsb is read."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
ROW, NUMBER, TEXT = 0, 5, 6


def xlsb(rows: Iterable[Iterable[str | float | None]]) -> bytes:
    """The rows as the workbook's only sheet; None leaves a cell out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", _content_types())
        archive.writestr("_rels/.rels", _relations("officeDocument", "xl/workbook.bin"))
        archive.writestr("xl/_rels/workbook.bin.rels", _relations("worksheet", "worksheets/sheet1.bin"))
        sheet = struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Rapport")
        book = _record(131) + _record(143) + _record(156, sheet) + _record(144) + _record(132)
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/worksheets/sheet1.bin", _sheet([list(row) for row in rows]))
    return stream.getvalue()


def _sheet(rows: list[list[str | float | None]]) -> bytes:
    extent = struct.pack("<IIII", 0, len(rows) - 1, 0, max(map(len, rows)) - 1)
    data = _record(129) + _record(148, extent) + _record(145)
    for number, row in enumerate(rows):
        data += _record(ROW, struct.pack("<IIHBBB", number, 0, 300, 0, 0, 0) + struct.pack("<I", 0))
        for column, cell in enumerate(row):
            place = struct.pack("<II", column, 0)
            if isinstance(cell, str):
                data += _record(TEXT, place + _wide(cell))
            elif cell is not None:
                data += _record(NUMBER, place + struct.pack("<d", cell))
    return data + _record(146) + _record(130)


def _record(number: int, payload: bytes = b"") -> bytes:
    head = bytes([number]) if number < 128 else bytes([number & 0x7F | 0x80, number >> 7])
    size, length = b"", len(payload)
    while True:
        size += bytes([length & 0x7F | (0x80 if length > 127 else 0)])
        length >>= 7
        if not length:
            return head + size + payload


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _relations(kind: str, target: str) -> str:
    one = f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/>'
    return f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}/relationships">{one}</Relationships>'


def _content_types() -> str:
    return (
        f'<?xml version="1.0"?><Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        "</Types>"
    )
