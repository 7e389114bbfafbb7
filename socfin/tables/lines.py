"""The table of a report's lines: the columns of a delårsrapport."""

from __future__ import annotations

from socfin.domain.money import Unit
from socfin.domain.report import Report
from socfin.tables.base import FigureTable, filled, name_column, row_class
from socfin.tables.cells import NO_LINKS, AmountColumn, DeviationColumn, Links, ShareColumn


class LinesTable(FigureTable):
    """The income statement: the columns of a delårsrapport."""

    name = name_column("Rad")
    outcome_to_date_ore = AmountColumn("Utfall", figure="outcome", small=False)
    budget_to_date_ore = AmountColumn("Budget", figure="budget", small=False)
    deviation_to_date_ore = DeviationColumn("Avvikelse", status="status")
    deviation_share = ShareColumn("%", small=False)
    deviation_month_ore = DeviationColumn("varav månaden", status="month_status", bar=False, small=True)
    budget_year_ore = AmountColumn("Helårs\u00adbudget", figure="budget_year")
    forecast_year_ore = AmountColumn("Prognos", figure="forecast_year")
    forecast_deviation_ore = DeviationColumn(
        "Prognos\u00adavvikelse", status="forecast_status", bar=False, small=True
    )

    class Meta(FigureTable.Meta):
        row_attrs = {"class": row_class, "data-code": lambda record: record.code}


def lines_table(report: Report, *, unit: Unit | None = None, links: Links = NO_LINKS) -> FigureTable:
    """The report's lines: revenue, cost, of which …, net."""
    caption = f"Resultaträkning, {report.span.label}"
    table = filled(LinesTable, report.lines, unit or report.unit, links, caption)
    table.columns["deviation_month_ore"].column.verbose_name = f"varav {report.month.name}"
    return table
