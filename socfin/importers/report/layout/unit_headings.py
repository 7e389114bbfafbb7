"""Headings that name the verksamhet of the lines below: alone on a row or in a corner; never amounts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from socfin.importers.containers.cells import Row, is_blank, text_of
from socfin.importers.containers.sheets import NumberedRow, Sheet
from socfin.importers.spelling.headings import is_year, read_heading, unit_in
from socfin.importers.spelling.labels import Label, line_named, plain, read_label
from socfin.importers.spelling.periods import months_in

LOOKED_AT = 60
"""Rows below a header whose names are held against those of the other."""


def names_verksamhet(label: Label) -> bool:
    """True for a heading that may be a verksamhet's: no line or sum, no month, year, or "Budget"."""
    if label.line is not None or label.sums or label.of_which:
        return False
    if label.code:
        return bool(label.name) or not is_year(label.code)
    heading = read_heading(label.name)
    return (
        bool(label.name) and heading.role is None and heading.line is None and months_in(label.name) is None
    )


def only_corner_differs(sheet: Sheet, first: int, again: int) -> bool:
    """True where two headers, by their rows, differ in the corner alone, which names a verksamhet in both.

    "Hemtjänst | Utfall | Budget" above lines, and "Särskilt boende | Utfall | Budget" above the same lines.
    """
    rows = {number: row for number, row in sheet.rows if number in (first, again)}
    if len(rows) < 2 or not _differ_in_corner(rows[first], rows[again]):
        return False
    names = [_lines_below(sheet.rows, number) for number in (first, again)]
    return 2 * len(names[0] & names[1]) > max(map(len, names))


def corners(sheet: Sheet, header: int, body: Sequence[NumberedRow]) -> dict[int, str]:
    """The verksamheter that a header and its repetitions name in their corners, by row; {} for none."""
    row = next((row for number, row in sheet.rows if number == header), ())
    at = _corner(row)
    if at is None or at + 1 >= len(row):
        return {}
    beside = row[at + 1]
    if is_blank(beside):
        return {}
    likely = [number for number, other in body if at + 1 < len(other) and other[at + 1] == beside]
    later = [number for number in likely if only_corner_differs(sheet, header, number)]
    texts = dict(sheet.rows)
    return {number: text_of(texts[number][at]) for number in (header, *later)} if later else {}


def _differ_in_corner(row: Row, other: Row) -> bool:
    at = _corner(row)
    if at is None or at != _corner(other) or plain(text_of(row[at])) == plain(text_of(other[at])):
        return False
    return _beside(row, at) == _beside(other, at) and len(_beside(row, at)) > 1


def _corner(row: Row) -> int | None:
    """The place of a row's first cell, where it may name a verksamhet."""
    at = next((at for at, cell in enumerate(row) if not is_blank(cell)), None)
    if at is None or unit_in(text_of(row[at])) is not None:
        return None
    return at if names_verksamhet(read_label(text_of(row[at]))) else None


def _beside(row: Row, corner: int) -> tuple[str, ...]:
    texts = [plain(text_of(cell)) for cell in row[corner + 1 :]]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _lines_below(rows: Iterable[NumberedRow], header: int) -> set[str]:
    """The lines and accounts right below a header, to the first empty row, as they are called."""
    names: set[str] = set()
    for number, row in rows:
        if number <= header:
            continue
        text = next((text_of(cell) for cell in row if not is_blank(cell)), "")
        if not text or number > header + LOOKED_AT:
            break
        label = read_label(text)
        if line_named(text) is not None or label.code:
            names.add(plain(text))
    return names
