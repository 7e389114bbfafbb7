"""The table of a report's lines: the columns of a delårsrapport."""

from __future__ import annotations

from socfin.domain.columns import INCOME_STATEMENT
from socfin.domain.money import Unit
from socfin.domain.report import Report
from socfin.tables.base import FigureTable, filled, name_column, row_class, variant
from socfin.tables.cells import NO_LINKS, Links

LinesTable = variant(
    "LinesTable",
    {"name": name_column("Rad")},
    INCOME_STATEMENT,
    row_attrs={"class": row_class, "data-code": lambda record: record.code},
)


def lines_table(report: Report, *, unit: Unit | None = None, links: Links = NO_LINKS) -> FigureTable:
    """The report's lines: revenue, cost, of which …, net."""
    caption = f"Resultaträkning, {report.span.label}"
    table = filled(LinesTable, report.lines, unit or report.unit, links, caption)
    for place in INCOME_STATEMENT:
        table.columns[place.column.field].column.verbose_name = place.title(report)
    return table
