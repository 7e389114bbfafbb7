"""The table of verksamheter: from January, the single month or the full year."""

from __future__ import annotations

from collections.abc import Mapping

from socfin.domain.columns import TIMESPANS
from socfin.domain.money import Unit
from socfin.domain.report import Report
from socfin.domain.timespans import TIMED
from socfin.tables.base import FigureTable, TableLook, filled, name_column, variant
from socfin.tables.branches import Branches
from socfin.tables.cells import NO_LINKS, Links

VARIANTS: Mapping[tuple[str, str], type[FigureTable]] = {
    (row_word, word): variant(
        f"{row_word.capitalize()}{word.capitalize()}Table",
        {"name": name_column(row_word.capitalize())},
        places,
    )
    for row_word in ("verksamhet", "nämnd")
    for word, places in TIMESPANS.items()
}
"""The table of each timespan: what its rows are, and the word the address uses."""


def deviation_table(
    report: Report,
    *,
    timespan: str = "ackumulerat",
    unit: Unit | None = None,
    links: Links = NO_LINKS,
    branches: Branches | None = None,
) -> FigureTable:
    """The verksamheter of the report and its total, the total first or last as the committee prefers.

    With `branches` a large table carries the first level alone and what is opened.

    KeyError for a timespan that no table shows.
    """
    total = (report.total,)
    rows = (*total, *report.rows) if report.total_first else (*report.rows, *total)
    caption = f"Avvikelse per {report.row_word}, {TIMED[timespan].label(report)}"
    look = TableLook(unit=unit or report.unit, links=links, caption=caption)
    return filled(VARIANTS[report.row_word, timespan], rows, look, branches)
