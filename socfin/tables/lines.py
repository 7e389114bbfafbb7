"""The table of a report's lines: the columns of a delårsrapport."""

from __future__ import annotations

from collections.abc import Mapping

from socfin.domain.columns import INCOME_STATEMENT, TIMESPANS
from socfin.domain.money import Unit
from socfin.domain.report import Report
from socfin.domain.timespans import TIMED
from socfin.tables.base import FigureTable, filled, name_column, row_class, variant
from socfin.tables.cells import NO_LINKS, Links

PLACES = {**TIMESPANS, "ackumulerat": INCOME_STATEMENT}
VARIANTS: Mapping[str, type[FigureTable]] = {
    word: variant(
        f"{word.capitalize()}LinesTable",
        {"name": name_column("Rad")},
        places,
        row_attrs={"class": row_class, "data-code": lambda record: record.code},
    )
    for word, places in PLACES.items()
}
"""The table of each timespan, by the word the address uses."""


def lines_table(
    report: Report, *, timespan: str = "ackumulerat", unit: Unit | None = None, links: Links = NO_LINKS
) -> FigureTable:
    """The report's lines: revenue, cost, of which …, net. KeyError for a timespan that no table shows."""
    caption = f"Resultaträkning, {TIMED[timespan].label(report)}"
    table = filled(VARIANTS[timespan], report.lines, unit or report.unit, links, caption)
    for place in PLACES[timespan]:
        table.columns[place.key].column.verbose_name = place.title(report)
    return table
