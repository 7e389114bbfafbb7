"""Whether a sum row says what its rows give; never which rows those are.

Tolerance: (n + 1) · ½ of the last place the file shows, for n rows in a sum.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from socfin.domain.figures import Problem, warning
from socfin.domain.money import Ore, format_exact
from socfin.importers.report.layout.mapping import Column
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.tolerance import Precision, tolerance


def ties(entry: Entry, parts: Sequence[Entry], columns: Sequence[Column], precision: Precision) -> bool:
    """True when the parts give what the sum row says in every column both have."""
    compared = [c for c in columns if total(parts, c) is not None and entry.amounts.get(c.index) is not None]
    return bool(compared) and all(difference(entry, parts, c, precision) is None for c in compared)


def differences(
    entry: Entry, parts: Sequence[Entry], columns: Sequence[Column], precision: Precision
) -> Iterator[Problem]:
    """A warning for each column in which the sum row says something else than its parts give."""
    for column in columns:
        differs = difference(entry, parts, column, precision)
        if differs is not None:
            printed, counted = differs
            yield warning(
                f"Summaraden ”{entry.called}” säger {format_exact(printed)} kr i kolumnen "
                f"”{column.header}”, men raderna ger {format_exact(counted)} kr "
                f"(skillnad {format_exact(printed - counted)} kr).",
                "Raderna används, inte summan. Kontrollera att rapporten är komplett.",
                row=entry.row,
                column=column.header,
                code="sum_differs",
            )


def own_columns(entry: Entry, parts: Sequence[Entry], columns: Sequence[Column]) -> frozenset[int]:
    """The columns in which only the sum row has figures, such as a full-year budget for the total alone."""
    given = (c.index for c in columns if entry.amounts.get(c.index) is not None)
    return frozenset(at for at in given if all(p.amounts.get(at) is None for p in parts))


def difference(
    entry: Entry, parts: Sequence[Entry], column: Column, precision: Precision
) -> tuple[Ore, Ore] | None:
    """What the sum row says and what its parts give, öre, when they differ by more than rounding."""
    printed, counted = entry.amounts.get(column.index), total(parts, column)
    if printed is None or counted is None or abs(printed - counted) <= tolerance(len(parts), precision):
        return None
    return printed, counted


def total(parts: Sequence[Entry], column: Column) -> Ore | None:
    """The sum of the amounts of some rows in a column, in öre; None where none of them has any."""
    amounts = [a for p in parts if (a := p.amounts.get(column.index)) is not None]
    return sum(amounts) if amounts else None
