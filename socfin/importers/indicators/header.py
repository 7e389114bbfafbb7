"""The header of a file of indicators: which column is which; never cells below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from socfin.importers.containers.cells import Row, text_of
from socfin.importers.containers.sheets import Sheet
from socfin.importers.spelling.labels import plain

VERKSAMHET, INDICATOR, PERIOD, MONTHS = "verksamhet", "nyckeltal", "period", "månader"
OUTCOME, TARGET, DEVIATION = "utfall", "mål", "avvikelse"
_NAMES = {
    **dict.fromkeys(("verksamhet", "enhet", "ansvar", "verksamhetskod"), VERKSAMHET),
    **dict.fromkeys(("nyckeltal", "indikator", "nyckeltalskod"), INDICATOR),
    **dict.fromkeys(("period", "månad"), PERIOD),
    **dict.fromkeys(("månader", "antal månader"), MONTHS),
    **dict.fromkeys(("utfall", "värde"), OUTCOME),
    **dict.fromkeys(("mål", "målvärde", "budget", "plan"), TARGET),
    **dict.fromkeys(("avvikelse", "avvikelse mot budget", "avvikelse mot mål"), DEVIATION),
}
DEEPEST = 12
"""Rows of titles that may stand above a header."""


@dataclass(frozen=True, slots=True)
class Header:
    """Where the columns stand: their place by what they are, and their own headings."""

    row: int
    places: dict[str, int]
    texts: tuple[str, ...]
    twice: tuple[str, ...] = ()
    """Headings that stand for a column that is there already."""

    def cell(self, row: Row, name: str) -> object:
        """A row's cell in a column; None where there is neither."""
        place = self.places.get(name)
        return None if place is None or place >= len(row) else row[place]

    def text(self, row: Row, name: str) -> str:
        """The cell as a person reads it, "" when it is empty."""
        return text_of(self.cell(row, name))  # type: ignore[arg-type]  # a row holds cells

    def heading(self, name: str) -> str:
        """The file's own heading of a column."""
        return self.texts[self.places[name]]

    @property
    def unread(self) -> tuple[str, ...]:
        """The headings of columns that are not read."""
        used = set(self.places.values())
        return tuple(text for at, text in enumerate(self.texts) if text and at not in used)


def header_in(sheets: Iterable[Sheet]) -> tuple[Header, Sheet] | None:
    """The first header of indicators among the first rows of the sheets."""
    return next(_headers(sheets), None)


def _headers(sheets: Iterable[Sheet]) -> Iterator[tuple[Header, Sheet]]:
    for sheet in sheets:
        for number, row in sheet.rows[:DEEPEST]:
            header = _header_of(number, tuple(map(text_of, row)))
            if header is not None:
                yield header, sheet


def _header_of(number: int, texts: Sequence[str]) -> Header | None:
    places: dict[str, int] = {}
    twice = []
    for at, text in enumerate(texts):
        name = _NAMES.get(plain(text.lstrip("\ufeff")))
        if name in places:
            twice.append(text)
        elif name is not None:
            places[name] = at
    figures = (OUTCOME, TARGET, DEVIATION)
    if not {VERKSAMHET, INDICATOR, PERIOD} <= places.keys() or places.keys().isdisjoint(figures):
        return None
    return Header(number, places, tuple(texts), tuple(twice))
