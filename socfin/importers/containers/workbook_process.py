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
from collections.abc import Sequence
from pathlib import PurePosixPath
from xml.parsers import expat

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

MAX_CELLS = 6_000_000
MAX_CHARACTERS = 50_000_000
MAX_TEXT = 1_000
"""Characters of a cell that are told; one long text may be shown by every cell of a sheet."""
TOLD = 1_000
"""Formula cells without a value that are named; more are only counted."""
PIECE = 1 << 20
TOGETHER = 500
"""Rows that are told at a time."""
WIDEST = 1_000
"""Columns that are told as hidden."""
FORMULA = rb"<(?:\w+:)?f[ />]"
HIDDEN = rb"""hidden\s*=\s*["'](?:1|true)"""


def tagged(cell: object) -> object:
    """A cell as JSON can carry it: dates as {"d": iso}, everything else as itself or as text."""
    if isinstance(cell, str):
        return cell[:MAX_TEXT] or None
    if cell is None or isinstance(cell, bool | int | float):
        return cell
    if isinstance(cell, dt.datetime | dt.date):
        return {"d": cell.isoformat()}
    return str(cell)[:MAX_TEXT]


class TooLargeError(Exception):
    """The workbook holds more than any report does."""


class Answer:
    """The lines on stdout: {"sheet", "merged", "hidden"}, rows some at a time by column; {"formulas"}."""

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
        told = [tagged(cell) for cell in cells]
        self.characters -= sum(len(cell) for cell in told if isinstance(cell, str))
        if self.characters < 0:
            raise TooLargeError
        return told


class Formulas:
    """The cells of a sheet's XML that have a formula but no stored value, in the order they stand."""

    def __init__(self, *, recalculated: bool) -> None:
        self.recalculated = recalculated
        self.cells: list[str] = []
        self.count = 0
        self._cell, self._type, self._value = "", "", ""
        self._has_formula = self._in_value = False

    def read(self, part: object) -> None:
        """Take the XML of one sheet, piece by piece."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.ParseFile(part)  # type: ignore[arg-type]

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            self._cell, self._type, self._value = attributes.get("r", ""), attributes.get("t", ""), ""
            self._has_formula = False
        elif name == "f":
            self._has_formula = True
        elif name == "v":
            self._in_value = True

    def _text(self, text: str) -> None:
        if self._in_value:
            self._value += text

    def _end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name == "v":
            self._in_value = False
        if name != "c" or not self._has_formula or self._type == "str":
            return
        if not self._value.strip() or (self.recalculated and self._value.strip() == "0"):
            self.count += 1
            self.cells += [self._cell] if self._cell and len(self.cells) < TOLD else []


def without_value(content: bytes) -> dict[str, Formulas]:
    """Sheet name → its formulas without a stored value; only xlsx can have them.

    A program that writes formulas without reckoning stores nothing, or 0 and "reckon when opened".
    """
    if not content.startswith(b"PK"):
        return {}
    found: dict[str, Formulas] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = sheet_parts(archive)
        book = archive.read("xl/workbook.xml").decode("utf-8", "replace") if parts else ""
        recalculated = any(
            _attribute(one, "fullCalcOnLoad") in ("1", "true") for one in _tags(book, "calcPr")
        )
        for name, part in parts.items():
            if _holds(archive, part, FORMULA):
                formulas = Formulas(recalculated=recalculated)
                with archive.open(part) as xml:
                    formulas.read(xml)
                found[name] = formulas
    return found


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name → where its XML is; nothing for other workbooks than xlsx."""
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names:
        return {}
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    relations = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {_attribute(one, "Id"): _attribute(one, "Target") for one in _tags(relations, "Relationship")}
    parts: dict[str, str] = {}
    for sheet in _tags(book, "sheet"):
        target = targets.get(_attribute(sheet, "id"), "")
        part = target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
        if part in names:
            parts[_unescaped(_attribute(sheet, "name"))] = part
    return parts


class Shown:
    """How a sheet's XML says it is shown: scaled cells, row → column → divisor, and what is hidden."""

    def __init__(self, styles: dict[str, int]) -> None:
        self.styles = styles
        self.scales: dict[int, dict[int, int]] = {}
        self.hidden: dict[str, list[int]] = {"rows": [], "columns": []}
        self._row = 0

    def read(self, part: object) -> None:
        """Take the XML of one sheet, piece by piece."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.ParseFile(part)  # type: ignore[arg-type]

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        hidden = attributes.get("hidden") in ("1", "true")
        if name == "c":
            self._cell(attributes)
        elif name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self.hidden["rows"] += [self._row] if hidden else []
        elif name == "col" and hidden:
            first, last = int(attributes["min"]), int(attributes["max"])
            self.hidden["columns"] += range(first - 1, min(last, WIDEST))

    def _cell(self, attributes: dict[str, str]) -> None:
        by = self.styles.get(attributes.get("s", ""), 1)
        place = re.fullmatch(r"([A-Z]+)(\d+)", attributes.get("r", "")) if by > 1 else None
        if place is not None:
            column = 0
            for letter in place[1]:
                column = column * 26 + ord(letter) - 64
            self.scales.setdefault(int(place[2]) - 1, {})[column - 1] = by


def shown_of(content: bytes) -> dict[str, Shown]:
    """Sheet name → what "#,##0," shows as thousands or "#,##0,," as millions, what is hidden; xlsx only."""
    if not content.startswith(b"PK"):
        return {}
    found: dict[str, Shown] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        named = "xl/styles.xml" in archive.namelist()
        styles = _scaling_styles(archive.read("xl/styles.xml").decode("utf-8", "replace")) if named else {}
        for name, part in sheet_parts(archive).items():
            if styles or _holds(archive, part, HIDDEN):
                found[name] = Shown(styles)
                with archive.open(part) as xml:
                    found[name].read(xml)
    return found


def _scaling_styles(styles: str) -> dict[str, int]:
    """The number of a cell's style → by what its format divides, for those that do."""
    codes = {_attribute(one, "numFmtId"): _attribute(one, "formatCode") for one in _tags(styles, "numFmt")}
    divisors = {number: by for number, code in codes.items() if (by := _divisor(_unescaped(code))) > 1}
    xfs = re.search(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", styles, re.DOTALL) if divisors else None
    used = [_attribute(one, "numFmtId") for one in _tags(xfs[0], "xf")] if xfs else []
    return {str(at): divisors[number] for at, number in enumerate(used) if number in divisors}


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


def _holds(archive: zipfile.ZipFile, part: str, what: bytes) -> bool:
    before = b""
    with archive.open(part) as xml:
        while piece := xml.read(PIECE):
            if re.search(what, before + piece):
                return True
            before = piece[-16:]
    return False


def _tags(xml: str, name: str) -> list[str]:
    return re.findall(rf"<(?:\w+:)?{name}\b[^>]*>", xml)


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf"""[\s:]{name}\s*=\s*(?:"([^"]*)"|'([^']*)')""", tag)
    return (found[1] or found[2] or "") if found else ""


def _unescaped(text: str) -> str:
    for entity, char in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(entity, char)
    return text


def tell_sheets(content: bytes, answer: Answer) -> None:
    """Every visible sheet, its cells, what is merged or hidden, and its formulas without a stored value."""
    shows = shown_of(content)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for metadata in book.sheets_metadata:
        if metadata.visible != SheetVisibleEnum.Visible or metadata.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(metadata.name)
        answer.count(sheet.total_height * sheet.total_width)
        merged = [[*start, *end] for start, end in sheet.merged_cell_ranges or ()]
        own = shows.get(metadata.name, Shown({}))
        answer.count(4 * len(merged) + len(own.hidden["rows"]))
        answer.tell({"sheet": metadata.name, "merged": merged, "hidden": own.hidden})
        rows = sheet.to_python(skip_empty_area=False)
        for first in range(0, len(rows), TOGETHER):
            some = enumerate(rows[first : first + TOGETHER], start=first)
            shown = [scaled(row, own.scales[at]) if at in own.scales else row for at, row in some]
            answer.tell([answer.column(cells) for cells in zip(*shown, strict=True)])
    answer.tell({"formulas": {name: found.cells for name, found in without_value(content).items()}})


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
