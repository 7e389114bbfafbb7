"""What a figure is called and how it is written, in Swedish; never a calculation."""

from __future__ import annotations

from collections.abc import Mapping

from socfin.domain.asked.figure import FIGURES, AskedFigure, Value
from socfin.domain.columns import Kind
from socfin.domain.indicators import spell_with_unit
from socfin.domain.money import MISSING, Unit, format_money, format_share
from socfin.domain.report import Report

NAMES: Mapping[str, str] = {
    "outcome_to_date": "Utfall {to_date}",
    "budget_to_date": "Budget {to_date}",
    "deviation_to_date": "Avvikelse {to_date}",
    "deviation_share": "Avvikelse i procent av budget {to_date}",
    "outcome_month": "Utfall {month}",
    "budget_month": "Budget {month}",
    "deviation_month": "Avvikelse {month}",
    "deviation_month_share": "Avvikelse i procent av budget {month}",
    "budget_year": "Budget helåret {year}",
    "used_share": "Förbrukat av helårsbudgeten {to_date}",
    "last_year_to_date": "Utfall samma månader {last_year}",
    "change_last_year": "Förändring från samma månader {last_year}",
    "forecast_year": "Prognos helåret {year}",
    "forecast_deviation": "Prognosens avvikelse helåret {year}",
    "forecast_share": "Prognosens avvikelse i procent av budget helåret {year}",
    "forecast_low": "Prognosens nedre gräns helåret {year}",
    "forecast_high": "Prognosens övre gräns helåret {year}",
    "range_low": "Beräknad prognos troligen från, mot budget helåret {year}",
    "range_high": "Beräknad prognos troligen till, mot budget helåret {year}",
}
"""Each figure of a verksamhet or a line, with the time that it is of."""
INDICATOR_NAMES: Mapping[str, str] = {
    "outcome": "utfall {to_date}",
    "target": "mål eller budget {to_date}",
    "deviation": "avvikelse {to_date}",
    "last_year": "utfall samma månader {last_year}",
}
SIGNED = {Kind.DEVIATION, Kind.SHARE}
CLOSER_DECIMALS = 2
"""Of a per cent where a figure stands alone, beside what every table says of it."""


def figure_name(figure: str, report: Report) -> str:
    """ "Avvikelse januari–mars 2022"."""
    return _in_time(NAMES[figure], report)


def full_name(asked: AskedFigure, report: Report) -> str:
    """With the line or the indicator that it is of: "Personalkostnader, utfall januari–mars 2022"."""
    if asked.indicator:
        row = asked.indicator_row(report)
        name = asked.indicator if row is None else row.name
        return f"{name}, {_in_time(INDICATOR_NAMES[asked.figure], report)}"
    name = figure_name(asked.figure, report)
    row_of_line = asked.row(report) if asked.line else None
    return name if row_of_line is None else f"{row_of_line.name}, {name[0].lower()}{name[1:]}"


def spelled(asked: AskedFigure, value: Value, unit: Unit, report: Report) -> str:
    """A value of the report's figure as its tables have it: "−179 tkr", "−21 %"; missing is "–"."""
    if value is None:
        return MISSING
    if asked.indicator:
        indicator = asked.indicator_row(report)
        decimals, named = (0, "") if indicator is None else (indicator.decimals, indicator.unit)
        return spell_with_unit(int(value), decimals, named, signed=asked.figure == "deviation").strip()
    kind, row = FIGURES[asked.figure].kind, asked.row(report)
    if kind is Kind.SHARE:
        return format_share(value, decimals=0 if row is None else FIGURES[asked.figure].decimals_of(row))
    return format_money(int(value), unit, signed=kind in SIGNED)


def _in_time(name: str, report: Report) -> str:
    month = report.month
    times = {"to_date": report.span.label, "month": month.label, "year": month.year}
    return name.format(**times, last_year=month.year - 1)
