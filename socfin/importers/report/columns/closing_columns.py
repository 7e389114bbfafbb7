"""Columns of the periods that close a year (13–16): which they are and what is asked; never amounts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from socfin.domain.figures import Problem, error
from socfin.domain.listing import listed
from socfin.importers.options import Closing
from socfin.importers.report.layout.mapping import Column
from socfin.importers.report.layout.mapping import Mapping as Reading
from socfin.importers.spelling.closing import closing_in
from socfin.importers.spelling.roles import Role


def closing_columns(reading: Reading) -> frozenset[int]:
    """The columns of one closing period, "202413" or "Utfall 2024-13"; none where amounts are to date."""
    if reading.accumulated:
        return frozenset()
    return frozenset(c.index for c in reading.columns if c.role is Role.AMOUNT and closing_in(c.header))


def without_closing(reading: Reading, closing: Closing | None) -> Reading:
    """The reading without the closing periods, where a person has said that they are not read."""
    if closing is not Closing.LEAVE:
        return reading
    left = closing_columns(reading)
    columns = (Column(c.index, c.header, Role.IGNORE) if c.index in left else c for c in reading.columns)
    return replace(reading, columns=tuple(columns))


def asked_of_closing(reading: Reading, closing: Closing | None) -> Iterator[Problem]:
    """An error that asks whether the closing periods are December's, until a person has said."""
    left = closing_columns(reading)
    if not left or closing is not None:
        return
    names = [f"”{c.header}”" for c in reading.columns if c.index in left]
    yield error(
        f"Filen har bokslutsperioder (period 13–16) i {listed(names)}.",
        "Välj under Så lästes filen om de räknas till december (--closing i kommandot). Valet kan sparas i "
        "en importprofil.",
        column=names[0].strip("”"),
        code="period_13",
    )
