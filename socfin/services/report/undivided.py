"""What nobody has divided into lines, the net or cost of a file without accounts; never a divided line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from socfin.domain.lines import COST_LINES, COST_UNDIVIDED, NET_UNDIVIDED, Line
from socfin.domain.money import Ore
from socfin.domain.report import ReportRow
from socfin.services.ledger.plan import BUDGET_YEAR, Measure, Series, in_month, to_date

if TYPE_CHECKING:
    from socfin.services.report.statement import LineAmounts

UNDIVIDED = {
    Line.NET: tuple(line for line in Line if line is not Line.NET and line.is_summed),
    Line.COST: tuple(line for line in COST_LINES if line is not Line.COST),
}
"""The lines that a net, or a cost, is divided into where a file divides it."""
CODES = {NET_UNDIVIDED: Line.NET, COST_UNDIVIDED: Line.COST}


def undivided(amounts: LineAmounts, line: Line) -> Callable[[Measure], Ore | None]:
    """Reads the undivided öre; missing where all is divided, as is a month with only one sum divided."""
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

    def like(first: Measure, second: Measure, *compared: float | None) -> bool:
        """Whether both are divided or neither; so too where nothing compares them, as the JSON has it."""
        alike = _is_divided(amounts, line, first) == _is_divided(amounts, line, second)
        return alike or all(figure is None for figure in compared)

    return replace(
        row,
        to_date=row.to_date.held_against(
            budget=like(outcome, _so_far(amounts, Series.BUDGET), row.to_date.deviation),
            last_year=like(outcome, _so_far(amounts, Series.LAST_YEAR), row.to_date.change),
        ),
        month=row.month.held_against(
            budget=like(_alone(amounts, Series.OUTCOME), _alone(amounts, Series.BUDGET), row.month.deviation)
        ),
        year=row.year.held_against(budget=like(outcome, BUDGET_YEAR, row.year.deviation, row.used_share)),
    )


def _so_far(amounts: LineAmounts, series: Series) -> Measure:
    return to_date(series, amounts.measured.month.month)


def _alone(amounts: LineAmounts, series: Series) -> Measure:
    alone = in_month(series, amounts.measured.month.month)
    return alone if alone in amounts.measured.index else _so_far(amounts, series)


def _is_divided(amounts: LineAmounts, line: Line, measure: Measure) -> bool:
    return any(amounts.says(measure, part) for part in UNDIVIDED[line])
