"""A report's rows as entries: what each row is and its amounts per column; never sums, signs or periods."""

from __future__ import annotations

from dataclasses import dataclass, field

from socfin.domain.figures import Problem, Scenario, error
from socfin.domain.money import Ore, Unit
from socfin.importers.cells import Cell, Row, column_name, is_blank, text_of
from socfin.importers.headings import read_heading
from socfin.importers.labels import Label, read_label
from socfin.importers.layout import Layout
from socfin.importers.mapping import Mapping, Role, RowsAre
from socfin.importers.numbers import Mark, decimal_of, decimals_of, mark_of, ore_of, shown
from socfin.importers.problems import each_row


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

    @property
    def name(self) -> str:
        """How a message names the row."""
        return " ".join(filter(None, (self.label.code, self.label.name)))


@dataclass(frozen=True, slots=True)
class Rows:
    """A report's entries, the headings met between them, and how many decimals its amounts have."""

    entries: tuple[Entry, ...]
    decimals: int
    largest: Ore
    contexts: tuple[tuple[str, str], ...] = ()
    """Code and name of the verksamheter that stand as headings above their lines or accounts."""
    problems: tuple[Problem, ...] = ()


def read_rows(layout: Layout, mapping: Mapping, unit: Unit) -> Rows:
    """Every row below the header that holds an amount; unreadable amounts are told with row and column."""
    reader = _Reader(layout, mapping, unit)
    for number, row in layout.body:
        reader.take(number, row)
    return Rows(
        tuple(reader.entries), reader.decimals, reader.largest, tuple(reader.contexts.items()), reader.told()
    )


class _Reader:
    """Walks the rows once, remembering the heading a row stands under."""

    def __init__(self, layout: Layout, mapping: Mapping, unit: Unit) -> None:
        self.unit = unit
        self.rows_are = mapping.rows
        self.figures = [c for c in mapping.columns if c.role in (Role.AMOUNT, Role.DEVIATION, Role.SUM)]
        self.columns = {c.role: c.index for c in reversed(mapping.columns)}
        self.headings = {c.index: c.header or column_name(c.index) for c in mapping.columns}
        self.marks = {c.index: _mark(layout, c.index, unit) for c in self.figures}
        self.entries: list[Entry] = []
        self.contexts: dict[str, str] = {}
        self.context = ""
        self.decimals = 0
        self.largest = 0
        self.unreadable: list[tuple[int, str, str]] = []

    def take(self, number: int, row: Row) -> None:
        """One row: figures under a label, a heading, or nothing of interest."""
        label = self._label(row)
        cells = {c.index: row[c.index] if c.index < len(row) else None for c in self.figures}
        if all(is_blank(cell) for cell in cells.values()):
            self._maybe_heading(label)
            return
        if _repeats_header(cells):
            return
        amounts = {index: self._amount(number, index, cell) for index, cell in cells.items()}
        verksamhet, name, account = self._keys(row, label)
        self.entries.append(Entry(number, label, amounts, verksamhet, account, self._scenario(row), name))

    def told(self) -> tuple[Problem, ...]:
        """The unreadable amounts as problems."""
        remedy = "Rätta cellen i filen, eller töm den om uppgiften saknas."
        columns = {(row, what): column for row, column, what in self.unreadable}

        def problem(row: int, what: str) -> Problem:
            return error(what, remedy, row=row, column=columns.get((row, what), ""), code="unreadable_amount")

        return each_row(((row, what) for row, _, what in self.unreadable), problem)

    def _label(self, row: Row) -> Label:
        """What the row is, by its account where it has one and else by its other label cells."""
        if self.rows_are is RowsAre.ACCOUNTS:
            account = _read(self._text(row, Role.ACCOUNT), self._text(row, Role.ACCOUNT_NAME))
            if account.code or account.name or account.sums:
                return account
        return self._unit_label(row)

    def _unit_label(self, row: Row) -> Label:
        """The verksamhet or line a row names."""
        whole, code, name = (self._text(row, role) for role in (Role.LABEL, Role.CODE, Role.NAME))
        return _read(code, name or whole) if code else _read(whole, name)

    def _keys(self, row: Row, label: Label) -> tuple[str, str, str]:
        """The code and name of the verksamhet, and the account, that the row's figures belong to."""
        if self.rows_are is RowsAre.VERKSAMHETER:
            return label.code or label.name, label.name, ""
        if self.rows_are is RowsAre.LINES:
            return self.context, "", ""
        account = label.code or label.name
        if Role.ACCOUNT in self.columns:
            unit = self._unit_label(row)
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
    read = read_label(name)
    return Label(code, read.name, read.sums, read.line, read.of_which) if code and not read.sums else read


def _mark(layout: Layout, index: int, unit: Unit) -> Mark:
    """The column's decimal mark; in kronor "1.234" and "1,234" can only have thousands."""
    texts = [row[index] for _, row in layout.body[:2000] if index < len(row)]
    found = mark_of(text for text in texts if isinstance(text, str))
    if found is not Mark.EITHER or unit is not Unit.KR:
        return found
    if any(isinstance(text, str) and "." in text for text in texts):
        return Mark.COMMA
    return Mark.POINT if any(isinstance(text, str) and "," in text for text in texts) else found


def _repeats_header(cells: dict[int, Cell]) -> bool:
    """True for the header printed again at the top of a page."""
    filled = [cell for cell in cells.values() if not is_blank(cell)]
    return all(isinstance(cell, str) and read_heading(cell).role is not None for cell in filled)
