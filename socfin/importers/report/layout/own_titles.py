"""Whether a header that is repeated begins another table: its own titles say another month or unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from socfin.importers.containers.cells import Row, is_blank, text_of
from socfin.importers.containers.sheets import Sheet
from socfin.importers.spelling.headings import unit_in
from socfin.importers.spelling.periods import months_in


def say_otherwise(sheet: Sheet, header: Sequence[int], ends: int, again: int) -> bool:
    """True where a title between the rows `ends` and `again` names other months or another unit.

    Than those above the first header, on the rows `header`, that is; titles that name none say nothing else.
    """
    above = [_text(row) for number, row in sheet.rows if number < header[0]]
    titles = [_text(row) for number, row in sheet.rows if ends < number < again]
    return any(
        _named(titles, names) - first for names in (months_in, unit_in) if (first := _named(above, names))
    )


def _named(titles: Iterable[str], names: Callable[[str], object | None]) -> set[str]:
    return {str(each) for title in titles if (each := names(title)) is not None}


def _text(row: Row) -> str:
    return " ".join(text_of(cell) for cell in row if not is_blank(cell))
