"""A report's rows as entries: what each row is and its amounts per column; never sums, signs or periods."""

from __future__ import annotations

import re
from collections.abc import Mapping as Decisions
from dataclasses import dataclass, field, replace

from socfin.domain.figures import Problem, Scenario, error, warning
from socfin.domain.lines import Line
from socfin.domain.money import Ore, Unit
from socfin.importers.containers.cells import Cell, Row, column_name, is_blank, text_of
from socfin.importers.options import OUTSIDE
from socfin.importers.problems import each_row, rows_text
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.mapping import Mapping, Role, RowsAre
from socfin.importers.spelling.headings import is_unit, read_heading
from socfin.importers.spelling.labels import Label, plain, read_label
from socfin.importers.spelling.numbers import (
    Mark,
    decimal_of,
    decimals_of,
    marks_of,
    ore_of,
    percent_of,
    shown,
)

Decided = Decisions[str, str]

_NAMING = (Role.LABEL, Role.CODE, Role.NAME, Role.ACCOUNT, Role.ACCOUNT_NAME, Role.LINE)

_COUNTED = re.compile(
    r"(?i)^antal\b|årsarbet|\bvårddygn|\bbeläggning|^(?:utförda |beviljade )?timmar\b|nyckeltal|^procent|"
    r"sjukfrånvaro|\bandel\b"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row with figures. Amounts are öre with the file's own signs; None where the cell is empty."""

    row: int
    label: Label
    amounts: dict[int, Ore | None] = field(hash=False)
    verksamhet: str = ""
    account: str = ""
    scenario: Scenario | None = None
    verksamhet_name: str = ""
    decided: bool = False
    """True for a row whose line a person has said."""
    of_unit: bool = False
    """True for a row that names a verksamhet and no account, in a report with a column for each."""
    text: str = ""
    """The row's label cells as written."""

    @property
    def name(self) -> str:
        """How a message names the row."""
        return " ".join(filter(None, (self.label.code, self.label.name)))

    @property
    def called(self) -> str:
        """The row's name, or its own words where it has none, as "Totalt"."""
        return self.name or self.text


@dataclass(frozen=True, slots=True)
class Rows:
    """A report's entries, the headings met between them, and how many decimals its amounts have."""

    entries: tuple[Entry, ...]
    decimals: int
    largest: Ore
    contexts: tuple[tuple[str, str], ...] = ()
    """Code and name of the verksamheter that stand as headings above their lines or accounts."""
    problems: tuple[Problem, ...] = ()
    unknown: tuple[str, ...] = ()
    """Rows of an income statement that are known by no name, decided or not."""


def read_rows(layout: Layout, mapping: Mapping, unit: Unit, lines: Decided) -> Rows:
    """Every row below the header that holds an amount; unreadable amounts are told with row and column.

    `lines` is what has been decided about rows that are known by no name: plain name → line, or OUTSIDE.
    """
    reader = _Reader(layout, mapping, unit, lines)
    for number, row in layout.body:
        reader.take(number, row)
    return Rows(
        tuple(reader.entries),
        reader.decimals,
        reader.largest,
        tuple(reader.contexts.items()),
        reader.told(),
        tuple(reader.unknown),
    )


class _Reader:
    """Walks the rows once, remembering the heading a row stands under."""

    def __init__(self, layout: Layout, mapping: Mapping, unit: Unit, lines: Decided) -> None:
        self.lines = lines
        self.unknown: dict[str, None] = {}
        self.unit = unit
        self.rows_are = mapping.rows
        self.figures = [c for c in mapping.columns if c.role in (Role.AMOUNT, Role.DEVIATION, Role.SUM)]
        self.columns = {c.role: c.index for c in reversed(mapping.columns)}
        self.headings = {c.index: c.header or column_name(c.index) for c in mapping.columns}
        self.header = [row for number, row in layout.sheet.rows if number in mapping.header_rows]
        texts = {c.index: _texts(layout, c.index) for c in self.figures}
        self.marks = marks_of(texts, unit)
        unsure = [text for at, some in texts.items() if self.marks[at] is Mark.EITHER for text in some]
        self.example = next((text for text in unsure if re.search(r"\d[.,]\d{3}\D*$", text)), "")
        self.entries: list[Entry] = []
        self.contexts: dict[str, str] = {}
        self.context = ""
        self.carried: tuple[str, str] | None = None
        self.unplaced: list[int] = []
        self.decimals = 0
        self.largest = 0
        self.unreadable: list[tuple[int, str, str]] = []
        self.headings_left: set[int] = set()
        """Rows above the first amount with none that can be read: a line of the header, most likely."""
        self.counted: list[tuple[int, str]] = []
        self.across: list[int] = []

    def take(self, number: int, row: Row) -> None:
        """One row: figures under a label, a heading, or nothing of interest."""
        label = self._label(row)
        self._carry(row)
        cells = {c.index: row[c.index] if c.index < len(row) else None for c in self.figures}
        if all(is_blank(cell) for cell in cells.values()):
            if self.carried is None or not self._account(row):
                self._maybe_heading(label)
            return
        if self._repeats_header(row, cells) or _says_units(cells):
            return
        if self._sums_verksamheter(row):
            self.across.append(number)
            return
        if _not_money(label):
            self.counted.append((number, label.name))
            return
        said = self._said_of(label)
        if said == OUTSIDE:
            return
        if said:
            line = Line(said)
            label = replace(label, line=line, of_which=line.is_memo)
        amounts = {index: self._amount(number, index, cell) for index, cell in cells.items()}
        if not self.entries and all(amount is None for amount in amounts.values()):
            self.headings_left.add(number)
        verksamhet, name, account = self._keys(row, label)
        if not verksamhet and label.code and not label.sums and self.entries and self.entries[0].verksamhet:
            self.unplaced.append(number)
        self.entries.append(
            Entry(
                number,
                label,
                amounts,
                verksamhet,
                account,
                self._scenario(row),
                name,
                bool(said),
                Role.ACCOUNT in self.columns and bool(label.code or label.name) and not self._account(row),
                " ".join(filter(None, (self._text(row, role) for role in _NAMING))),
            )
        )

    def _sums_verksamheter(self, row: Row) -> bool:
        """True for "Totalt" in the column of verksamheter beside an account or a line: a sum of others."""
        beside = {RowsAre.ACCOUNTS: Role.ACCOUNT, RowsAre.LINES: Role.LINE}.get(self.rows_are)
        named = beside is not None and bool(self._text(row, beside))
        return named and self._unit_label(row).sums

    def _said_of(self, label: Label) -> str:
        """What a person has said a row of unknown name is: a line, OUTSIDE, or "" for nothing yet."""
        known = label.line is not None or label.code or label.of_which or label.sums or not label.name
        if self.rows_are is not RowsAre.LINES or known:
            return ""
        self.unknown[label.name] = None
        return self.lines.get(plain(label.name), "")

    def _repeats_header(self, row: Row, cells: dict[int, Cell]) -> bool:
        """True for a line of the header printed again at the top of a page.

        A header of nothing but numbers, as the months 202201 and 202202, is known by its other cells too.
        """
        figures = [index for index, cell in cells.items() if not is_blank(cell)]
        if all(_is_amount(cells[index]) for index in figures):
            figures = [index for index, cell in enumerate(row) if not is_blank(cell)]
            if all(_is_amount(row[index]) for index in figures):
                return False
        return any(
            all(index < len(line) and _same_text(row[index], line[index]) for index in figures)
            for line in self.header
        )

    def told(self) -> tuple[Problem, ...]:
        """The unreadable amounts as problems."""
        cell = "Rätta cellen i filen, eller töm den om uppgiften saknas."
        header = "Är raden en del av rubriken: skriv den som rubrikens sista rad under Så lästes filen."
        columns = {(row, what): column for row, column, what in self.unreadable}

        def problem(row: int, what: str) -> Problem:
            remedy = header if row in self.headings_left else cell
            return error(what, remedy, row=row, column=columns.get((row, what), ""), code="unreadable_amount")

        unreadable = each_row(((row, what) for row, _, what in self.unreadable), problem)
        return (
            *unreadable,
            *self._not_read(),
            *self._doubtful_marks(),
            *self._not_checked(),
            *self._without_verksamhet(),
        )

    def _not_checked(self) -> tuple[Problem, ...]:
        if not self.across:
            return ()
        return (
            warning(
                f"Summor av flera verksamheter läses inte och kontrolleras inte: {rows_text(self.across)}.",
                "Raderna för varje verksamhet används. Kontrollera att alla finns med.",
                code="sum_not_checked",
            ),
        )

    def _without_verksamhet(self) -> tuple[Problem, ...]:
        """Accounts below a sum that name no verksamhet, in a report where the others do."""
        if not self.unplaced:
            return ()
        return (
            warning(
                f"Verksamhet saknas på {rows_text(self.unplaced)}. Beloppen läggs på hela nämnden.",
                "Skriv verksamheten på raderna i filen om beloppen hör till en verksamhet.",
                row=self.unplaced[0] if len(self.unplaced) == 1 else None,
                code="no_verksamhet",
            ),
        )

    def _doubtful_marks(self) -> tuple[Problem, ...]:
        """In thousands of kronor "1.234" may be a million and a bit, or one thousand and a bit."""
        doubtful = self.example if self.unit is Unit.TKR else ""
        if not doubtful:
            return ()
        return (
            warning(
                f"Belopp som ”{shown(doubtful)}” läses med tre decimaler. De kan också vara tusental.",
                "Kontrollera storleken på beloppen. Är de tusental: skriv mellanslag mellan dem i filen.",
                code="mark_assumed",
            ),
        )

    def _not_read(self) -> tuple[Problem, ...]:
        def problem(row: int, name: str) -> Problem:
            return warning(
                f"”{shown(name)}” är inget belopp utan ett antal eller en andel, och läses inte.",
                "Sätt en kod framför namnet i filen om raden ändå är ett belopp.",
                row=row,
                code="not_money",
            )

        return each_row(self.counted, problem)

    def _label(self, row: Row) -> Label:
        """What the row is, by its account where it has one and else by its other label cells."""
        if self.rows_are is RowsAre.ACCOUNTS:
            account = _read(self._text(row, Role.ACCOUNT), self._text(row, Role.ACCOUNT_NAME))
            if account.code or account.name or account.sums:
                return account
        if self.rows_are is RowsAre.LINES and (line := self._text(row, Role.LINE)):
            return read_label(line)
        return self._unit_label(row)

    def _account(self, row: Row) -> str:
        return self._text(row, Role.ACCOUNT) or self._text(row, Role.ACCOUNT_NAME)

    def _carry(self, row: Row) -> None:
        """Remembers the verksamhet of a group that names it on its first row only, until its sum."""
        beside = {RowsAre.ACCOUNTS: Role.ACCOUNT, RowsAre.LINES: Role.LINE}.get(self.rows_are)
        if beside not in self.columns:
            return
        unit = self._unit_label(row)
        if unit.sums:
            self.carried = None
        elif unit.code or unit.name:
            self.carried = (unit.code or unit.name, unit.name)

    def _unit_label(self, row: Row) -> Label:
        """The verksamhet or line a row names."""
        whole, code, name = (self._text(row, role) for role in (Role.LABEL, Role.CODE, Role.NAME))
        return _read(code, name or whole) if code else _read(whole, name)

    def _keys(self, row: Row, label: Label) -> tuple[str, str, str]:
        """The code and name of the verksamhet, and the account, that the row's figures belong to."""
        if self.rows_are is RowsAre.VERKSAMHETER:
            return label.code or label.name, label.name, ""
        if self.rows_are is RowsAre.LINES:
            unit = self._unit_label(row) if Role.LINE in self.columns else Label("", "")
            if not (unit.code or unit.name or unit.sums) and self.carried is not None:
                return *self.carried, ""
            return unit.code or unit.name or self.context, unit.name, ""
        account = label.code or label.name
        if Role.ACCOUNT in self.columns:
            unit = self._unit_label(row)
            if not (unit.code or unit.name or unit.sums) and self.carried is not None:
                return *self.carried, account
            return unit.code or unit.name or self.context, unit.name, account
        return self.context, "", account

    def _maybe_heading(self, label: Label) -> None:
        """A label without figures names the verksamhet of the lines or accounts below it."""
        if self.rows_are is RowsAre.VERKSAMHETER or label.sums or label.line is not None or label.of_which:
            return
        if label.code:
            self.context = label.code
            self.contexts[label.code] = label.name

    def _scenario(self, row: Row) -> Scenario | None:
        text = self._text(row, Role.SCENARIO)
        return read_heading(text).scenario if text else None

    def _amount(self, number: int, index: int, cell: Cell) -> Ore | None:
        try:
            value = decimal_of(cell, self.marks[index])
            if value is None:
                return None
            ore = ore_of(value, self.unit)
        except ValueError as refused:
            heading = self.headings[index]
            self.unreadable.append((number, heading, f"{refused} (kolumnen {shown(heading)})"))
            return None
        if isinstance(cell, str):
            self.decimals = max(
                self.decimals, decimals_of(value), len(cell.strip().rpartition(",")[2]) if "," in cell else 0
            )
        else:
            self.decimals = max(self.decimals, min(decimals_of(value), 6))
        self.largest = max(self.largest, abs(ore))
        return ore

    def _text(self, row: Row, role: Role) -> str:
        index = self.columns.get(role)
        return text_of(row[index]) if index is not None and index < len(row) else ""


def _read(code: str, name: str) -> Label:
    """A label of two cells, or of one that holds both code and name."""
    if not name:
        return read_label(code)
    beside = read_label(code)
    if beside.sums and beside.line is None and not beside.name:
        return Label(beside.code, name, sums=True)
    read = read_label(name)
    return Label(code, read.name, read.sums, read.line, read.of_which) if code and not read.sums else read


def _texts(layout: Layout, index: int) -> list[str]:
    """A column's amounts that are texts, as far as needed to see how they are written."""
    cells = (row[index] for _, row in layout.body[:2000] if index < len(row))
    return [cell for cell in cells if isinstance(cell, str) and percent_of(cell) is None]


def _same_text(cell: Cell, other: Cell) -> bool:
    return plain(text_of(cell)) == plain(text_of(other))


def _is_amount(cell: Cell) -> bool:
    try:
        return decimal_of(cell) is not None
    except ValueError:
        return False


def _not_money(label: Label) -> bool:
    """True for "Antal årsarbetare" and the like among the amounts."""
    return not label.code and label.line is None and _COUNTED.search(label.name) is not None


def _says_units(cells: dict[int, Cell]) -> bool:
    """True for a row of "tkr" beneath the header."""
    filled = [cell for cell in cells.values() if not is_blank(cell)]
    return all(isinstance(cell, str) and is_unit(cell) for cell in filled)
