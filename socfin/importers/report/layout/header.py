"""Where a report's header is and which lines it has, guessed; never units, signs or figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from socfin.importers.containers.cells import Cell, Row, is_blank, is_number, text_of
from socfin.importers.containers.sheets import Sheet
from socfin.importers.report.columns.stated import has_some_below, is_of_deviations
from socfin.importers.report.layout.columns import LABELS, columns_of
from socfin.importers.report.layout.heading_days import with_days
from socfin.importers.report.layout.heading_lines import heading_text, joined_lines
from socfin.importers.report.layout.mapping import Column
from socfin.importers.report.layout.own_titles import say_otherwise
from socfin.importers.report.layout.spent import with_spent
from socfin.importers.report.layout.unit_headings import only_corner_differs
from socfin.importers.spelling.bare_spans import with_bare_spans
from socfin.importers.spelling.cell_units import amount_of
from socfin.importers.spelling.closing import closing_year
from socfin.importers.spelling.headings import (
    Heading,
    is_decimal,
    is_unit,
    is_year,
    read_heading,
    tells_basis,
    unit_in,
)
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.months import year_in
from socfin.importers.spelling.numbers import percent_of
from socfin.importers.spelling.other_amounts import is_total
from socfin.importers.spelling.periods import month_of
from socfin.importers.spelling.roles import Role
from socfin.importers.spelling.sides import with_sides
from socfin.importers.spelling.title_periods import says_first_or_last

DEVIATIONS_ALONE = 5
"""What a header of deviations and no amount tells: less than any with an amount, whatever its height."""
LOOK_AT = 60
"""Rows searched for the header."""
TALLEST = 3
"""Lines a header may have."""
WIDEST = 200
LOOKED_THROUGH = 2_000
"""Rows below the header in which another table is looked for."""
_AMOUNTS = re.compile(
    r"(?i)budget|utfall|prognos|bokslut|redovis|verklig|saldo|kostnad|bidrag|plan|\bbud|\butf"
)
LONGEST = 60
"""Characters of a heading."""
_YEARS_ASIDE = frozenset({"år", "året", "räkenskapsår", "kalenderår", "year"})
"""Beside a header's line of years: what the line is of, as a pivot table prints it."""


@dataclass(frozen=True)
class Layout:
    """A sheet's header lines, its columns and the headings they were read from."""

    sheet: Sheet
    header_rows: tuple[int, ...]
    columns: tuple[Column, ...]
    headings: tuple[Heading, ...]
    ends: int = 0
    """The last row of the table where another stands below it, else 0."""

    @property
    def titles(self) -> tuple[str, ...]:
        """The texts above the header."""
        return tuple(text for row in self._above for text in map(text_of, row[:WIDEST]) if text)

    @property
    def title_rows(self) -> tuple[str, ...]:
        """The rows above the header, each as one text, dates as their month: "Period 2022-03"."""
        rows = (" ".join(filter(None, map(heading_text, row[:WIDEST]))) for row in self._above)
        return tuple(text for text in rows if text)

    @property
    def _above(self) -> list[Row]:
        """The rows above the header and below any table that stands before it."""
        above = [row for number, row in self.sheet.rows if number < self.header_rows[0]]
        last = max((at for at, row in enumerate(above) if has_amounts(row)), default=-1)
        return above[last + 1 :]

    @cached_property
    def body(self) -> tuple[tuple[int, Row], ...]:
        """The rows below the header that hold anything."""
        last = self.header_rows[-1]
        rows = ((n, row) for n, row in self.sheet.rows if n > last and (not self.ends or n <= self.ends))
        return tuple((n, row) for n, row in rows if not all(map(is_blank, row)))


def has_amounts(row: Row) -> bool:
    """True for a row with two amounts or more: no title, and no header."""
    amounts = (cell for cell in row[:WIDEST] if not is_blank(cell) and not _may_be_heading(cell))
    return next(amounts, None) is not None and next(amounts, None) is not None


def find_layout(sheet: Sheet) -> Layout | None:
    """The most telling header among the first rows; None when no row names two columns of a report."""
    best: tuple[int, int, list[Heading]] | None = None
    best_score = 0
    for at in range(min(LOOK_AT, len(sheet.rows))):
        for height in range(1, TALLEST + 1):
            headings = _headings(sheet, at, height)
            if headings is None:
                break
            lowest = sheet.rows[at + height - 1][1]
            score = _score(headings, height, says_years=height > 1 and _says_years(lowest))
            if score > best_score:
                best, best_score = (at, height, headings), score
    if best is None:
        return None
    at, height, headings = best
    below = (row for _, row in sheet.rows[at + height : at + height + LOOK_AT])
    if best_score <= DEVIATIONS_ALONE and not has_some_below(headings, below):
        return None
    return layout_at(sheet, tuple(number for number, _ in sheet.rows[at : at + height]), headings)


def layout_at(
    sheet: Sheet, header_rows: tuple[int, ...], headings: list[Heading] | None = None
) -> Layout | None:
    """The layout with its header on the given rows; None when they are not in the sheet."""
    numbers = [number for number, _ in sheet.rows]
    if not header_rows or any(row not in numbers for row in header_rows):
        return None
    at = numbers.index(header_rows[-1]) + 1
    ends = _end_before_another(sheet, at, header_rows)
    body = [row for number, row in sheet.rows[at : at + 400] if not ends or number <= ends]
    lines = headings or _read_lines(sheet, numbers.index(header_rows[0]), len(header_rows))
    headings = with_spent(lines, body)
    return Layout(sheet, header_rows, columns_of(headings, body), tuple(headings), ends)


def _end_before_another(sheet: Sheet, at: int, header_rows: tuple[int, ...]) -> int:
    """The last row with amounts above the next table's header, 0 when no other header follows."""
    own = {tuple(map(plain_of, row)) for number, row in sheet.rows if number in header_rows}
    below = sheet.rows[at : at + LOOKED_THROUGH]
    for place, (n, row) in enumerate(below):
        if _begins_table(row):
            ends = next((number for number, above in below[:place][::-1] if has_amounts(above)), 0)
            again = tuple(map(plain_of, row)) in own or only_corner_differs(sheet, header_rows[-1], n)
            if ends and (not again or say_otherwise(sheet, header_rows, ends, n)):
                return ends
    return 0


def _begins_table(row: Row) -> bool:
    """True for a row of headings of which two or more name budget, outcome or forecast."""
    texts = [cell for cell in row[:WIDEST] if isinstance(cell, str) and len(cell) <= LONGEST]
    if len(_AMOUNTS.findall(" ".join(texts))) < 2 or not _may_be_header(row):
        return False
    return sum(read_heading(text).scenario is not None for text in texts) > 1


def plain_of(cell: Cell) -> str:
    """A cell's text made comparable."""
    return plain(text_of(cell))


def _headings(sheet: Sheet, at: int, height: int) -> list[Heading] | None:
    """The headings of some rows read as one header; None when a row holds what no header holds."""
    rows = sheet.rows[at : at + height]
    if len(rows) < height or not all(_may_be_header(row) for _, row in rows):
        return None
    first = _first_column(sheet, at)
    if height > 1 and not all(_is_upper_line(row, first) for _, row in rows[:-1]):
        return None
    return _read_lines(sheet, at, height)


def _read_lines(sheet: Sheet, at: int, height: int) -> list[Heading]:
    """The header's lines as one heading a column; what names the labels is said by its lowest line alone."""
    lowest = sheet.rows[at + height - 1][1]
    rows = [row for _, row in sheet.rows[at : at + height]]
    texts = joined_lines(rows, min(WIDEST, max(map(len, rows))))
    headings = [read_heading(text) for text in texts]
    for index, heading in enumerate(headings):
        own = read_heading(heading_text(lowest[index])) if height > 1 and index < len(lowest) else heading
        is_label = own.role in LABELS or own.role in (Role.ACCOUNT_NAME, Role.SCENARIO)
        if is_label or (own.role is Role.SUM and is_total(own.text) and _among_months(headings, index)):
            headings[index] = own
    return with_sides(with_days(with_bare_spans(headings)))


def _among_months(headings: Sequence[Heading], index: int) -> bool:
    """True for a column beside single months: its "Totalt" is their sum and not a full year of its own."""
    beside = [headings[at] for at in (index - 1, index + 1) if 0 <= at < len(headings)]
    return any(h.months is not None and h.months.is_single for h in beside)


def _says_years(row: Row) -> bool:
    """True for a header's last line of years and months, with no more than a unit or a label beside."""
    texts = [heading_text(cell) for cell in row[:WIDEST] if not is_blank(cell)]
    rest = [text for text in texts if not (is_year(text) or _is_months(text))]
    return any(map(is_year, texts)) and all(
        is_unit(text) or read_heading(text).role in LABELS for text in rest
    )


def _is_months(text: str) -> bool:
    """True for "aug 2025" and "jan-aug" and nothing else."""
    heading = read_heading(text)
    return heading.role is Role.AMOUNT and heading.scenario is None and heading.months is not None


def _first_column(sheet: Sheet, at: int) -> int:
    """The leftmost column in use from the header down: tables do not always begin in column A."""
    used = [
        next((i for i, cell in enumerate(row[:WIDEST]) if not is_blank(cell)), WIDEST)
        for _, row in sheet.rows[at : at + 40]
    ]
    return min(used, default=0)


def _is_upper_line(row: Row, first: int) -> bool:
    """True for texts above columns of figures; a title begins in the first column or tells of the whole."""
    heading = read_heading(heading_text(row[first])) if first < len(row) else Heading("")
    heading = Heading(heading.text, Role.LABEL) if plain(heading.text) in _YEARS_ASIDE else heading
    texts = [heading_text(cell) for cell in row[first + 1 : WIDEST] if not is_blank(cell)]
    if len(texts) == 1 and says_first_or_last(heading.text):
        return False  # "Till period" and its month are a title
    right = [read_heading(text) for text in texts]
    parted = len({h.line for h in right} - {None}) > 1
    corner = (
        heading.role is not None or not heading.text or (unit_in(heading.text) is not None and len(right) > 1)
    )
    if not corner and not parted and not any(h.scenario for h in right):
        return False
    speak = (
        parted or any(h.is_figures for h in right) or any(map(tells_basis, texts)) or all(map(is_year, texts))
    )
    return bool(texts) and not heading.is_figures and speak


def _may_be_header(row: Row) -> bool:
    """Some text and no amounts: the only numbers in a header are months and years."""
    filled = [cell for cell in row[:WIDEST] if not is_blank(cell)]
    return bool(filled) and all(_may_be_heading(cell) for cell in filled)


def _may_be_heading(cell: Cell) -> bool:
    if isinstance(cell, str) and is_decimal(cell):
        return False
    if len(text_of(cell)) > 5 and closing_year(text_of(cell)):
        return True
    if month_of(cell) is not None or year_in(text_of(cell)) is not None:
        return True
    if is_number(cell):
        return False
    try:
        return amount_of(cell) is None
    except ValueError:
        return percent_of(cell) is None


def _score(headings: Sequence[Heading], height: int, *, says_years: bool) -> int:
    """How much the headings tell; more lines must tell more."""
    amounts = [h for h in headings if h.role is Role.AMOUNT]
    years = {h.year for h in amounts if h.is_lone_year}
    if len(years) == 1 or (years and not any(h.role in LABELS for h in headings)):
        amounts = [h for h in amounts if not h.is_lone_year]
    if sum(1 for h in headings if h.text) < 2:
        return 0
    if not amounts and not any(h.role is Role.SUM for h in headings):
        return DEVIATIONS_ALONE - height if is_of_deviations(headings) else 0
    score = sum(2 + (h.scenario is not None) + (h.basis is not None) for h in amounts)
    others = sum(1 for h in headings if h.role not in (None, Role.AMOUNT, Role.PERIOD, Role.FROM))
    kinds = {(h.scenario, h.basis, h.months, h.year, h.last_year, h.line) for h in amounts}
    repeated = len(amounts) - len(kinds)
    score += sum(h.year is not None and not h.is_lone_year for h in amounts) if says_years else 0
    return 10 * (score + others - 3 * repeated) - height
