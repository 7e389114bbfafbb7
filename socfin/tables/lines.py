"""The table of a report's lines: the columns of a delårsrapport."""

from __future__ import annotations

from collections.abc import Mapping

from socfin.domain.columns import INCOME_STATEMENT, TIMESPANS, Place
from socfin.domain.limits import Status
from socfin.domain.money import Unit
from socfin.domain.report import Report, RowKind
from socfin.domain.timespans import TIMED
from socfin.tables.base import FigureTable, TableLook, filled, name_column, row_class, variant
from socfin.tables.cells import NO_LINKS, Links

OF_FORECASTS = frozenset(
    {
        "forecast_year",
        "forecast_deviation",
        "forecast_share",
        "forecast_status",
        "forecast_method",
        "range_low",
        "range_high",
    }
)
"""The columns that say where the year ends."""
PLACES = {**TIMESPANS, "ackumulerat": INCOME_STATEMENT}
VARIANTS: Mapping[str, type[FigureTable]] = {
    word: variant(
        f"{word.capitalize()}LinesTable",
        {"name": name_column("Rad")},
        places,
        row_attrs={"class": row_class, "data-code": FigureTable._meta.row_attrs["data-code"]},
    )
    for word, places in PLACES.items()
}
"""The table of each timespan, by the word the address uses."""


def lines_table(
    report: Report, *, timespan: str = "ackumulerat", unit: Unit | None = None, links: Links = NO_LINKS
) -> FigureTable:
    """The report's lines: revenue, cost, of which …, net; without the columns that none but the net knows.

    KeyError for a timespan that no table shows.
    """
    caption = f"Resultaträkning, {TIMED[timespan].label(report)}"
    bare = [place.key for place in PLACES[timespan] if not _is_known(place, report)]
    look = TableLook(unit=unit or report.unit, links=links, caption=caption, exclude=bare)
    table = filled(VARIANTS[timespan], report.lines, look)
    for place in PLACES[timespan]:
        if place.key not in bare:
            table.columns[place.key].column.verbose_name = place.title(report)
    return table


def _is_known(place: Place, report: Report) -> bool:
    """Whether a line besides the total has the figure: forecasts are seldom made of lines."""
    if place.key not in OF_FORECASTS:
        return True
    lines = [row for row in report.lines if row.kind is not RowKind.TOTAL] or report.lines
    return any(place.column.value(row) not in (None, "", Status.UNKNOWN) for row in lines)
