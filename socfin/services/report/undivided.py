"""What nobody has divided into lines, the net or cost of a file without accounts; never a divided line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from socfin.domain.limits import Status
from socfin.domain.lines import COST_LINES, COST_UNDIVIDED, NET_UNDIVIDED, Line
from socfin.domain.money import Ore
from socfin.domain.report import ReportRow
from socfin.services.ledger.plan import BUDGET_YEAR, Measure, Series, in_month, to_date

if TYPE_CHECKING:
    from socfin.services.report.statement import LineAmounts

UNDIVIDED = {
    Line.NET: tuple(line for line in Line if line is not Line.NET and not line.is_memo),
    Line.COST: tuple(line for line in COST_LINES if line is not Line.COST),
}
"""The lines that a net, or a cost, is divided into where a file divides it."""
BLANK: dict[str, dict[str, Any]] = {
    "to_date": {"deviation_to_date_ore": None, "deviation_share": None, "status": Status.UNKNOWN},
    "month": {
        "deviation_month_ore": None,
        "deviation_month_share": None,
        "month_status": Status.UNKNOWN,
    },
    "year": {
        "used_share": None,
        "forecast_deviation_ore": None,
        "forecast_share": None,
        "forecast_status": Status.UNKNOWN,
    },
    "last_year": {"change_last_year_ore": None},
}
"""What compares two sums, by the pair it compares."""
CODES = {NET_UNDIVIDED: Line.NET, COST_UNDIVIDED: Line.COST}


def undivided(amounts: LineAmounts, line: Line) -> Callable[[Measure], Ore | None]:
    """Reads what is left undivided; missing where all is divided, as is a month with only one sum divided."""
    month = amounts.measured.month.month

    def read(measure: Measure) -> Ore | None:
        if not amounts.says(measure, line):
            return None
        if month > 1 and measure == to_date(measure.series, month - 1):
            now = to_date(measure.series, month)
            if not amounts.says(now, line):
                return None
        return amounts.amount(measure, line)

    return read


def comparable(amounts: LineAmounts, row: ReportRow) -> ReportRow:
    """The row; an undivided one without its deviations where only one of the two sums is divided into lines.

    A budget of −43 mnkr for the whole and an outcome of −4 mnkr for the one month without accounts are no
    surplus of 39 mnkr.
    """
    line = CODES.get(row.code)
    if line is None:
        return row
    outcome = _so_far(amounts, Series.OUTCOME)
    pairs = {
        "to_date": (outcome, _so_far(amounts, Series.BUDGET)),
        "month": (_alone(amounts, Series.OUTCOME), _alone(amounts, Series.BUDGET)),
        "year": (outcome, BUDGET_YEAR),
        "last_year": (outcome, _so_far(amounts, Series.LAST_YEAR)),
    }
    unlike = [what for what, pair in pairs.items() if not _alike(amounts, line, *pair)]
    return replace(row, **{field: gone for what in unlike for field, gone in BLANK[what].items()})


def _so_far(amounts: LineAmounts, series: Series) -> Measure:
    return to_date(series, amounts.measured.month.month)


def _alone(amounts: LineAmounts, series: Series) -> Measure:
    alone = in_month(series, amounts.measured.month.month)
    return alone if alone in amounts.measured.index else _so_far(amounts, series)


def _alike(amounts: LineAmounts, line: Line, one: Measure, other: Measure) -> bool:
    return _is_divided(amounts, line, one) == _is_divided(amounts, line, other)


def _is_divided(amounts: LineAmounts, line: Line, measure: Measure) -> bool:
    return any(amounts.says(measure, part) for part in UNDIVIDED[line])
