"""Which rows of a large tree a page carries, and the links that open the rest; never figures, never HTML."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from socfin.domain.report import ReportRow

FROM_ROWS = 400
"""From so many rows on a table comes with its first level alone, under the total."""


@dataclass(frozen=True, slots=True)
class Fold:
    """What opens or closes the parts of a row without a script."""

    href: str
    is_open: bool

    @property
    def words(self) -> str:
        """What the link does, before the row's name."""
        return "Dölj" if self.is_open else "Visa"


@dataclass(frozen=True, slots=True)
class Branches:
    """The rows that are open, and where the address leads that opens others."""

    opened: tuple[str, ...]
    """Codes, in the order of the address."""
    address: Callable[[Collection[str]], str]
    """The page with exactly these rows open."""

    @classmethod
    def after(cls, opened: tuple[str, ...], query: str) -> Branches:
        """The rows opened on a page whose address else ends with the query ("" or "?…")."""

        def address(codes: Collection[str]) -> str:
            more = urlencode([("oppna", code) for code in codes])
            return "&".join(part for part in (query or "?", more) if part).replace("?&", "?")

        return cls(opened, address)

    def carried(self, rows: Sequence[ReportRow]) -> tuple[tuple[ReportRow, ...], Mapping[str, Fold]]:
        """The rows the page carries and the fold of each parent of them; a small tree whole, no folds."""
        if len(rows) < FROM_ROWS:
            return tuple(rows), {}
        seen: list[ReportRow] = []
        open_rows: set[str] = set()
        for row in rows:  # a parent stands before its parts
            if row.level <= 1 or row.parent in open_rows:
                seen.append(row)
                if row.code in self.opened and row.has_children:
                    open_rows.add(row.code)
        parents = [row.code for row in seen if row.has_children and row.level]
        return tuple(seen), {code: self._fold(code, is_open=code in open_rows) for code in parents}

    def _fold(self, code: str, *, is_open: bool) -> Fold:
        others = [opened for opened in self.opened if opened != code]
        return Fold(self.address(others if is_open else [*others, code]), is_open)
