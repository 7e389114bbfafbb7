"""Where the year lands: the accumulated deviation around zero, its forecast, its range, what measures give.

Draws, never sums: below zero is underskott. Nothing is drawn before January's end or after December's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from socfin.charts.fan import YEAR_END, Point, band, dashed, forecast_way
from socfin.charts.months import INITIALS, month_axis
from socfin.charts.theme import Picture, layout, money_axis, narrow
from socfin.charts.yearline import deviations
from socfin.domain.money import Ore, Unit, format_money, in_unit
from socfin.domain.period import MONTH_NAMES
from socfin.domain.report import Report

FROM_AFAR = {"size": 14, "color": "var(--ink-soft)"}
"""Of what stands at the axes: the picture is shown by the projector too, where nothing is smaller."""

REM = 20.0
AWAY: Mapping[str, int] = {"top": -18, "bottom": 18, "middle": 0}
"""Pixels from a line's end to its name, by the side the name is anchored at."""
NO_MEASURES: Mapping[int, Ore] = {}
WITHOUT = "utan<br>åtgärder"
"""On two lines: on one it is wider than the margin of a large screen."""


def landing(
    report: Report,
    *,
    unit: Unit | None = None,
    measures: Mapping[int, Ore] = NO_MEASURES,
    last_year: Sequence[Point] = (),
) -> Picture | None:
    """The picture in a unit; None when no month's deviation is known, or a single one without a forecast.

    `measures` is what decided measures give in each month after the report's, öre; with them a stepped line
    shows where the year would land without. `last_year` is the year before's deviations to date, öre.
    """
    unit = unit or report.unit
    known = deviations(report)
    if not known:
        return None
    way = deviation_way(report, known)
    if len(known) == 1 and not way:
        return None
    ends = _ends(report) if way else None
    without = _without(way, measures)
    before = _before(report, last_year, unit)
    fan = [band(way, *ends, unit)] if ends else []
    drawn = [*before, *fan, _outcome(known, unit), *_ahead(way, unit), *without]
    values = [amount for trace in drawn for amount in trace["y"]]
    low, high = min([0, *values]), max([0, *values])
    air = (high - low) * 0.1 or 1
    words = [*(["heldragen = utfall"] if len(known) > 1 else []), *(["streckad = prognos"] if way else [])]
    words += ["skrafferad = dit året når i 8 fall av 10"] if ends else []
    words += ["prickade trappsteg = utan beslutade åtgärder"] if without else []
    words += [f"tunn = {report.month.year - 1}"] if before else []
    return Picture(
        id="fan",
        title="Avvikelse mot budget från januari",
        subtitle=f"{unit.label} {report.month.year}; under noll är underskott; {', '.join(words)}",
        alternative=_in_words(report, known, ends, unit),
        rem=REM,
        figure={
            "data": drawn,
            "layout": layout(
                REM,
                margin={"l": 0, "r": 92, "t": 12, "b": 4, "pad": 6},
                xaxis={**month_axis(), "range": [0.8, 12.2], "tickfont": FROM_AFAR},
                yaxis=money_axis(int(low - air), int(high + air), unit, tickfont=FROM_AFAR),
                annotations=[*_names(known, way, without, unit), *_year_name(report, known, last_year)],
                meta=narrow(INITIALS),
            ),
        },
    )


def deviation_way(report: Report, known: list[Point]) -> list[Point]:
    """From the deviation to date to the forecast's, in the budget's pace; straight where unknown."""
    goal, (month, here) = report.total.year.deviation, known[-1]
    if goal is None or month != report.month.month or month == YEAR_END:
        return []
    budget = {point.month: point.to_date.budget for point in report.months}
    points: list[Point] = [(month, here)]
    for number, amount in forecast_way(report)[1:-1]:
        planned = budget.get(number)
        straight = here + (goal - here) * (number - month) // (YEAR_END - month)
        points.append((number, straight if planned is None else amount - planned))
    return [*points, (YEAR_END, goal)]


def _ends(report: Report) -> tuple[Ore, Ore] | None:
    low, high = report.total.range_low, report.total.range_high
    return None if low is None or high is None else (low, high)


def _before(report: Report, last_year: Sequence[Point], unit: Unit) -> list[dict[str, Any]]:
    """The year before, thin and light behind the others; nothing with fewer than two known months."""
    if len(last_year) < 2:
        return []
    year = report.month.year - 1
    return [
        {
            "type": "scatter",
            "cliponaxis": False,
            "name": str(year),
            "mode": "lines",
            "x": [month for month, _ in last_year],
            "y": [amount for _, amount in last_year],
            "line": {"color": "var(--last-year-line)", "width": 1.75},
            "hovertext": [_hover(str(year), month, amount, unit) for month, amount in last_year],
            "hovertemplate": "%{hovertext}<extra></extra>",
        }
    ]


def _year_name(report: Report, known: list[Point], last_year: Sequence[Point]) -> list[dict[str, Any]]:
    """The year before's number on its own line, in the month where it lies furthest from this year's."""
    if len(last_year) < 2:
        return []
    now = dict(known)
    apart = [(abs(amount - now[month]), month, amount) for month, amount in last_year if month in now]
    _, month, amount = max(apart, default=(0, *last_year[-1]))
    above = amount >= now.get(month, 0)
    return [
        {
            "x": month,
            "y": amount,
            "text": str(report.month.year - 1),
            "showarrow": False,
            "xanchor": "center",
            "yanchor": "bottom" if above else "top",
            "yshift": 3 if above else -3,
            "font": FROM_AFAR,
        }
    ]


def _outcome(known: list[Point], unit: Unit) -> dict[str, Any]:
    return {
        "type": "scatter",
        "cliponaxis": False,
        "name": "Avvikelse",
        "mode": "lines+markers",
        "x": [month for month, _ in known],
        "y": [amount for _, amount in known],
        "line": {"color": "var(--outcome)", "width": 3.5},
        "marker": {"color": "var(--outcome)", "size": 7},
        "hovertext": [_hover("Avvikelse", month, amount, unit) for month, amount in known],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _ahead(way: list[Point], unit: Unit) -> list[dict[str, Any]]:
    if not way:
        return []
    hover = [_hover("Prognos", month, amount, unit) for month, amount in way]
    return [{**dashed(way, hover), "cliponaxis": False}]


def _without(way: list[Point], measures: Mapping[int, Ore]) -> list[dict[str, Any]]:
    """The way without the measures: it steps away month by month by what they give."""
    if not way or not any(measures.values()):
        return []
    month = way[0][0]
    given = [sum(measures.get(later, 0) for later in range(month + 1, number + 1)) for number, _ in way]
    return [
        {
            "type": "scatter",
            "cliponaxis": False,
            "name": "Utan åtgärder",
            "mode": "lines",
            "x": [number for number, _ in way],
            "y": [amount - less for (_, amount), less in zip(way, given, strict=True)],
            "line": {"color": "var(--ink-soft)", "width": 1.75, "dash": "dot", "shape": "hv"},
            "hoverinfo": "skip",
        }
    ]


def _names(
    known: list[Point], way: list[Point], without: list[dict[str, Any]], unit: Unit
) -> list[dict[str, Any]]:
    """What each line is, at its own end, with the amount."""
    month, amount = known[-1]
    ends = [(month, amount, format_money(amount, unit, signed=True), "bottom" if amount >= 0 else "top")]
    if way:
        ends.append(
            (YEAR_END, way[-1][1], f"Prognos<br>{format_money(way[-1][1], unit, signed=True)}", "middle")
        )
    if without:
        last = without[0]["y"][-1]
        below = last < way[-1][1]
        ends.append((YEAR_END, last, WITHOUT, "top" if below else "bottom"))
    return [
        {
            "x": x,
            "y": y,
            "text": text,
            "showarrow": False,
            "xanchor": "left" if x == YEAR_END else "right",
            "yanchor": "middle" if x == YEAR_END and place == "middle" else place,
            "xshift": 9 if x == YEAR_END else -4,
            "yshift": AWAY[place] if x == YEAR_END else AWAY[place] // 3,
            "align": "left",
            "font": FROM_AFAR if text == WITHOUT else {**FROM_AFAR, "color": "var(--ink)"},
        }
        for x, y, text, place in ends
    ]


def _hover(name: str, month: int, amount: Ore, unit: Unit) -> str:
    return f"{name} t.o.m. {MONTH_NAMES[month - 1]}<br>{format_money(amount, unit, signed=True)}"


def _in_words(report: Report, known: list[Point], ends: tuple[Ore, Ore] | None, unit: Unit) -> str:
    month, amount = known[-1]
    words = f"Avvikelse till och med {MONTH_NAMES[month - 1]} {format_money(amount, unit, signed=True)}."
    goal = report.total.year.deviation
    if goal is None:
        return words
    words += f" Prognos för helåret {format_money(goal, unit, signed=True)} mot budget"
    if ends is None:
        return f"{words}."
    low, high = (format_money(end, unit, signed=True) for end in ends)
    return f"{words}{_models(report, unit)}, i 8 fall av 10 mellan {low} och {high}."


def _models(report: Report, unit: Unit) -> str:
    """The forecast that the range is of, where the official one is another."""
    model, budget = report.total.forecasts.model, report.total.year.budget
    if model is None or budget is None or report.total.year.outcome is None:
        return ""
    if in_unit(model, unit) == in_unit(report.total.year.outcome, unit):
        return ""
    return f". Beräknad prognos {format_money(model - budget, unit, signed=True)}"
