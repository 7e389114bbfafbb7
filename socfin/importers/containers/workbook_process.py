"""A program of its own: a workbook on stdin becomes JSON lines on stdout; never imported by the product.

It is run by `socfin.bounded`, because a workbook of a few kilobytes can claim a sheet of seventeen billion
cells. Formulas give their stored values; macros are never run.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import sys
import zipfile
from collections.abc import Callable, Sequence
from functools import reduce
from html import unescape
from pathlib import PurePosixPath
from xml.parsers import expat

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

MAX_CELLS = 6_000_000
MAX_CHARACTERS = 50_000_000
MAX_TEXT = 1_000
"""Characters of a cell that are told; one long text may be shown by every cell of a sheet."""
NAMED = 1_000
"""Formula cells without a value that are named; more are only counted."""
PIECE = 1 << 20
ROWS_AT_A_TIME = 500
MOST_HIDDEN_COLUMNS = 1_000
FORMULA = rb"""<(?:\w+:)?f[ />]|\st\s*=\s*["']e["']""", (b"<f", b":f", b'"e"', b"'e'")
SHOWN = rb"""hidden\s*=\s*["'](?:1|true)|outlineLevel\s*=\s*["'][1-7]""", (b"hidden", b"outlineLevel")
"""What is looked for in a sheet's XML, and words of it that are looked for first, in a tenth of the time."""
TEXTS = ("s", "str", "inlineStr")


def tagged(cell: object) -> object:
    """A cell as JSON can carry it: dates as {"d": iso}, everything else as itself or as text."""
    if isinstance(cell, str):
        return cell[:MAX_TEXT] or None
    if cell is None or isinstance(cell, bool | int | float):
        return cell
    if isinstance(cell, dt.datetime | dt.date):
        return {"d": cell.isoformat()}
    return str(cell)[:MAX_TEXT]


def parsed(archive: zipfile.ZipFile, part: str, *handlers: Callable[..., None]) -> None:
    """Hand over the XML of one sheet, piece by piece, to what takes starts, ends and texts of elements."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    for name, handler in zip(("StartElement", "EndElement", "CharacterData"), handlers, strict=False):
        setattr(parser, f"{name}Handler", handler)
    with archive.open(part) as xml:
        parser.ParseFile(xml)


class TooLargeError(Exception):
    """The workbook holds more than any report does."""


class Answer:
    """The lines on stdout: {"sheet", …}, rows some at a time by column; {"formulas"}."""

    def __init__(self) -> None:
        self.cells, self.characters = MAX_CELLS, MAX_CHARACTERS
        self._encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

    def tell(self, line: object) -> None:
        """Write one line."""
        sys.stdout.buffer.write(self._encode(line).encode("utf-8", "replace") + b"\n")

    def count(self, cells: int) -> None:
        """Take cells from what is left; TooLargeError when there is not enough."""
        self.cells -= cells
        if self.cells < 0:
            raise TooLargeError

    def column(self, cells: Sequence[object]) -> list[object]:
        """Some cells of a column as they are told; TooLargeError when their text is too much."""
        if set(map(type, cells)) <= {int, float}:
            return list(cells)
        cells_read = [tagged(cell) for cell in cells]
        self.characters -= sum(len(cell) for cell in cells_read if isinstance(cell, str))
        if self.characters < 0:
            raise TooLargeError
        return cells_read


class Formulas:
    """The cells of a sheet's XML that have a formula but no stored value, or an error, as they stand."""

    def __init__(self, *, recalculated: bool) -> None:
        self.recalculated = recalculated
        self.cells: list[str] = []
        self.errors: list[tuple[str, str]] = []
        self._cell = self._type = self._value = ""
        self._has_formula = self._in_value = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            self._cell, self._type, self._value = attributes.get("r", ""), attributes.get("t", ""), ""
            self._has_formula = False
        elif name == "f":
            self._has_formula = True
        elif name == "v":
            self._in_value = True

    def text(self, text: str) -> None:
        if self._in_value:
            self._value += text

    def end(self, tag: str) -> None:
        name, value = tag.rpartition(":")[2], self._value.strip()
        if name == "v":
            self._in_value = False
        elif name == "c" and self._type == "e":
            self.errors += [(self._cell, value)] if len(self.errors) < NAMED else []
        elif name == "c" and self._has_formula and self._type != "str":
            unreckoned = not value or (self.recalculated and value == "0")
            self.cells += [self._cell] if unreckoned and self._cell and len(self.cells) < NAMED else []


def formulas_of(archive: zipfile.ZipFile) -> dict[str, Formulas]:
    """Sheet name → its formulas without a stored value and its errors; only xlsx can have them.

    A program that writes formulas without reckoning stores nothing, or 0 and "reckon when opened".
    """
    parts = sheet_parts(archive)
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace") if parts else ""
    recalculated = any(_attribute(tag, "fullCalcOnLoad") in ("1", "true") for tag in _tags(book, "calcPr"))
    by_sheet = {name: Formulas(recalculated=recalculated) for name in parts}
    for name, formulas in by_sheet.items():
        if _holds(archive, parts[name], FORMULA):
            parsed(archive, parts[name], formulas.start, formulas.end, formulas.text)
    return by_sheet


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name → where its XML is; nothing for other workbooks than xlsx."""
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names:
        return {}
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    relations = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {_attribute(tag, "Id"): _attribute(tag, "Target") for tag in _tags(relations, "Relationship")}
    parts: dict[str, str] = {}
    for sheet in _tags(book, "sheet"):
        target = targets.get(_attribute(sheet, "id"), "")
        part = target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
        if part in names:
            parts[unescape(_attribute(sheet, "name"))] = part
    return parts


class Shown:
    """How a sheet's XML says it is shown: scaled cells, row → column → divisor, what is hidden, indents."""

    def __init__(self, styles: dict[str, int], indents: dict[str, int]) -> None:
        self.styles, self.deep = styles, indents
        self.indents: dict[int, int] = {}
        self.outlines: dict[int, int] = {}
        self.scales: dict[int, dict[int, int]] = {}
        self.hidden: dict[str, list[int]] = {"rows": [], "columns": []}
        self._row = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        hidden = attributes.get("hidden") in ("1", "true")
        if name == "c":
            self._cell(attributes)
        elif name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self.hidden["rows"] += [self._row] if hidden else []
            self.outlines |= {self._row: int(level)} if (level := attributes.get("outlineLevel")) else {}
        elif name == "col" and hidden:
            first, last = int(attributes["min"]), int(attributes["max"])
            self.hidden["columns"] += range(first - 1, min(last, MOST_HIDDEN_COLUMNS))

    def _cell(self, attributes: dict[str, str]) -> None:
        if (deep := self.deep.get(attributes.get("s", ""))) and attributes.get("t") in TEXTS:
            self.indents[self._row] = max(deep, self.indents.get(self._row, 0))
        by = self.styles.get(attributes.get("s", ""), 1)
        place = re.fullmatch(r"([A-Z]+)(\d+)", attributes.get("r", "")) if by > 1 else None
        if place is not None:
            column = reduce(lambda number, letter: number * 26 + ord(letter) - 64, place[1], 0)
            self.scales.setdefault(int(place[2]) - 1, {})[column - 1] = by


def shown_of(archive: zipfile.ZipFile) -> dict[str, Shown]:
    """Sheet name → what "#,##0," shows as thousands or "#,##0,," as millions, what is hidden, indents."""
    named = "xl/styles.xml" in archive.namelist()
    styles = archive.read("xl/styles.xml").decode("utf-8", "replace") if named else ""
    scaling, indents = _scaling_styles(styles), _indenting_styles(styles)
    by_sheet: dict[str, Shown] = {}
    for name, part in sheet_parts(archive).items():
        by_sheet[name] = Shown(scaling, indents)
        if scaling or indents or _holds(archive, part, SHOWN):
            parsed(archive, part, by_sheet[name].start)
    return by_sheet


def xml_of(content: bytes) -> tuple[dict[str, Shown], dict[str, Formulas]]:
    """How the sheets of an xlsx are shown, and their formulas and errors."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return shown_of(archive), formulas_of(archive)


def _scaling_styles(styles: str) -> dict[str, int]:
    """The number of a cell's style → by what its format divides, for those that do."""
    codes = {_attribute(tag, "numFmtId"): _attribute(tag, "formatCode") for tag in _tags(styles, "numFmt")}
    divisors = {number: by for number, code in codes.items() if (by := _divisor(unescape(code))) > 1}
    used = [_attribute(tag, "numFmtId") for tag in _formats(styles)] if divisors else []
    return {str(at): divisors[number] for at, number in enumerate(used) if number in divisors}


def _indenting_styles(styles: str) -> dict[str, int]:
    """The number of a cell's style → how far it indents the cell, for those that do."""
    used = [_attribute(tag, "indent") for tag in _formats(styles)] if "indent" in styles else []
    return {str(at): int(deep) for at, deep in enumerate(used) if deep}


def _formats(styles: str) -> list[str]:
    xfs = re.search(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", styles, re.DOTALL)
    return re.split(r"<(?:\w+:)?xf\b", xfs[0])[1:] if xfs else []


def _divisor(code: str) -> int:
    bare = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.', "", code.split(";")[0])
    commas = re.search(r"[0#?](,+)(?=\.|[^0#?,]*$)", bare)
    return int(1000 ** len(commas[1])) if commas else 1


def scaled(row: Sequence[object], by: dict[int, int]) -> list[object]:
    """A row's cells as the spreadsheet shows them."""
    return [
        cell / by[at] if at in by and isinstance(cell, int | float) and not isinstance(cell, bool) else cell
        for at, cell in enumerate(row)
    ]


def _holds(archive: zipfile.ZipFile, part: str, what: tuple[bytes, tuple[bytes, ...]]) -> bool:
    (pattern, words), before = what, b""
    with archive.open(part) as xml:
        while piece := xml.read(PIECE):
            text = before + piece
            if any(word in text for word in words) and re.search(pattern, text):
                return True
            before = piece[-16:]
    return False


def _tags(xml: str, name: str) -> list[str]:
    return re.findall(rf"<(?:\w+:)?{name}\b[^>]*>", xml)


def _attribute(tag: str, name: str) -> str:
    match = re.search(rf"""[\s:]{name}\s*=\s*(?:"([^"]*)"|'([^']*)')""", tag)
    return (match[1] or match[2] or "") if match else ""


def tell_sheets(content: bytes, answer: Answer) -> None:
    """Every visible sheet, its cells, what is merged or hidden, and its formulas without a stored value."""
    shows, formulas = xml_of(content) if content.startswith(b"PK") else ({}, {})
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for metadata in book.sheets_metadata:
        if metadata.visible != SheetVisibleEnum.Visible or metadata.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(metadata.name)
        answer.count(sheet.total_height * sheet.total_width)
        merged = [[*start, *end] for start, end in sheet.merged_cell_ranges or ()]
        own = shows.get(metadata.name, Shown({}, {}))
        answer.count(4 * len(merged) + len(own.hidden["rows"]) + len(own.indents) + len(own.outlines))
        shown = {"hidden": own.hidden, "indents": own.indents, "outlines": own.outlines}
        answer.tell({"sheet": metadata.name, "merged": merged, "scaled": bool(own.scales), **shown})
        rows = sheet.to_python(skip_empty_area=False)
        for first in range(0, len(rows), ROWS_AT_A_TIME):
            some = enumerate(rows[first : first + ROWS_AT_A_TIME], start=first)
            scaled_rows = [scaled(row, own.scales[at]) if at in own.scales else row for at, row in some]
            answer.tell([answer.column(cells) for cells in zip(*scaled_rows, strict=True)])
    answer.tell({"formulas": {name: [formula.cells, formula.errors] for name, formula in formulas.items()}})


def main() -> None:
    """Read stdin, write the sheets' lines to stdout, or as the last line {"problem": word}."""
    answer = Answer()
    try:
        tell_sheets(sys.stdin.buffer.read(), answer)
    except PasswordError:
        answer.tell({"problem": "password"})
    except (MemoryError, TooLargeError):
        answer.tell({"problem": "too_large"})
    except Exception:  # whatever a broken workbook makes the reader say, it means the same to a person
        answer.tell({"problem": "broken"})


if __name__ == "__main__":
    main()
