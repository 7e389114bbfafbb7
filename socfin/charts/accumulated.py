"""The year accumulated: outcome thick, budget thin, last year light, forecast dashed; draws, never sums.

Where only the sum of several months is known the line to it is dotted: the pace in between is unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from socfin.charts.months import INITIALS, month_axis, upright
from socfin.charts.theme import Picture, layout, money_axis, narrow
from socfin.domain.money import Ore, Unit, format_money
from socfin.domain.period import MONTH_NAMES
from socfin.domain.report import MonthPoint, Report, ReportRow

REM = 20.0
PLOT_PIXELS = 280
LABEL_PIXELS = 16
YEAR_END = 12
Point = tuple[int, Ore]


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn; width and marker in pixels."""

    colour: str
    width: float
    marker: float = 0
    """The size of a dot on every month; 0 marks only a month that stands alone."""
    forced: Mapping[str, Any] | None = None
    """What is drawn otherwise where the reader has chosen the colours."""


BEFORE = Stroke("var(--last-year-line)", 2, forced={"line.dash": "dashdot"})
BUDGET = Stroke("var(--ink)", 1.25)
OUTCOME = Stroke("var(--outcome)", 3.5, marker=7)


def accumulated(report: Report, *, unit: Unit | None = None, id: str = "accumulated") -> Picture | None:
    """Budget, outcome and last year from January, with the forecast; None when nothing is known."""
    unit = unit or report.unit
    budget = _known(report, lambda p: p.to_date.budget)
    outcome = _known(report, lambda p: p.to_date.outcome)
    before = _known(report, lambda p: p.to_date.last_year)
    if report.total.year.budget is not None and budget and budget[-1][0] < 12:
        budget = [*budget, (12, report.total.year.budget)]
    values = [float(amount) for _, amount in (*budget, *outcome, *before)]
    if not values:
        return None
    forecast = [x for x in (report.total.year.outcome, *_interval(report.total)) if x is not None]
    low, high = upright([*values, *map(float, forecast)])
    year = report.month.year
    landing = _forecast(report.total, outcome, unit)
    ends = [
        (name, points[-1], colour)
        for name, points, colour in (
            ("Utfall", outcome, "var(--ink)"),
            ("Budget", budget, "var(--ink)"),
            (str(year - 1), before, "var(--ink-soft)"),
            ("Prognos", [(YEAR_END, report.total.year.outcome or 0)] if landing else [], "var(--ink)"),
        )
        if points
    ]
    return Picture(
        id=id,
        title="Ackumulerat från januari",
        subtitle=f"{unit.label} {year}; prickad linje där månaderna bara är kända som summa"
        if _leaps(outcome)
        else f"{unit.label} {year}",
        alternative=_in_words(report, unit),
        rem=REM,
        figure={
            "data": [
                *_line(before, f"Utfall {year - 1}", unit, BEFORE),
                *_line(budget, "Budget", unit, BUDGET),
                *_line(outcome, "Utfall", unit, OUTCOME),
                *landing,
            ],
            "layout": layout(
                REM,
                margin={"l": 0, "r": 66, "t": 12, "b": 4, "pad": 6},
                xaxis={**month_axis(), "range": [0.6, 12.15]},
                yaxis=money_axis(low, high, unit),
                annotations=_names(ends, low, high),
                meta=narrow(INITIALS),
            ),
        },
    )


def _known(report: Report, amount: Callable[[MonthPoint], Ore | None]) -> list[Point]:
    points = [(point.month, amount(point)) for point in report.months]
    return sorted((month, value) for month, value in points if value is not None)


def _line(points: list[Point], name: str, unit: Unit, stroke: Stroke) -> list[dict[str, Any]]:
    """Solid runs of consecutive months, dotted leaps over months known only as a sum."""
    traces: list[dict[str, Any]] = []
    for a, b in _leaps(points):
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": [a[0], b[0]],
                "y": [a[1], b[1]],
                "line": {"color": stroke.colour, "width": max(stroke.width * 0.6, 1), "dash": "dot"},
                "hoverinfo": "skip",
            }
        )
    runs: list[list[Point]] = []
    for point in points:
        if runs and point[0] - runs[-1][-1][0] == 1:
            runs[-1].append(point)
        else:
            runs.append([point])
    for run in runs:
        traces.append(
            {
                "type": "scatter",
                "name": name,
                "mode": "lines+markers" if stroke.marker or len(run) == 1 else "lines",
                "x": [month for month, _ in run],
                "y": [amount for _, amount in run],
                "line": {"color": stroke.colour, "width": stroke.width},
                "marker": {"color": stroke.colour, "size": stroke.marker or 5},
                "meta": {"forced": dict(stroke.forced or {})},
                "hovertext": [
                    f"{name} t.o.m. {MONTH_NAMES[month - 1]}<br>{format_money(amount, unit)}"
                    for month, amount in run
                ],
                "hovertemplate": "%{hovertext}<extra></extra>",
            }
        )
    return traces


def _leaps(points: list[Point]) -> list[tuple[Point, Point]]:
    """Pairs of known points with unknown months between them; the year starts at zero."""
    return [(a, b) for a, b in zip([(0, 0), *points], points, strict=False) if b[0] - a[0] > 1]


def _interval(total: ReportRow) -> tuple[Ore | None, Ore | None]:
    return total.forecasts.low, total.forecasts.high


def _forecast(total: ReportRow, outcome: list[Point], unit: Unit) -> list[dict[str, Any]]:
    if total.year.outcome is None or not outcome or outcome[-1][0] == 12:
        return []
    month, amount = outcome[-1]
    low, high = _interval(total)
    end: dict[str, Any] = {
        "type": "scatter",
        "name": "Prognos helår",
        "mode": "lines+markers",
        "x": [month, 12],
        "y": [amount, total.year.outcome],
        "line": {"color": "var(--outcome)", "width": 2, "dash": "dash"},
        "marker": {
            "color": "var(--paper)",
            "size": [0, 9],
            "line": {"color": "var(--outcome)", "width": 2},
        },
        "hovertext": ["", f"Prognos helår<br>{format_money(total.year.outcome, unit)}"],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    if low is not None and high is not None:
        end["error_y"] = {
            "type": "data",
            "symmetric": False,
            "array": [0, high - total.year.outcome],
            "arrayminus": [0, total.year.outcome - low],
            "color": "var(--ink-soft)",
            "thickness": 1.5,
            "width": 5,
        }
    return [end]


def _names(ends: list[tuple[str, Point, str]], low: float, high: float) -> list[dict[str, Any]]:
    """Each line's name at its own end instead of a legend; names that would meet are moved apart."""
    height = (high - low) or 1  # where every figure is zero
    placed = sorted(
        ((amount - low) / height * PLOT_PIXELS, month, amount, name, colour)
        for name, (month, amount), colour in ends
    )
    labels: list[dict[str, Any]] = []
    reached: dict[int, float] = {}
    for place, month, amount, name, colour in placed:
        shown = max(place, reached.get(month, float("-inf")) + LABEL_PIXELS)
        reached[month] = shown
        labels.append(
            {
                "x": month,
                "y": amount,
                "text": name,
                "showarrow": False,
                "xanchor": "left" if month == YEAR_END else "right",
                "yanchor": "middle" if month == YEAR_END else "bottom",
                "xshift": 9 if month == YEAR_END else -8,
                "yshift": round(shown - place),
                "font": {"size": 13, "color": colour},
            }
        )
    return labels


def _in_words(report: Report, unit: Unit) -> str:
    total = report.total
    words = (
        f"Till och med {report.month.name}: utfall {format_money(total.to_date.outcome, unit)}, "
        f"budget {format_money(total.to_date.budget, unit)}, "
        f"avvikelse {format_money(total.to_date.deviation, unit, signed=True)}."
    )
    if total.year.outcome is None:
        return words
    return f"{words} Prognos helår {format_money(total.year.outcome, unit)}."
