"""Which row each row is indented under, by spaces, a cell's format or an outline; never amounts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from socfin.importers.containers.cells import KEPT, Row
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.mapping import Mapping
from socfin.importers.report.rows.entries import Entry
from socfin.importers.spelling.roles import Role

_BEGINNING = re.compile(r"[\s\-–−—•·*>]*")
_TAB = " " * 4


class Indents:
    """Walks the rows with the reader, remembering the rows and headings that others may be indented under."""

    def __init__(self, layout: Layout, mapping: Mapping) -> None:
        roles = (Role.LABEL, Role.NAME, Role.ACCOUNT, Role.ACCOUNT_NAME)
        self._places = [c.index for c in mapping.columns if c.role in roles]
        sheet = layout.sheet
        first = next((number for number, row in layout.body if self._text(row)), 0)
        self._below = sheet.outlines if sheet.outlines.get(first) else {}
        """A table that begins with grouped rows has each group's own row below it, and not above."""
        self._groups = {} if self._below else sheet.outlines
        self._formats = sheet.indents
        self._above: list[tuple[int, int]] = []
        self.under = 0
        """The row that the one just taken is indented under; 0 for none, or for a heading without amounts."""

    def take(self, number: int, row: Row, *, blank: bool) -> None:
        """One row, with amounts or (`blank`) without: its words may head those indented under it."""
        text = self._text(row)
        if not text:
            return
        depth = _depth(text)
        if self._formats or self._groups:
            depth += len(_TAB) * (self._formats.get(number, 0) + self._groups.get(number, 0))
        while self._above and self._above[-1][0] >= depth:
            self._above.pop()
        self.under = self._above[-1][1] if self._above else 0
        self._above.append((depth, 0 if blank else number))

    def grouped(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """The rows, those grouped above another with that as the one they are under."""
        entries = tuple(entries)
        if not self._below:
            return entries
        after: list[tuple[int, int]] = []
        group: list[Entry] = []
        for entry in reversed(entries):
            level = self._below.get(entry.row, 0)
            while after and after[-1][0] >= level:
                after.pop()
            group.append(replace(entry, under=after[-1][1]) if after else entry)
            after.append((level, entry.row))
        return tuple(reversed(group))

    def _text(self, row: Row) -> str:
        """The first cell of words that names the row, as written: a code may be padded to the right."""
        width = len(row)
        for at in self._places:
            cell = row[at] if at < width else None
            if isinstance(cell, str) and _is_words(cell):
                return cell
        return ""


@lru_cache(maxsize=KEPT)
def _is_words(text: str) -> bool:
    return any(map(str.isalpha, text))


@lru_cache(maxsize=KEPT)
def _depth(text: str) -> int:
    match = _BEGINNING.match(text)
    return len(match[0].replace("\t", _TAB)) if match else 0
