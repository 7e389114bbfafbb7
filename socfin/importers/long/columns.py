"""The long format's columns and how a file's cells become one frame of them; never what the cells mean."""

from __future__ import annotations

import csv
import io
import re

import pandas as pd

from socfin.domain.figures import Problem, error
from socfin.importers.containers.cells import Cell, is_number, text_of
from socfin.importers.containers.delimited import delimiter_of
from socfin.importers.containers.sheets import Sheet
from socfin.importers.report.layout.dimensions import Part, dimension_of
from socfin.importers.spelling.amounts import SAFE
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.periods import month_of

COLUMNS = (
    "verksamhet",
    "verksamhetsnamn",
    "överordnad",
    "konto",
    "kontonamn",
    "rad",
    "period",
    "månader",
    "scenario",
    "belopp",
    "prognos_efter",
)
_ALSO = {
    "overordnad": "överordnad",
    "manader": "månader",
    "prognos efter": "prognos_efter",
    "amount": "belopp",
    "beløp": "belopp",
    "beløb": "belopp",
    "månad": "period",
    "måned": "period",
    "år-månad": "period",
    "periode": "period",
    "redovisningsperiod": "period",
    "tjeneste": "verksamhet",
    "funktion": "verksamhet",
    "funksjon": "verksamhet",
    "virksomhet": "verksamhet",
    "art": "konto",
}
"""Other spellings, and the words of Norwegian and Danish extracts."""
_UNITS = frozenset({"ansvar", "enhet", "kostnadsställe", "avdelning", "ansvarssted"})
"""What stands for verksamhet in a file that has none, and one of these."""
DIMENSION = "dimension"
"""Begins the names of the columns of dimensions that are not used: rows that differ only there are added."""
_MUST = frozenset({"verksamhet", "belopp"})
_SEPARATOR_LINE = re.compile(r"^sep=.\r?\n", re.IGNORECASE)
_SENTINEL = "\x01"
"""Stands first in every column so that pandas reads codes as text: "0351" is an account, not 351."""
_THREE = re.compile(r",[0-9]{3}(?![0-9])")
_THREE_QUOTED = re.compile(r',[0-9]{3} *"')
_MARKS = frozenset({"period", "scenario"})


def header_of(cells: list[str]) -> list[str] | None:
    """The columns a header row names, in its order ("" for unknown ones); None when it is not ours."""
    names = [plain(cell.lstrip("\ufeff")) for cell in cells]
    columns = [_ALSO.get(name, name) for name in names]
    units = [at for at, name in enumerate(names) if name in _UNITS]
    if "verksamhet" not in columns and len(units) == 1:
        columns[units[0]] = "verksamhet"
    known = [
        column if column in COLUMNS else _part(at, name)
        for at, (column, name) in enumerate(zip(columns, names, strict=True))
    ]
    if not _MUST.issubset(known) or _MARKS.isdisjoint(known):
        return None
    return known


def _part(at: int, name: str) -> str:
    """The name of a column of another dimension, as "dimension 2"; "" for what is not read."""
    named = dimension_of(name)
    return f"{DIMENSION} {at}" if named is not None and named.part is not Part.NAME else ""


def first_line(text: str) -> list[str] | None:
    """The cells of a text's first line, None when it has none."""
    start = _from_header(text[:20_000])
    if not start:
        return None
    try:
        return next(csv.reader(io.StringIO(start), delimiter=delimiter_of(start)), None)
    except csv.Error:
        return None


def frame_of_text(text: str, known: list[str]) -> pd.DataFrame | Problem:
    """One categorical column per known column, `belopp` as numbers where all are plain, else as text.

    It is text too where a number would say less: one mark and three figures, or more than a double holds.
    """
    text = _from_header(text)
    delimiter = delimiter_of(text[:20_000])
    body = text.partition("\n")[2] if "\n" in text else text.partition("\r")[2]
    sentinel = delimiter.join("0" if name == "belopp" else _SENTINEL for name in known)
    names = [name or f"?{at}" for at, name in enumerate(known)]
    exponents = "E+" in text or "E-" in text or "e+" in text or "e-" in text
    try:
        frame = _read(f"{sentinel}\n{body}", delimiter, names, as_text=exponents)
        if frame["belopp"].dtype.kind == "f" and _says_more(frame["belopp"], body, delimiter):
            frame = _read(f"{sentinel}\n{body}", delimiter, names, as_text=True)
    except (pd.errors.ParserError, pd.errors.EmptyDataError, ValueError, OverflowError):
        return _broken(text, delimiter, len(names))
    frame = frame.iloc[1:]
    frame.index = pd.RangeIndex(2, len(frame) + 2)
    return _cut_short(text, delimiter, len(names)) or frame


def _read(text: str, delimiter: str, names: list[str], *, as_text: bool) -> pd.DataFrame:
    types = {name: "category" for name in names if name != "belopp"} | ({"belopp": "str"} if as_text else {})
    return pd.read_csv(
        io.StringIO(text),
        sep=delimiter,
        header=None,
        names=names,
        usecols=[name for name in names if not name.startswith("?")],
        index_col=False,
        dtype=types,
        decimal=",",
        keep_default_na=False,
        na_values={"belopp": [""]},
        skip_blank_lines=False,
        low_memory=False,
    )


def _says_more(amounts: pd.Series, body: str, delimiter: str) -> bool:
    """True when the amounts' spelling tells what the numbers do not."""
    three = _THREE_QUOTED if delimiter == "," else _THREE
    return bool((amounts.abs() >= SAFE).any()) or three.search(body) is not None


def frame_of_sheet(sheet: Sheet, known: list[str], header_row: int) -> pd.DataFrame:
    """The same frame of a workbook's sheet, with `belopp` as the cells are stored."""
    rows = [(number, row) for number, row in sheet.rows if number > header_row]
    frame = pd.DataFrame(index=pd.Index([number for number, _ in rows], dtype="int64"))
    for at, name in enumerate(known):
        if not name:
            continue
        cells = [row[at] if at < len(row) else None for _, row in rows]
        if name == "belopp":
            frame[name] = pd.Series([_amount(cell) for cell in cells], index=frame.index, dtype=object)
        else:
            texts = [
                _month_text(cell) if name in ("period", "prognos_efter") else text_of(cell) for cell in cells
            ]
            frame[name] = pd.Series(texts, index=frame.index, dtype="str").astype("category")
    return frame


def _from_header(text: str) -> str:
    """The text from its header on: without byte order mark, blank lines and Excel's "sep=;"."""
    return _SEPARATOR_LINE.sub("", text.lstrip("\ufeff\r\n"), count=1)


def _amount(cell: Cell) -> Cell:
    return cell if is_number(cell) else text_of(cell)


def _month_text(cell: Cell) -> str:
    month = month_of(cell)
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
        "Filen går inte att dela upp i celler: ett citattecken saknar sitt slut.",
        "Exportera filen på nytt; kanske är den bara en del av en fil.",
        code="broken_text",
    )


def _cut_short(text: str, delimiter: str, width: int) -> Problem | None:
    """A last row with fewer cells than the header means half a file."""
    last = text[-5_000:].rstrip("\r\n").rpartition("\n")[2]
    if '"' in last or last.count(delimiter) >= width - 1 or not last.strip():
        return None
    return error(
        "Filen slutar mitt i en rad: den är bara en del av en fil.",
        "Exportera filen på nytt och lämna in hela.",
        row=text.rstrip("\r\n").count("\n") + 1,
        code="cut_short",
    )
