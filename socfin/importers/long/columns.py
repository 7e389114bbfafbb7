"""How a long file's cells become one frame of its columns; never what the cells mean."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Sequence

import pandas as pd

from socfin.domain.figures import Problem, error
from socfin.importers.containers.cells import Cell, is_number, text_of
from socfin.importers.containers.delimited import UNDIVIDED, delimiter_of
from socfin.importers.containers.sheets import Sheet
from socfin.importers.long.header import AMOUNTS, Header, from_header
from socfin.importers.ragged import filled, holds_number, too_many
from socfin.importers.spelling.amounts import SAFE
from socfin.importers.spelling.counts import is_footer
from socfin.importers.spelling.periods import month_of

_SENTINEL = "\x01"
"""Stands first in every column so that pandas reads codes as text: "0351" is an account, not 351."""
_THREE = re.compile(r",[0-9]{3}(?![0-9])")
_THREE_QUOTED = re.compile(r',[0-9]{3} *"')


def frame_of_text(text: str, header: Header) -> pd.DataFrame | Problem:
    """One categorical column per known column, amounts as numbers where all are plain, else as text.

    They are text too where a number would say less: one mark and three figures, or more than a double holds.
    """
    text = from_header(text)
    delimiter = delimiter_of(text[:20_000])
    body = _below(text, header.row)
    sentinel = delimiter.join("0" if name in AMOUNTS else _SENTINEL for name in header.columns)
    names = [name or f"?{at}" for at, name in enumerate(header.columns)]
    exponents = "E+" in text or "E-" in text or "e+" in text or "e-" in text
    try:
        frame = _read(f"{sentinel}\n{body}", delimiter, names, as_text=exponents)
        if any(_says_more(frame[name], body, delimiter) for name in names if name in AMOUNTS):
            frame = _read(f"{sentinel}\n{body}", delimiter, names, as_text=True)
    except (pd.errors.ParserError, pd.errors.EmptyDataError, ValueError, OverflowError):
        return _broken(text, delimiter, len(names))
    frame = frame.iloc[1:]
    frame.index = pd.RangeIndex(header.row + 1, len(frame) + header.row + 1)
    return _cut_short(text, delimiter, len(names)) or _ragged(text, delimiter, header) or frame


def _below(text: str, row: int) -> str:
    """The text below its first rows."""
    end = "\n" if "\n" in text else "\r"
    at = 0
    for _ in range(row):
        at = text.find(end, at) + 1
        if at == 0:
            return ""
    return text[at:]


def _read(text: str, delimiter: str, names: Sequence[str], *, as_text: bool) -> pd.DataFrame:
    amounts = [name for name in names if name in AMOUNTS]
    types = {name: "category" for name in names if name not in amounts}
    types |= dict.fromkeys(amounts, "str") if as_text else {}
    return pd.read_csv(
        io.StringIO(text),
        sep=delimiter,
        header=None,
        names=list(names),
        usecols=[name for name in names if not name.startswith("?")],
        index_col=False,
        dtype=types,
        decimal=",",
        keep_default_na=False,
        na_values={name: [""] for name in amounts},
        skip_blank_lines=False,
        low_memory=False,
    )


def _says_more(amounts: pd.Series, body: str, delimiter: str) -> bool:
    """True when the amounts' spelling tells what the numbers do not."""
    if amounts.dtype.kind != "f":
        return False
    three = _THREE_QUOTED if delimiter == "," else _THREE
    return bool((amounts.abs() >= SAFE).any()) or three.search(body) is not None


def frame_of_sheet(sheet: Sheet, header: Header) -> pd.DataFrame:
    """The same frame of a workbook's sheet, with amounts as the cells are stored."""
    rows = [(number, row) for number, row in sheet.rows if number > header.row]
    frame = pd.DataFrame(index=pd.Index([number for number, _ in rows], dtype="int64"))
    for at, name in enumerate(header.columns):
        if not name:
            continue
        cells = [row[at] if at < len(row) else None for _, row in rows]
        if name in AMOUNTS:
            frame[name] = pd.Series([_amount(cell) for cell in cells], index=frame.index, dtype=object)
        else:
            texts = [
                _month_text(cell) if name in ("period", "prognos_efter") else text_of(cell) for cell in cells
            ]
            frame[name] = pd.Series(texts, index=frame.index, dtype="str").astype("category")
    return frame


def _amount(cell: Cell) -> Cell:
    return cell if is_number(cell) else text_of(cell)


def _month_text(cell: Cell) -> str:
    """A month as "2025-10", and a day as "2025-10-03": bookings of two days are two."""
    if isinstance(cell, dt.datetime | dt.date):
        return f"{cell:%Y-%m-%d}"
    month = None if isinstance(cell, str) else month_of(cell)
    return text_of(cell) if month is None else str(month)


def _broken(text: str, delimiter: str, width: int) -> Problem:
    """Which row has too many cells, or that a quotation mark never ends."""
    try:
        for number, cells in enumerate(
            csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1
        ):
            if len(cells) > width:
                return error(
                    f"Raden har {len(cells)} celler men rubriken har {width}.",
                    f"Sätt citattecken om texter som innehåller ”{delimiter}”.",
                    row=number,
                    code="too_many_cells",
                )
    except csv.Error:
        pass
    return error(
        f"Filen {UNDIVIDED}",
        "Exportera filen på nytt; kanske är den bara en del av en fil.",
        code="broken_text",
    )


def _ragged(text: str, delimiter: str, header: Header) -> Problem | None:
    """The first row with a number right of the header's last cell: an amount is cut in two, or moved."""
    width = len(header.columns)
    if not _has_wide_line(text, delimiter, width):
        return None
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    wide = ((n, cells) for n, cells in enumerate(rows, start=1) if n > header.row and len(cells) > width)
    try:
        row, cells = next(((n, cells) for n, cells in wide if any(map(holds_number, cells[width:]))), (0, []))
    except csv.Error:
        return None
    return too_many(row, filled(cells), width) if row else None


def _has_wide_line(text: str, delimiter: str, width: int) -> bool:
    """True where some line has so many delimiters, those within quotation marks too."""
    kept = {ord(delimiter), *b"\r\n"}
    marks = text.encode().translate(None, bytes(byte for byte in range(256) if byte not in kept))
    return delimiter.encode() * width in marks


def _cut_short(text: str, delimiter: str, width: int) -> Problem | None:
    """A last row with fewer cells than the header, and no footer, means half a file."""
    last = text[-5_000:].rstrip("\r\n").rpartition("\n")[2]
    whole = last.count(delimiter) >= width - 1 or (delimiter not in last and is_footer(last.strip()))
    if '"' in last or whole or not last.strip():
        return None
    return error(
        "Filen slutar mitt i en rad: den är bara en del av en fil.",
        "Exportera filen på nytt och lämna in hela.",
        row=text.rstrip("\r\n").count("\n") + 1,
        code="cut_short",
    )
