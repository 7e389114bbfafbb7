"""Verksamheter printed with their sum above their accounts in one column, as a compact pivot; never others.

The amounts prove it: each such row is, in every column, the sum of the rows right below it to the next one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from socfin.importers.report.layout.mapping import Column, Mapping, RowsAre
from socfin.importers.report.rows.entries import Entry, Rows
from socfin.importers.report.sums.ties import ties
from socfin.importers.report.sums.tolerance import Precision
from socfin.importers.spelling.roles import Role

FEWEST = 2
"""Verksamheter; one row that is the sum of the others is the committee's."""
LONGEST = 200
"""Accounts of a verksamhet that are added up."""


def with_units_above(rows: Rows, mapping: Mapping, precision: Precision) -> Rows:
    """The rows, accounts placed on the verksamhet above them where all that are no sums are so."""
    entries = rows.entries
    if mapping.rows is not RowsAre.ACCOUNTS or any(entry.verksamhet for entry in entries):
        return rows
    times = Counter(entry.label.code for entry in entries if entry.is_plain)
    if not any(many > 1 for code, many in times.items() if code):
        return rows
    columns = [c for c in mapping.columns if c.role is Role.AMOUNT]
    groups = list(_groups(entries, columns, precision))
    if len(groups) < FEWEST or sum(1 + len(group.parts) for group in groups) < sum(
        e.is_plain for e in entries
    ):
        return rows
    placed = {e.row: e for group in groups for e in (group.of_unit, *group.accounts)}
    return replace(rows, entries=tuple(placed.get(entry.row, entry) for entry in entries))


@dataclass(frozen=True, slots=True)
class _Group:
    """A verksamhet's row and the accounts below it that it sums."""

    head: Entry
    parts: Sequence[Entry]

    @property
    def code(self) -> str:
        """The verksamhet's, or its name."""
        return self.head.label.code or self.head.label.name

    @property
    def of_unit(self) -> Entry:
        """The row as one that names a verksamhet and no account."""
        return replace(self.head, verksamhet=self.code, account="", of_unit=True)

    @property
    def accounts(self) -> list[Entry]:
        """The accounts on the verksamhet."""
        return [replace(e, verksamhet=self.code, verksamhet_name=self.head.label.name) for e in self.parts]


def _groups(entries: Sequence[Entry], columns: Sequence[Column], precision: Precision) -> Iterator[_Group]:
    """The groups from the first row on, to the first row that sums none."""
    at = 0
    while at < len(entries):
        head = entries[at]
        if not head.is_plain:
            at += 1
            continue
        ends = range(at + 2, min(at + 2 + LONGEST, len(entries) + 1))
        parts = (entries[at + 1 : end] for end in ends if entries[end - 1].is_plain)
        group = next((some for some in parts if ties(head, some, columns, precision)), None)
        if group is None:
            return
        yield _Group(head, group)
        at += 1 + len(group)
