"""What names a row: its label cells and the headings and groups above it; never its amounts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from socfin.domain.figures import Scenario
from socfin.importers.containers.cells import KEPT, Row, is_blank, text_of
from socfin.importers.report.layout.mapping import Mapping, RowsAre
from socfin.importers.report.layout.unit_headings import names_verksamhet
from socfin.importers.spelling.headings import read_heading
from socfin.importers.spelling.labels import Label, plain, read_label, spelled_out
from socfin.importers.spelling.roles import Role

_WHOLE = re.compile(r".*(?:nämnd(?:en)?|förvaltning(?:en)?|kommunen)|hela .*")
_NAMING = (Role.LABEL, Role.CODE, Role.NAME, Role.ACCOUNT, Role.ACCOUNT_NAME, Role.LINE)


@dataclass(slots=True)
class _Words:
    """The label cells of one row or several alike as text, and what they have been read as so far."""

    texts: dict[Role, str]
    label: Label | None = None
    unit: Label | None = None
    indented: bool | None = None
    joined: str | None = None
    sums_others: bool | None = None


class Naming:
    """The cells that name a row, and the headings and groups it stands under."""

    def __init__(self, mapping: Mapping, *, by_headings: bool = False) -> None:
        self.rows_are = mapping.rows
        self.by_headings = by_headings
        """True where names without code head the lines of a verksamhet (headed_lines)."""
        self.columns = {c.role: c.index for c in reversed(mapping.columns)}
        self.beside = {RowsAre.ACCOUNTS: Role.ACCOUNT, RowsAre.LINES: Role.LINE}.get(self.rows_are)
        """What stands beside a row's verksamhet; None where the rows are verksamheter."""
        self.contexts: dict[str, str] = {}
        self.context = ""
        self.in_total = False
        """True under a heading, or beside a merged cell, that names the whole committee and no verksamhet."""
        self.carried: tuple[str, str] | None = None
        named = (*_NAMING, Role.SCENARIO)
        self._named = [(role, self.columns[role]) for role in named if role in self.columns]
        self._places = sorted(self.columns[role] for role in _NAMING if role in self.columns)
        self._row: Row | None = None
        self._words = _Words({})
        self._known: dict[tuple[object, ...], _Words] = {}

    def label(self, row: Row) -> Label:
        """What the row is, by its account where it has one and else by its other label cells."""
        words = self._take(row)
        if words.label is None:
            words.label = self._read_label(row)
        return words.label

    def _read_label(self, row: Row) -> Label:
        if self.rows_are is RowsAre.ACCOUNTS:
            account = _read(self._text(row, Role.ACCOUNT), self._text(row, Role.ACCOUNT_NAME))
            if account.code or account.name or account.sums:
                return account
        if self.rows_are is RowsAre.LINES and (line := self._text(row, Role.LINE)):
            return read_label(spelled_out(line))
        return self._unit_label(row)

    def account(self, row: Row) -> str:
        """The account a row names, by its code or else its name; "" without."""
        return self._text(row, Role.ACCOUNT) or self._text(row, Role.ACCOUNT_NAME)

    def carry(self, row: Row) -> None:
        """Remembers the verksamhet of a group that names it on its first row only, until its sum."""
        if self.beside not in self.columns:
            return
        unit = self._unit_label(row)
        if unit.sums:
            self.carried = None
            self.in_total = self.sums_verksamheter(row) and not (unit.code or unit.name)
        elif unit.code or unit.name:
            self.carried, self.in_total = (unit.code or unit.name, unit.name), False

    def _unit_label(self, row: Row) -> Label:
        """The verksamhet or line a row names."""
        words = self._take(row)
        if words.unit is None:
            words.unit = self._read_unit(row)
        return words.unit

    def _read_unit(self, row: Row) -> Label:
        whole, code, name = (self._text(row, role) for role in (Role.LABEL, Role.CODE, Role.NAME))
        return _read(code, name or whole) if code else _read(whole, name)

    def keys(self, row: Row, label: Label) -> tuple[str, str, str]:
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

    def called(self, row: Row, label: Label) -> set[str]:
        """The plain names a person may call a row by: its words, its name, and its verksamhet's beside that.

        A sum and a "varav" row are called by their words alone: "Summa Norr" is not "Norr".
        """
        names = {self.words(row)}
        if not (label.sums or label.of_which):
            names |= {label.name, f"{label.code} {label.name}"}
        if self.rows_are is not RowsAre.VERKSAMHETER:
            code, name, _ = self.keys(row, label)
            name = name or self.contexts.get(code, "")
            names |= {name, f"{code} {name}"}
        return {plain(name) for name in names if name.strip()}

    def take_heading(self, label: Label) -> None:
        """A label without figures names the verksamhet of the lines or accounts below it."""
        if self.rows_are is RowsAre.VERKSAMHETER or label.line is not None or label.of_which:
            return
        beside = self.contexts or self.by_headings
        if label.sums or (not label.code and beside and _WHOLE.fullmatch(plain(label.name))):
            self.in_total, self.context = True, ""
        elif names_verksamhet(label) and (label.code or self.by_headings):
            self.in_total = False
            self.context = label.code or label.name
            self.contexts[self.context] = label.name

    def sums_verksamheter(self, row: Row) -> bool:
        """True for "Totalt" in the column of verksamheter beside an account or a line: a sum of others."""
        words = self._take(row)
        if words.sums_others is None:
            named = self.beside is not None and bool(words.texts.get(self.beside))
            words.sums_others = named and self._unit_label(row).sums
        return words.sums_others

    def scenario(self, row: Row) -> Scenario | None:
        """The scenario a row names in a column of its own."""
        text = self._take(row).texts.get(Role.SCENARIO)
        return read_heading(text).scenario if text else None

    def is_of_unit(self, row: Row, label: Label) -> bool:
        """True for a row that names a verksamhet and no account, in a report with a column for each."""
        return Role.ACCOUNT in self.columns and bool(label.code or label.name) and not self.account(row)

    def is_indented(self, row: Row) -> bool:
        """True when the first cell that names the row begins with spaces or a dash."""
        words = self._take(row)
        if words.indented is None:
            words.indented = self._begins_indented(row)
        return words.indented

    def _begins_indented(self, row: Row) -> bool:
        cells = (row[at] for at in self._places if at < len(row) and not is_blank(row[at]))
        first = next(cells, None)
        return isinstance(first, str) and first[0] in " \t\u00a0-–−—•·*"

    def words(self, row: Row) -> str:
        """The row's label cells as written."""
        words = self._take(row)
        if words.joined is None:
            texts = words.texts
            words.joined = " ".join([texts[role] for role in _NAMING if texts.get(role)])
        return words.joined

    def _take(self, row: Row) -> _Words:
        """The row's own words, read once however many rows bear them and however much is asked."""
        if row is not self._row:
            self._row, width = row, len(row)
            cells = [row[at] for _, at in self._named if at < width]
            key = (*cells, *map(type, cells))  # 1 and True are equal, and read otherwise
            words = self._known.get(key)
            if words is None:
                if len(self._known) >= KEPT:
                    self._known.clear()
                named = {role: text_of(row[at]) for role, at in self._named if at < width}
                words = self._known[key] = _Words(named)
            self._words = words
        return self._words

    def _text(self, row: Row, role: Role) -> str:
        return self._take(row).texts.get(role, "")


def _read(code: str, name: str) -> Label:
    """A label of two cells, or of one that holds both code and name."""
    if not name:
        return read_label(code)
    beside = read_label(code)
    if beside.sums and beside.line is None and not beside.name:
        return Label(beside.code, name, sums=True)
    read = read_label(name)
    return replace(read, code=code) if code and not read.sums else read
