"""The Swedish sentences of a Report, as a politician and the minutes read them; never a calculation.

Amounts are spelled by domain/money.py only. A missing figure is named as missing, never left out.
"""

from __future__ import annotations

from socfin.domain.comparison import Comparison
from socfin.domain.money import Ore, Unit, format_amount, format_money, format_share, in_unit
from socfin.domain.report import Report, ReportRow

ON_BUDGET = "i nivå med budget"
ASSESSED, BY_HAND = "bedömd", "enligt förvaltningens bedömning"
"""A method's name, and how minutes say it."""


def heading(report: Report) -> str:
    """The page's heading, the finding itself: "Underskott 13,0 mnkr mot budget till och med augusti"."""
    finding = _finding(report.total)
    return f"{finding[0].upper()}{finding[1:]} till och med {report.month.name}"


def row_finding(row: ReportRow) -> str:
    """ "underskott 13,0 mnkr mot budget", as the heading says it of the whole."""
    return _finding(row)


def row_sentence(row: ReportRow, unit: Unit) -> str:
    """ "Hemtjänst: utfall −12 227, budget −12 048, avvikelse −179 (−1 %)." """
    return f"{row.name}: {_figures(row, unit)}."


def total_sentence(report: Report, *, unit: Unit | None = None) -> str:
    """ "Totalt januari–mars 2022: utfall −66 737, budget −64 546, avvikelse −2 192 (−3 %)." """
    return f"Totalt {report.span.label}: {_figures(report.total, unit or report.unit)}."


def year_sentence(report: Report, *, unit: Unit | None = None) -> str:
    """ "Helår 2022: budget −258 182, 26 % förbrukat." """
    total = report.total
    used = "" if total.used_share is None else f", {format_share(total.used_share)} förbrukat"
    return f"Helår {report.month.year}: budget {_amount(total.year.budget, unit or report.unit)}{used}."


def forecast_sentence(report: Report, *, unit: Unit | None = None) -> str:
    """ "Prognos helår 2022: −490 664, avvikelse mot budget −17 869 (−4 %), beräknad prognos." """
    total, shown = report.total, unit or report.unit
    if total.year.outcome is None:
        return f"Prognos helår {report.month.year} saknas."
    deviation = _deviation(total.year, shown)
    return (
        f"Prognos helår {report.month.year}: {format_amount(total.year.outcome, shown)}, "
        f"avvikelse mot budget {deviation}{_by(total.forecasts.method)}."
    )


def _by(method: str) -> str:
    """Whose forecast it is, as minutes say it: ", enligt förvaltningens bedömning"."""
    return f", {BY_HAND if method == ASSESSED else method}" if method else ""


def unit_sentence(unit: Unit) -> str:
    """What the reader must know of unit and signs: "Belopp i tkr. Kostnader är negativa; …" """
    return (
        f"Belopp i {unit.label}. Kostnader är negativa; avvikelse är utfall minus budget, "
        "så minus betyder underskott."
    )


def _figures(row: ReportRow, unit: Unit) -> str:
    return (
        f"utfall {_amount(row.to_date.outcome, unit)}, "
        f"budget {_amount(row.to_date.budget, unit)}, "
        f"avvikelse {_deviation(row.to_date, unit)}"
    )


def _amount(amount: Ore | None, unit: Unit) -> str:
    """A sentence names what is missing; a dash would have to be explained."""
    return "saknas" if amount is None else format_amount(amount, unit)


def _deviation(compared: Comparison, unit: Unit) -> str:
    """Beside the amount its share; without a budget there is none, and that is said."""
    amount, share = compared.deviation, compared.share
    if amount is None:
        return _amount(None, unit)
    if share is None:
        none = "ingen budget" if compared.budget == 0 else "procent saknas"
        return f"{format_amount(amount, unit)} ({none})"
    return f"{format_amount(amount, unit)} ({format_share(share, decimals=compared.share_decimals)})"


def _finding(total: ReportRow) -> str:
    if total.to_date.outcome is None:
        return "utfall saknas"
    if total.to_date.deviation is None:
        return f"utfall {_readable(total.to_date.outcome)}, budget saknas"
    figure = _figure(total)
    if not figure:
        return ON_BUDGET
    word = "underskott" if total.to_date.deviation < 0 else "överskott"
    return f"{word} {figure} mot budget"


def _figure(total: ReportRow) -> str:
    """The deviation without sign, in the unit that suits its size; "" when it rounds to nothing."""
    amount = total.to_date.deviation
    if amount is None or in_unit(amount, Unit.TKR) == 0:
        return ""
    return _readable(abs(amount))


def _readable(amount: Ore) -> str:
    return format_money(amount, _suitable(amount))


def _suitable(amount: Ore) -> Unit:
    """Mnkr from one million kronor, tkr below: 0,2 mnkr would hide what 179 tkr says."""
    return Unit.MNKR if abs(amount) >= Unit.MNKR.ore else Unit.TKR
