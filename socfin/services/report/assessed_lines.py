"""A verksamhet's forecast when some of its lines are assessed: the others by model or budget; öre.

Rule: docs/figures.md, "Prognos". The net is the sum of the lines, and every line is then official.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from socfin.domain.lines import Line
from socfin.domain.money import Ore
from socfin.services.ledger.measures import COUNTED, LINES, Measured
from socfin.services.ledger.plan import BUDGET_YEAR, Series, to_date
from socfin.services.report.outlook import ASSESSED, MODEL, REMAINING, budget_remaining
from socfin.services.report.placement import ModelForecast
from socfin.services.report.statement import LineAmounts, LineForecast


@dataclass(frozen=True, slots=True)
class ByLine:
    """Every line's forecast of one verksamhet, none missing; they add up to its net."""

    lines: Mapping[str, LineForecast]

    @property
    def net(self) -> Ore:
        """The verksamhet's forecast of the full year, öre, costs negative."""
        return sum(forecast.amount for forecast in self.lines.values())


def by_line(
    measured: Measured, node: int, assessed: Mapping[str, Ore], model: ModelForecast | None
) -> ByLine | None:
    """The lines' forecasts of a verksamhet; None where one of the others has neither model nor budget."""
    amounts = LineAmounts(measured, node, measured.lines_under(node))
    month = measured.month.month
    forecasts: dict[str, LineForecast] = {}
    for line in (LINES[number] for number in COUNTED):
        if line.value in assessed:
            forecasts[line.value] = LineForecast(assessed[line.value], ASSESSED)
        elif model is not None and model.lines:
            forecasts[line.value] = LineForecast(model.lines.get(line.value, 0), MODEL)
        else:
            remaining = budget_remaining(
                amounts.amount(to_date(Series.OUTCOME, month), line),
                amounts.amount(to_date(Series.BUDGET, month), line),
                amounts.amount(BUDGET_YEAR, line),
            )
            if remaining is None:
                return None
            forecasts[line.value] = LineForecast(remaining, REMAINING)
    return ByLine(forecasts)


def by_lines(
    measured: Measured,
    assessed: Mapping[str, Mapping[Line, Ore]],
    model: Mapping[int, ModelForecast],
) -> dict[str, ByLine]:
    """By code, every verksamhet with a line assessed by hand; left out where another line has no forecast."""
    positions = measured.tree.positions
    forecasts = {
        code: by_line(
            measured,
            positions[code],
            {line.value: amount for line, amount in lines.items()},
            model.get(positions[code]),
        )
        for code, lines in assessed.items()
        if code in positions
    }
    return {code: forecast for code, forecast in forecasts.items() if forecast is not None}
