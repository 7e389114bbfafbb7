"""A report's rows that the rows beside them nearly make, and the question about them; never exact sums."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from socfin.domain.figures import Problem, error
from socfin.domain.listing import first_of
from socfin.domain.money import format_exact
from socfin.importers.near_sums import near_groups
from socfin.importers.problems import only_row, rows_text
from socfin.importers.report.layout.mapping import Column
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.tolerance import Precision, tolerance

MOST_NAMED = 4

Near = Mapping[int, tuple[int, ...]]
"""A row's number → the numbers of the rows that nearly make it."""


def near_rows(
    leaves: Sequence[Entry],
    proved: Sequence[frozenset[int]],
    columns: Sequence[int],
    precision: Precision,
) -> Near:
    """The rows that those beside them nearly make, where no sum of the file that ties counts both."""
    if any(entry.scenario is not None or entry.account or entry.label.within for entry in leaves):
        return {}
    groups = near_groups(
        [[entry.amounts.get(column) for column in columns] for entry in leaves],
        lambda parts: float(tolerance(parts, precision)),
        lambda at, run: _begins(leaves[at], [leaves[part] for part in run]),
    )
    near = {leaves[at].row: tuple(leaves[part].row for part in run) for at, run in groups.items()}
    return {row: run for row, run in near.items() if not any({row, *run} <= rows for rows in proved)}


def nearly(near: Near, leaves: Sequence[Entry], columns: Sequence[Column]) -> Problem:
    """The question whether rows are the sums of others that nearly make them."""
    rows = {entry.row: entry for entry in leaves}
    named = first_of(list(_named(near, rows, columns)), MOST_NAMED)
    what, they, sums = (
        ("Raden", "Den", "deras summa") if len(near) == 1 else ("Raderna", "De", "deras summor")
    )
    return error(
        f"{what} är nästan lika med raderna intill tillsammans: {named}. {they} kan vara {sums}, med en "
        "siffra rättad på det ena stället, eller ha egna belopp.",
        "Välj under Så lästes filen vad raderna är (--alike i kommandot). Räknas både raden och dess delar "
        "blir totalen för stor.",
        row=only_row(list(near)),
        code="maybe_sum",
    )


def _named(near: Near, entries: Mapping[int, Entry], columns: Sequence[Column]) -> Iterator[str]:
    """ "”Äldreomsorg” (rad 3) −239 500 000,00 kr mot −239 400 000,00 kr på rad 4, 5 och 6"."""
    for row, parts in near.items():
        entry = entries[row]
        at = max((c.index for c in columns), key=lambda column: abs(entry.amounts.get(column) or 0))
        given = sum(entries[part].amounts.get(at) or 0 for part in parts)
        own = format_exact(entry.amounts.get(at) or 0)
        yield (f"”{entry.called}” (rad {row}) {own} kr mot {format_exact(given)} kr på {rows_text(parts)}")


def _begins(entry: Entry, parts: Sequence[Entry]) -> bool:
    """True for 51 above 510 and 511, and for 500 above 510 and 520."""
    code = entry.label.code.rstrip("0")
    return bool(code) and all(part.label.code.startswith(code) for part in parts)
