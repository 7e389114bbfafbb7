"""Bytes to a grid of cells, whatever kind of file they are, or the reason in Swedish why not."""

from __future__ import annotations

import csv
import re

from socfin.domain.figures import Problem, error
from socfin.importers.containers.delimited import UNDIVIDED, delimiter_of, rows_of
from socfin.importers.containers.sheets import Grid, NumberedRow, Sheet
from socfin.importers.containers.text import decode, looks_like_text
from socfin.importers.containers.workbook import is_workbook, read_workbook

MAX_ROWS = 300_000
"""Rows of a report that is read cell by cell; the long formats have faster ways and no such limit."""

_EXPORT = "Exportera rapporten ur ekonomisystemet som Excel (.xlsx) eller CSV och lämna in den filen."
_OTHER_KINDS = (
    (b"%PDF", "en PDF"),
    (b"\x89PNG", "en bild"),
    (b"\xff\xd8\xff", "en bild"),
    (b"GIF8", "en bild"),
    (b"\x1f\x8b", "ett komprimerat arkiv"),
    (b"7z\xbc\xaf", "ett komprimerat arkiv"),
    (b"Rar!", "ett komprimerat arkiv"),
    (b"PK\x05\x06", "ett tomt arkiv"),
    (b"{\\rtf", "ett textdokument"),
)


_SIE_5 = re.compile(rb"\A(?:<\?xml[^>]*>)?(?:\s|<!--.*?-->)*<(?:\w+:)?sie(?:entry)?[\s/>]", re.DOTALL)


def read_grid(content: bytes) -> Grid | Problem:
    """The file's sheets of cells, or one problem that says why it is no table."""
    if is_workbook(content):
        sheets = read_workbook(content)
        return sheets if isinstance(sheets, Problem) else _not_empty(Grid(sheets))
    return refusal(content) or _read_text(content)


def refusal(content: bytes) -> Problem | None:
    """Why bytes that are no workbook are no table either; None when they may be."""
    if not content.strip(b" \t\r\n\0\x1a\xef\xbb\xbf"):
        return _empty()
    for magic, kind in _OTHER_KINDS:
        if content.startswith(magic):
            return error(f"Filen är {kind}, inte en tabell.", _EXPORT, code="wrong_kind")
    if not looks_like_text(content):
        return error("Filen är varken en arbetsbok eller en textfil med tabell.", _EXPORT, code="not_a_table")
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if (
        start.startswith((b"<!doctype", b"<html", b"<table", b"<head", b"<body", b"<meta"))
        or b"<html" in start
    ):
        return error(
            "Filen är en webbsida (HTML), även om den heter något annat.",
            "Öppna den i Excel och spara som .xlsx, eller exportera rapporten på nytt som Excel eller CSV.",
            code="html",
        )
    if _SIE_5.search(start):
        return error(
            "Filen är SIE 5 (XML), som inte läses.",
            "Ta ut SIE 4 ur samma system i stället: typ 3 (periodsaldon med objekt) eller typ 4E.",
            code="sie_5",
        )
    if start.startswith(b"<?xml"):
        return error("Filen är XML, inte en tabell.", _EXPORT, code="xml")
    return None


def _read_text(content: bytes) -> Grid | Problem:
    decoded = decode(content)
    delimiter = delimiter_of(decoded.text)
    rows: list[NumberedRow] = []
    try:
        for numbered in rows_of(decoded.text, delimiter):
            if len(rows) >= MAX_ROWS:
                return error(
                    f"Rapporten har fler än {MAX_ROWS} rader.".replace("000 rader", "\u00a0000 rader"),
                    "Lämna in den i det långa CSV-formatet eller som SIE, som klarar fler rader.",
                    code="too_many_rows",
                )
            rows.append(numbered)
    except csv.Error:
        return error(
            f"Textfilen {UNDIVIDED}",
            "Exportera filen på nytt, eller öppna den i Excel och spara som .xlsx.",
            code="broken_text",
        )
    sheet = Sheet("", tuple(rows))
    return _not_empty(Grid((sheet,), decoded.encoding, delimiter, decoded.damaged))


def _not_empty(grid: Grid) -> Grid | Problem:
    sheets = tuple(s for s in grid.sheets if any(cell not in (None, "") for _, row in s.rows for cell in row))
    if not sheets:
        return _empty()
    return Grid(sheets, grid.encoding, grid.delimiter, grid.damaged)


def _empty() -> Problem:
    return error(
        "Filen är tom.", "Kontrollera att rapporten har rader och exportera den på nytt.", code="empty"
    )
