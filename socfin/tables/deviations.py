"""The table of verksamheter: from January, the single month or the full year."""

from __future__ import annotations

from collections.abc import Mapping

import django_tables2 as tables

from socfin.domain.money import Unit
from socfin.domain.report import Report
from socfin.tables.base import FigureTable, filled, name_column
from socfin.tables.cells import (
    NO_LINKS,
    AmountColumn,
    DeviationColumn,
    Links,
    ShareColumn,
    StatusColumn,
    cell_attrs,
)


class ToDateTable(FigureTable):
    """From January: outcome against budget, and the full year beside it."""

    name = name_column("Verksamhet")
    outcome_to_date_ore = AmountColumn("Utfall", figure="outcome", small=False)
    budget_to_date_ore = AmountColumn("Budget", figure="budget", small=False)
    deviation_to_date_ore = DeviationColumn("Avvikelse", status="status")
    deviation_share = ShareColumn("%", small=False)
    budget_year_ore = AmountColumn("Helårs\u00adbudget", figure="budget_year")
    forecast_year_ore = AmountColumn("Prognos", figure="forecast_year")
    forecast_deviation_ore = DeviationColumn(
        "Prognos\u00adavvikelse", status="forecast_status", bar=False, small=True
    )
    status = StatusColumn()

    class Meta(FigureTable.Meta):
        pass


class MonthTable(FigureTable):
    """The single month, with the sum from January beside it."""

    name = name_column("Verksamhet")
    outcome_month_ore = AmountColumn("Utfall", figure="outcome_month", small=False)
    budget_month_ore = AmountColumn("Budget", figure="budget_month", small=False)
    deviation_month_ore = DeviationColumn("Avvikelse", status="month_status")
    deviation_month_share = ShareColumn("%", small=False)
    deviation_to_date_ore = DeviationColumn(
        "Avvikelse från\u00a0januari", status="status", bar=False, small=True
    )
    month_status = StatusColumn()

    class Meta(FigureTable.Meta):
        pass


class YearTable(FigureTable):
    """The full year: forecast against budget."""

    name = name_column("Verksamhet")
    forecast_year_ore = AmountColumn("Prognos", figure="forecast_year", small=False)
    budget_year_ore = AmountColumn("Budget", figure="budget_year", small=False)
    forecast_deviation_ore = DeviationColumn("Avvikelse", status="forecast_status")
    forecast_share = ShareColumn("%", small=False)
    used_share = ShareColumn("Förbrukat", roomy=True)
    forecast_low_ore = AmountColumn("Lägst")
    forecast_high_ore = AmountColumn("Högst")
    forecast_method = tables.Column("Metod", default="", attrs=cell_attrs("wide-only roomy", "Metod"))
    forecast_status = StatusColumn()

    class Meta(FigureTable.Meta):
        pass


VARIANTS: Mapping[str, type[FigureTable]] = {
    "ackumulerat": ToDateTable,
    "manad": MonthTable,
    "helar": YearTable,
}
"""The table of each timespan, by the word the address uses."""


def deviation_table(
    report: Report, *, timespan: str = "ackumulerat", unit: Unit | None = None, links: Links = NO_LINKS
) -> FigureTable:
    """Every verksamhet of the report and its total, the total first or last as the committee prefers.

    KeyError for a timespan that no table shows.
    """
    total = (report.total,)
    rows = (*total, *report.rows) if report.total_first else (*report.rows, *total)
    captions = {
        "ackumulerat": report.span.label,
        "manad": report.month.label,
        "helar": f"helåret {report.month.year}",
    }
    return filled(
        VARIANTS[timespan],
        rows,
        unit or report.unit,
        links,
        f"Avvikelse per verksamhet, {captions[timespan]}",
    )
