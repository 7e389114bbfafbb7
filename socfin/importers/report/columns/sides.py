"""Columns of revenue and cost beside their net: what is stored, and whether the net ties; never rows.

Where a row has revenue or cost, these are its figures and the net is only checked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from socfin.domain.figures import Problem, warning
from socfin.domain.lines import Line
from socfin.domain.money import Ore, format_exact
from socfin.domain.period import Month, Span
from socfin.importers.report.columns.held import Held, held_against
from socfin.importers.report.layout.mapping import Column, RowsAre
from socfin.importers.report.layout.mapping import Mapping as Reading
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.tolerance import Precision, tolerance
from socfin.importers.spelling.roles import Role

Parts = Mapping[int, tuple[int, int]]
"""Column of the net → those of its revenue and cost."""


def side_of(column: Column, reading: Reading) -> Line | None:
    """REVENUE or COST for a column of that part of verksamheter's amounts; None for the net."""
    parts = reading.rows is RowsAre.VERKSAMHETER and column.line in (Line.REVENUE, Line.COST)
    return column.line if parts else None


def parts_of(reading: Reading, spans: Mapping[int, Span], as_of: Mapping[int, Month]) -> Parts:
    """The net columns whose revenue and cost stand beside them for the same scenario and months."""
    groups: dict[tuple[object, ...], dict[Line | None, int]] = {}
    for column in reading.columns:
        if column.role is Role.AMOUNT and column.index in spans:
            scenario = column.scenario or reading.scenario
            key = (scenario, spans[column.index], as_of.get(column.index))
            groups.setdefault(key, {}).setdefault(side_of(column, reading), column.index)
    whole = (group for group in groups.values() if len(group) == 3)
    return {group[None]: (group[Line.REVENUE], group[Line.COST]) for group in whole}


def without_checked(entry: Entry, parts: Parts) -> frozenset[int]:
    """The row's columns that give no figure: its net where a part is given, else the parts.

    A part that is blank where the net is given is not missing: the row has none.
    """
    left: set[int] = set()
    for net, both in parts.items():
        given = [at for at in both if entry.amounts.get(at) is not None]
        if given:
            left.add(net)
        if entry.amounts.get(net) is not None:
            left |= set(both) - set(given)
    return frozenset(left)


def check_net(
    entries: Sequence[Entry], reading: Reading, parts: Parts, precision: Precision
) -> tuple[Held, ...]:
    """Each net column, with a warning per row that is not its revenue and cost together, in öre."""
    limit = tolerance(2, precision)
    headers = {c.index: c.header for c in reading.columns}
    checks: list[Held] = []
    for net, both in parts.items():
        cells = [
            (entry, printed, counted, limit)
            for entry in entries
            if (counted := entry.together(both)) is not None
            and (printed := entry.amounts.get(net)) is not None
        ]
        checks.append(held_against(net, cells, partial(_differs, headers[net])))
    return tuple(checks)


def _differs(header: str, entry: Entry, printed: Ore, counted: Ore) -> Problem:
    return warning(
        f"”{entry.called}”: kolumnen ”{header}” säger {format_exact(printed)} kr, men intäkter och kostnader "
        f"ger {format_exact(counted)} kr.",
        "Intäkterna och kostnaderna läses. Rätta raden i filen om det är nettot som är rätt.",
        row=entry.row,
        column=header,
        code="net_differs",
    )
