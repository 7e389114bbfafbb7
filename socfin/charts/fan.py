"""The year and its forecast: outcome solid, budget thin, forecast dashed, its range hatched; only draws."""

from __future__ import annotations

from typing import Any

from socfin.charts.accumulated import accumulated
from socfin.charts.months import upright
from socfin.charts.theme import Picture, money_axis
from socfin.domain.money import Ore, Unit, format_money
from socfin.domain.period import MONTH_NAMES
from socfin.domain.report import MonthPoint, Report

YEAR_END = 12
Point = tuple[int, Ore]


def fan(report: Report, *, unit: Unit | None = None, id: str = "fan") -> Picture | None:
    """The accumulated year with the forecast's way and range; None when nothing is known."""
    unit = unit or report.unit
    base = accumulated(report, unit=unit, id=id)
    if base is None:
        return None
    way = forecast_way(report)
    total = report.total
    low, high = total.forecasts.low, total.forecasts.high
    data = [trace for trace in base.figure["data"] if trace.get("name") != "Prognos helår"]
    if not way:
        return base
    spread = [] if low is None or high is None else [band(way, low, high, unit)]
    figure = {
        "data": [*spread, *data, dashed(way, _hover(way, unit))],
        "layout": _stretched(base.figure["layout"], data, [low, high, total.year.outcome], unit),
    }
    subtitle = f"{base.subtitle}; streckad = prognos"
    return Picture(
        id=id,
        title="Utfall, budget och prognos från januari",
        subtitle=f"{subtitle}, skrafferad = dit året når i 8 fall av 10" if spread else subtitle,
        alternative=f"{base.alternative}{_range_in_words(low, high, unit)}",
        rem=base.rem,
        figure=figure,
    )


def forecast_way(report: Report) -> list[Point]:
    """Month and öre from the outcome to the forecast, in the budget's pace; straight where that is not known.

    Empty without outcome or forecast, and in December.
    """
    goal, month = report.total.year.outcome, report.month.month
    known = {point.month: point for point in report.months}
    here = known.get(month, MonthPoint(month=month)).to_date.outcome
    if goal is None or here is None or month == YEAR_END:
        return []
    budget = [known.get(number, MonthPoint(month=number)).to_date.budget for number in range(1, 13)]
    points: list[Point] = [(month, here)]
    for number in range(month + 1, YEAR_END):
        share = _share(budget[month - 1], budget[number - 1], budget[-1])
        if share is None:
            share = (number - month) / (YEAR_END - month)
        points.append((number, round(here + (goal - here) * share)))
    return [*points, (YEAR_END, goal)]


def _share(start: Ore | None, now: Ore | None, end: Ore | None) -> float | None:
    """How much of the budget's way from start to end is gone; None unless it lies between."""
    if start is None or now is None or end is None or start == end:
        return None
    share = (now - start) / (end - start)
    return share if 0 <= share <= 1 else None


def band(way: list[Point], low: Ore, high: Ore, unit: Unit) -> dict[str, Any]:
    """The range as one shape that opens from the outcome to both ends, all in öre."""
    here, goal = way[0][1], way[-1][1]
    span = goal - here or 1

    def edge(end: Ore) -> list[float]:
        return [here + (amount - here) / span * (end - here) for _, amount in way]

    months = [float(month) for month, _ in way]
    return {
        "type": "scatter",
        "name": "80 %",
        "mode": "lines",
        "x": [*months, *reversed(months)],
        "y": [*edge(low), *reversed(edge(high))],
        "fill": "toself",
        "fillcolor": "rgba(0,0,0,0)",
        "fillpattern": {"shape": "/", "size": 6, "solidity": 0.18, "fgcolor": "var(--ink-soft)"},
        "line": {"color": "var(--ink-soft)", "width": 0.75},
        "hoverinfo": "text",
        "hoveron": "fills",
        "text": f"I 8 fall av 10 mellan<br>{format_money(low, unit)} och {format_money(high, unit)}",
    }


def dashed(way: list[Point], hover: list[str]) -> dict[str, Any]:
    """The forecast's way, with a ring where the year ends; `hover` says what each of its points is."""
    return {
        "type": "scatter",
        "name": "Prognos",
        "mode": "lines+markers",
        "x": [month for month, _ in way],
        "y": [amount for _, amount in way],
        "line": {"color": "var(--outcome)", "width": 2.5, "dash": "dash"},
        "marker": {
            "color": "var(--paper)",
            "size": [*[0] * (len(way) - 1), 10],
            "line": {"color": "var(--outcome)", "width": 2},
        },
        "hovertext": hover,
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _hover(way: list[Point], unit: Unit) -> list[str]:
    """The first point is the outcome's, which says so itself."""
    template = "Prognos t.o.m. {}<br>{}"
    return ["", *(template.format(MONTH_NAMES[at - 1], format_money(amount, unit)) for at, amount in way[1:])]


def _stretched(
    layout: dict[str, Any], data: list[dict[str, Any]], ends: list[Ore | None], unit: Unit
) -> dict[str, Any]:
    """The layout with room for the range."""
    values = [float(amount) for trace in data for amount in trace["y"] if amount is not None]
    low, high = upright([*values, *(float(end) for end in ends if end is not None)])
    return {**layout, "yaxis": money_axis(low, high, unit)}


def _range_in_words(low: Ore | None, high: Ore | None, unit: Unit) -> str:
    if low is None or high is None:
        return ""
    return (
        f" Beräknad prognos i 8 fall av 10 mellan {format_money(low, unit)} och {format_money(high, unit)}."
    )
