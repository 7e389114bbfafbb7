"""What is said of rows that are, may be or are not sums in an unused dimension; never which they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from socfin.domain.figures import Problem, error, warning
from socfin.domain.listing import first_of
from socfin.importers.problems import rows_text
from socfin.importers.spelling.numbers import shown

_CHOOSE = "Välj under Så lästes filen vad raderna är (--alike i kommandot)"


class Alike(Protocol):
    """A row, what it may sum, what is written in its dimension, and whether it equals them."""

    @property
    def row(self) -> int: ...
    @property
    def part_rows(self) -> tuple[int, ...]: ...
    @property
    def cell(self) -> str: ...
    @property
    def ties(self) -> bool: ...


def named_sums(some: Sequence[Alike]) -> str:
    """The note of rows that call themselves totals and are."""
    return f"{_rows(some)} är summor av andra rader i en kolumn som inte används, och räknas inte med."


def assumed(some: Sequence[Alike]) -> tuple[Problem, ...]:
    """Rows taken for sums because their amounts equal those of the others of their key."""
    return (
        warning(
            f"{_rows(some)} är lika med de andra raderna om samma sak och läses som deras summa.",
            f"Kontrollera totalen. {_CHOOSE} om de har egna belopp.",
            row=some[0].row,
            code="sum_assumed",
        ),
    )


def differing(some: Sequence[Alike]) -> tuple[Problem, ...]:
    """Rows among sums that differ from what they sum."""
    apart = [each for each in some if not each.ties]
    if not apart:
        return ()
    return (
        warning(
            f"{_rows(apart)} är inte summan av de andra raderna om samma sak.",
            "Delarna används, inte summan. Kontrollera att filen är komplett.",
            row=apart[0].row,
            code="sum_differs",
        ),
    )


def asked_of(some: Sequence[Alike]) -> Problem:
    """Rows that may be sums or have amounts of their own."""
    first = next((each for each in some if each.ties), some[0])
    parts = f"{rows_text(first.part_rows)}{' tillsammans' if len(first.part_rows) > 1 else ''}"
    how = f"lika med {parts}" if first.ties else f"inte lika med {parts}"
    like = [each.row for each in some if each is not first]
    more = f"; likadana är {rows_text(like)}" if like else ""
    return error(
        f"Rad {first.row}, {_cell(first)}, är {how}, och kan vara deras summa eller ha egna belopp{more}.",
        f"{_CHOOSE}, eller ta bort dem ur filen.",
        row=first.row,
        code="maybe_sum",
    )


def _rows(some: Sequence[Alike]) -> str:
    cells = first_of(list(dict.fromkeys(map(_cell, some))))
    rows = rows_text(each.row for each in some)
    return f"R{rows[1:]}, {cells},"


def _cell(each: Alike) -> str:
    return f"”{shown(each.cell)}”" if each.cell else "tom cell"
