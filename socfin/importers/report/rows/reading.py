"""Rows read from top to bottom, each to an entry, a heading or nothing; never sums, signs or periods."""

from __future__ import annotations

from collections.abc import Mapping as Decisions
from collections.abc import Sequence
from dataclasses import replace

from socfin.domain.figures import Problem
from socfin.domain.lines import Line
from socfin.domain.money import Ore, Unit
from socfin.importers.containers.cells import Cell, Row, is_blank, is_number, text_of
from socfin.importers.options import Thousands
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.mapping import Mapping, RowsAre
from socfin.importers.report.layout.unit_headings import corners, names_verksamhet
from socfin.importers.report.rows.amount_cells import AmountCells, is_amount, says_units
from socfin.importers.report.rows.bodies import Bodies
from socfin.importers.report.rows.entries import Entry, Rows
from socfin.importers.report.rows.groups import Groups, Placed
from socfin.importers.report.rows.headed_lines import heads_name_verksamheter
from socfin.importers.report.rows.indents import Indents
from socfin.importers.report.rows.named_as_sums import named_as_sums
from socfin.importers.report.rows.naming import Naming
from socfin.importers.report.rows.outside import Outside
from socfin.importers.report.rows.parts_heading import PartsHeading
from socfin.importers.report.rows.row_problems import (
    counted_not_read,
    deviations_not_read,
    sums_not_checked,
    unreadable,
    without_verksamhet,
)
from socfin.importers.report.rows.scenario_headings import ScenarioHeadings
from socfin.importers.spelling.counts import is_count, is_footer
from socfin.importers.spelling.labels import Label, plain, read_label

LARGE = 1e15
"""No stored amount is so large; what is, is looked at more closely."""
Decided = Decisions[str, str]
NOTHING: Decided = {}


def read_rows(
    layout: Layout,
    mapping: Mapping,
    unit: Unit,
    lines: Decided,
    outside: Decided = NOTHING,
    thousands: Thousands | None = None,
) -> Rows:
    """Every row below the header that holds an amount; unreadable amounts are told with row and column.

    `lines` is what has been decided about rows that are known by no name: plain name → line. `outside` are
    the rows, of any kind, that are no part of the report: plain name → as it is told. `thousands` is what has
    been said of figures such as "12.345".
    """
    money = AmountCells(layout, mapping, unit, thousands)
    reader = _Reader(layout, mapping, money, lines, Outside(outside))
    for number, row in layout.body:
        reader.take(number, row)
    outside_rows = reader.outside.rows
    return Rows(
        reader.indents.grouped(named_as_sums(reader.entries)),
        money.decimals,
        money.largest,
        tuple(reader.naming.contexts.items()),
        reader.problems(),
        tuple(reader.unknown),
        tuple(reader.headings),
        tuple(sorted((*reader.across, *_rows(reader.counted), *_rows(outside_rows), *reader.deviations))),
        tuple(outside_rows),
        tuple(money.two_ways),
        money.unmarked,
    )


class _Reader:
    """Walks the rows once, remembering those that are no figures."""

    def __init__(
        self, layout: Layout, mapping: Mapping, money: AmountCells, lines: Decided, outside: Outside
    ) -> None:
        self.lines = lines
        self.outside = outside
        self.rows_are = mapping.rows
        self.corners = (
            {}
            if mapping.rows is RowsAre.VERKSAMHETER
            else corners(layout.sheet, layout.header_rows[-1], layout.body)
        )
        """The verksamheter named in the corners of the header and its repetitions, by row."""
        by_headings = bool(self.corners) or heads_name_verksamheter(layout, mapping)
        self.naming = Naming(mapping, by_headings=by_headings)
        self.scenarios = ScenarioHeadings(layout, mapping)
        self.parts = PartsHeading()
        self.groups = Groups(mapping, layout.body)
        self.indents = Indents(layout, mapping)
        self.deviations: list[int] = []
        self.money = money
        header = (row for number, row in layout.sheet.rows if number in mapping.header_rows)
        self.header = [tuple(plain(text_of(cell)) for cell in row) for row in header]
        self.figures_above = {
            at for line in self.header for at, heading in enumerate(line) if heading[-1:].isdigit()
        }
        """The columns with a heading that a number may repeat."""
        above = [row for number, row in layout.sheet.rows if number < mapping.header_rows[0]]
        self.titles = {_texts(row) for row in above} - {()}
        self._begin_under(layout, above)
        self.entries: list[Entry] = []
        self.unknown: dict[str, None] = {}
        self.unplaced: list[int] = []
        self.headings_left: set[int] = set()
        """Rows above the first amount with none that can be read: a line of the header, most likely."""
        self.counted: list[tuple[int, str]] = []
        self.across: list[int] = []
        self.headings: list[int] = []
        self.bodies = Bodies()
        self.heading = ""
        """The name of the last row without amounts, until a sum."""

    def _begin_under(self, layout: Layout, above: Sequence[Row]) -> None:
        """What heads the first rows where the header is printed again: its corner, or the row above.

        "510 Hemtjänst" above the first of several tables with the same header, as each has its own.
        """
        if corner := self.corners.get(layout.header_rows[-1]):
            self.naming.take_heading(read_label(corner))
            return
        last = _texts(above[-1]) if above else ()
        label = read_label(last[0]) if len(last) == 1 else Label("", "")
        if not label.code or not names_verksamhet(label):
            return
        lines = [_texts(row) for number, row in layout.sheet.rows if number in layout.header_rows]
        if lines and any(_texts(row) == lines[-1] for _, row in layout.body):
            self.naming.take_heading(label)

    def take(self, number: int, row: Row) -> None:
        """One row: figures under a label, a heading, or nothing of interest."""
        if self.scenarios.take(number):
            return
        label = self.naming.label(row)
        if label.within and self.rows_are is RowsAre.LINES:
            label = replace(label, of_which=True)
        self.naming.carry(row)
        cells = self.money.cells(row)
        blank = all(map(is_blank, cells.values()))
        label = self.parts.under(label, indented=self.naming.is_indented(row), heading=blank)
        placed = self.groups.placed(row, label, blank=blank)
        self.indents.take(number, row, blank=blank)
        self.bodies.take(label, blank=blank)
        if blank:
            self.heading = "" if label.sums or label.of_which else label.name or label.code or self.heading
            if self.naming.carried is None or not self.naming.account(row):
                self.naming.take_heading(label)
        elif self._is_printed_around(row, label, cells):
            self.headings.append(number)
            if corner := self.corners.get(number):
                self.naming.take_heading(read_label(corner))
        else:
            self._take_amounts(number, row, placed, cells)

    def _take_amounts(self, number: int, row: Row, placed: Placed, cells: dict[int, Cell]) -> None:
        label = placed.label
        if not placed.is_read:
            self.deviations.append(number)
            return
        if self.naming.sums_verksamheter(row) and not self.naming.in_total:
            self.across.append(number)
            return
        if _not_money(label):
            self.counted.append((number, label.name))
            return
        line_said = self._said_of(label)
        if self._is_outside(number, row, label):
            if not line_said:
                self.unknown.pop(label.name, None)
            return
        if line_said:
            line = Line(line_said)
            placed = replace(placed, label=replace(label, line=line, of_which=not line.is_summed))
        self._add(number, row, placed, self.money.amounts(number, cells), decided=bool(line_said))

    def _add(
        self, number: int, row: Row, placed: Placed, amounts: dict[int, Ore | None], *, decided: bool
    ) -> None:
        label = placed.label
        if not self.entries and all(amount is None for amount in amounts.values()):
            self.headings_left.add(number)
        verksamhet, name, account = self.naming.keys(row, label)
        beside = bool(self.entries) and bool(self.entries[0].verksamhet) and not self.naming.in_total
        if not verksamhet and label.code and not label.sums and beside:
            self.unplaced.append(number)
        self.entries.append(
            Entry(
                number,
                label,
                amounts,
                verksamhet,
                account,
                placed.scenario or self.naming.scenario(row) or self.scenarios.now,
                name,
                decided,
                self.naming.is_of_unit(row, label),
                self.naming.words(row),
                self.naming.in_total,
                self.indents.under,
                self.heading,
                self.bodies.of(label),
            )
        )
        if label.sums:
            self.heading = ""

    def _is_outside(self, number: int, row: Row, label: Label) -> bool:
        """True for a row that a person has put outside, by a name of its own, whatever it is a row of."""
        if not self.outside.names:
            return False
        return self.outside.takes(number, self.naming.called(row, label), self.naming.words(row))

    def _said_of(self, label: Label) -> str:
        """What a person has said a row of unknown name is: a line, or "" for nothing yet."""
        known = label.line is not None or label.code or label.of_which or label.sums or not label.name
        if self.rows_are is not RowsAre.LINES or known:
            return ""
        self.unknown[label.name] = None
        return self.lines.get(plain(label.name), "")

    def _is_printed_around(self, row: Row, label: Label, cells: dict[int, Cell]) -> bool:
        """True for what stands around the rows: title and header again, a row of units, a footer of words."""
        if self._begins_with_figure(cells):
            return False
        if self._repeats_header(row, cells) or says_units(cells):
            return True
        if any(is_amount(cell) for cell in cells.values() if not is_blank(cell)):
            return False
        return is_footer(label.name) or _texts(row) in self.titles

    def _begins_with_figure(self, cells: dict[int, Cell]) -> bool:
        """True where the first amount is a stored number that no heading above it can be, as most are."""
        for index, cell in cells.items():
            if type(cell) is float or type(cell) is int:
                return -LARGE < cell < LARGE and index not in self.figures_above
            if not is_blank(cell):
                return False
        return False

    def _repeats_header(self, row: Row, cells: dict[int, Cell]) -> bool:
        """True for a line of the header printed again at the top of a page.

        A header of nothing but numbers, as the months 202201 and 202202, is known by its other cells too.
        """
        first = next((index for index, cell in cells.items() if not is_blank(cell)), None)
        if first is not None and not any(_same_text(row, line, (first,)) for line in self.header):
            return False
        figures = [index for index, cell in cells.items() if not is_blank(cell)]
        if all(is_amount(cells[index]) for index in figures):
            figures = [index for index, cell in enumerate(row) if not is_blank(cell)]
            if all(is_amount(row[index]) for index in figures):
                return False
        return any(_same_text(row, line, figures) for line in self.header)

    def problems(self) -> tuple[Problem, ...]:
        """All that is said of the rows and cells that were not read as they stand."""
        return (
            *unreadable(self.money.unreadable, self.headings_left),
            *counted_not_read(self.counted),
            *sums_not_checked(self.across),
            *deviations_not_read(self.deviations),
            *without_verksamhet(self.unplaced),
            *self.outside.not_met(),
        )


def _rows(named: Sequence[tuple[int, str]]) -> list[int]:
    return [row for row, _ in named]


def _same_text(row: Row, line: Sequence[str], places: Sequence[int]) -> bool:
    return all(at < len(line) and _says(row[at], line[at]) for at in places)


def _says(cell: Cell, heading: str) -> bool:
    """Whether a cell reads as a heading; a number never does where the heading does not end in a figure."""
    may_be = not is_number(cell) or heading[-1:].isdigit()
    return may_be and plain(text_of(cell)) == heading


def _not_money(label: Label) -> bool:
    """True for "Antal årsarbetare" and the like among the amounts."""
    return not label.code and label.line is None and (is_count(label.name) or is_footer(label.name))


def _texts(row: Row) -> tuple[str, ...]:
    """The filled cells of a row of titles as text; () for a row without."""
    return tuple(filter(None, map(text_of, row)))
