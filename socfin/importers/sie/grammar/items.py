"""Every item of a SIE file by what it is: header lines, balances, transactions, vouchers; never which count.

Whole pieces are read at once; lines that do not follow (`walk`) one by one, by the rules of `single`. Of a
voucher only date, account, objects and amount are read; its texts and signatures never leave this module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from socfin.importers.sie.grammar.columns import amounts, words
from socfin.importers.sie.grammar.fields import OPEN, Span, Walk, walk
from socfin.importers.sie.grammar.pieces import Content, pieces
from socfin.importers.sie.grammar.single import (
    Role,
    Unreadable,
    balance_of,
    date_of,
    money_of,
    read_line,
    role_of,
)
from socfin.importers.sie.grammar.tokens import ObjectList
from socfin.importers.sie.grammar.vocabulary import Lists, Words

_MONEY = {"account": "int32", "objects": "int32", "ore": "int64", "row": "int32"}
_BALANCE = {"budget": "bool", "year": "int32", "month": "int32", **_MONEY}
_VOUCHER = {"date": "int32", "row": "int32"}


Fault = tuple[int, str]
"""A row that cannot be read, and which part of it (single.py)."""


@dataclass(frozen=True, slots=True)
class Items:
    """A file's items in the file's order; in the frames words are categories, and öre is debit positive.

    balances: budget (bool), year, month, account, objects (place in `lists`), ore, row.
    transactions: account, objects, ore, row. vouchers: date, row.
    """

    header: list[tuple[int, str]]
    balances: pd.DataFrame
    transactions: pd.DataFrame
    vouchers: pd.DataFrame
    lists: tuple[ObjectList, ...]
    unreadable: tuple[Fault, ...]
    opened_at: int
    """The last row that opens a voucher, 0 for none."""
    closed_at: int


def read_items(content: Content, tell: Callable[[float], None] = lambda _share: None) -> Items:
    """All items of a file; `tell` is told the share that is read, from 0 to 1."""
    reader, read = _Reader(content), 0
    for piece in pieces(content.body):
        reader.take(piece)
        read += len(piece)
        tell(read / len(content.body))
    return reader.items()


class _Reader:
    """Columns that grow piece by piece."""

    def __init__(self, content: Content) -> None:
        self.text_of = content.text_of
        self.row = 1
        self.header: list[tuple[int, str]] = []
        self.words = {name: Words() for name in ("year", "month", "account", "date")}
        self.lists = Lists()
        self.balances, self.transactions, self.vouchers = _Table(_BALANCE), _Table(_MONEY), _Table(_VOUCHER)
        self.unreadable: list[Fault] = []
        self.opened_at = self.closed_at = 0

    def take(self, piece: bytes) -> None:
        """All lines of a piece."""
        lines = walk(piece, self.row)
        self.row += len(lines.row)
        opens, closes = lines.braces()
        self.opened_at = max(self.opened_at, int(lines.row[opens].max(initial=0)))
        self.closed_at = max(self.closed_at, int(lines.row[closes].max(initial=0)))
        lines = lines.only(~(opens | closes))
        labels, distinct = words(lines.marks, lines.field())
        roles = np.array([role_of(self.text_of(label)) for label in distinct], np.int8)[labels]
        roles[lines.odd] = Role.ODD
        self._sort(lines, roles)

    def items(self) -> Items:
        """What has been taken."""
        return Items(
            header=sorted(self.header),
            balances=self.balances.frame(self.words),
            transactions=self.transactions.frame(self.words),
            vouchers=self.vouchers.frame(self.words),
            lists=tuple(self.lists.places),
            unreadable=tuple(sorted(self.unreadable)),
            opened_at=self.opened_at,
            closed_at=self.closed_at,
        )

    def _sort(self, lines: Walk, roles: np.ndarray) -> None:
        """Each line to what reads it."""
        budget = roles == Role.BUDGET
        balance = budget | (roles == Role.OUTCOME)
        if balance.any():
            self._balances(lines.only(balance), budget[balance])
        for role, read in (
            (Role.TRANSACTION, self._transactions),
            (Role.VOUCHER, self._vouchers),
            (Role.HEADER, self._header),
            (Role.ODD, self._singly),
        ):
            chosen = roles == role
            if chosen.any():
                read(lines.only(chosen))

    def _header(self, lines: Walk) -> None:
        self.header += zip(lines.row.tolist(), map(self.text_of, lines.texts()), strict=True)

    def _balances(self, lines: Walk, budget: np.ndarray) -> None:
        before = {"year": lines.field(), "month": lines.field()}
        self._money(self.balances, lines, before, budget=budget)

    def _transactions(self, lines: Walk) -> None:
        self._money(self.transactions, lines, {})

    def _money(self, table: _Table, lines: Walk, before: dict[str, Span], **more: np.ndarray) -> None:
        """Rows that end with account, objects and amount; those that do not read so are read singly."""
        texts = {**before, "account": lines.field()}
        objects, written = lines.objects(), lines.field()
        ore, good = amounts(lines.marks, written)
        good &= ~lines.odd
        for span in texts.values():
            good &= span.length > 0
        columns = {**more, "ore": ore, "row": lines.row}
        if not good.all():
            self._singly(lines.only(~good))
            texts = {name: span.only(good) for name, span in texts.items()}
            objects, columns = objects.only(good), {name: values[good] for name, values in columns.items()}
        lists, insides = words(lines.marks, objects)
        table.add(
            **columns,
            **{name: self._words(name, lines, span) for name, span in texts.items()},
            objects=self.lists.add(map(self.text_of, insides))[lists],
        )

    def _vouchers(self, lines: Walk) -> None:
        """Dates of vouchers; some programs open the voucher on its own line."""
        _series, _number, date = lines.field(), lines.field(), lines.field()
        good = ~lines.odd
        self._singly(lines.only(~good))
        opens = good & (lines.last_bytes() == OPEN)
        self.opened_at = max(self.opened_at, int(lines.row[opens].max(initial=0)))
        self.vouchers.add(date=self._words("date", lines, date.only(good)), row=lines.row[good])

    def _words(self, name: str, lines: Walk, span: Span) -> np.ndarray:
        places, distinct = words(lines.marks, span)
        texts: np.ndarray = self.words[name].add(map(self.text_of, distinct))[places]
        return texts

    def _singly(self, lines: Walk) -> None:
        """Lines one by one; those that lack what they must have are unreadable."""
        balances: list[tuple[Any, ...]] = []
        transactions: list[tuple[Any, ...]] = []
        for row, line in zip(lines.row.tolist(), map(self.text_of, lines.texts()), strict=True):
            try:
                role, fields = read_line(line)
                match role:
                    case Role.HEADER:
                        self.header.append((row, line))
                    case Role.OUTCOME | Role.BUDGET:
                        balances.append((role is Role.BUDGET, *balance_of(fields), row))
                    case Role.TRANSACTION:
                        transactions.append((*money_of(fields), row))
                    case Role.VOUCHER:
                        self.opened_at = max(self.opened_at, row if line.rstrip().endswith("{") else 0)
                        self.vouchers.add(date=self.words["date"].add([date_of(fields)]), row=np.array([row]))
            except Unreadable as fault:
                self.unreadable.append((row, str(fault)))
        self._add_read(self.balances, _BALANCE, balances)
        self._add_read(self.transactions, _MONEY, transactions)

    def _add_read(self, table: _Table, names: Iterable[str], rows: list[tuple[Any, ...]]) -> None:
        if rows:
            columns = dict(zip(names, zip(*rows, strict=True), strict=True))
            table.add(**{name: self._column(name, values) for name, values in columns.items()})

    def _column(self, name: str, values: tuple[Any, ...]) -> np.ndarray:
        if name == "objects":
            return self.lists.add(values)
        return self.words[name].add(values) if isinstance(values[0], str) else np.array(values)


class _Table:
    """A frame's columns, a part of them at a time."""

    def __init__(self, columns: dict[str, str]) -> None:
        self.columns = columns
        self.parts: dict[str, list[np.ndarray]] = {
            name: [np.zeros(0, kind)] for name, kind in columns.items()
        }

    def add(self, **parts: np.ndarray) -> None:
        """Some rows; a row of their numbers orders them in the end."""
        for name, part in parts.items():
            self.parts[name].append(part.astype(self.columns[name], copy=False))

    def frame(self, words: dict[str, Words]) -> pd.DataFrame:
        """All rows in the file's order."""
        whole = {name: np.concatenate(parts) for name, parts in self.parts.items()}
        rows = whole["row"]
        if (rows[1:] < rows[:-1]).any():
            order = np.argsort(rows, kind="stable")
            whole = {name: values[order] for name, values in whole.items()}
        return pd.DataFrame(
            {name: words[name].column(values) if name in words else values for name, values in whole.items()}
        )
