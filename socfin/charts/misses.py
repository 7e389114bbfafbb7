"""How far forecasts missed after each month of closed years, a line per method; draws, never sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from socfin.charts.months import INITIALS, month_axis
from socfin.charts.theme import Picture, layout, money_axis, narrow
from socfin.domain.money import Ore, Unit, format_money
from socfin.domain.period import MONTH_NAMES

REM = 20.0
LOOKS = (
    {"color": "var(--outcome)", "width": 3.5},
    {"color": "var(--outcome)", "width": 2.5, "dash": "dash"},
    {"color": "var(--last-year-line)", "width": 1.75},
    {"color": "var(--last-year-line)", "width": 1.75, "dash": "dot"},
)
"""Ours solid, the model's dashed as every forecast, the simple rules light."""


def misses_picture(
    lines: Sequence[tuple[str, Mapping[int, Ore]]], unit: Unit, *, id: str = "misses"
) -> Picture | None:
    """Mean |error| (öre by month) of at most four methods, the most important first; None without any."""
    shown = [(name, points) for name, points in lines if points][: len(LOOKS)]
    if not shown:
        return None
    high = max(amount for _, points in shown for amount in points.values())
    return Picture(
        id=id,
        title="Så långt från utfallet hamnade prognosen",
        subtitle=f"{unit.label}, medel av avslutade år efter varje månad; lägre är bättre",
        alternative=_in_words(shown[0], unit),
        rem=REM,
        figure={
            "data": [
                _line(name, points, look, unit) for (name, points), look in zip(shown, LOOKS, strict=False)
            ],
            "layout": layout(
                REM,
                margin={"l": 0, "r": 8, "t": 12, "b": 4, "pad": 6},
                xaxis={**month_axis(), "range": [0.7, 11.4]},
                yaxis=money_axis(0, round(high * 1.12) or 1, unit),
                showlegend=True,
                legend={
                    "orientation": "h",
                    "x": 0,
                    "y": 1.02,
                    "yanchor": "bottom",
                    "font": {"size": 13, "color": "var(--ink)"},
                },
                meta=narrow(INITIALS),
            ),
        },
    )


def _line(name: str, points: Mapping[int, Ore], look: Mapping[str, Any], unit: Unit) -> dict[str, Any]:
    months = sorted(points)
    return {
        "type": "scatter",
        "name": name,
        "mode": "lines+markers",
        "x": months,
        "y": [points[month] for month in months],
        "line": dict(look),
        "marker": {"color": look["color"], "size": 6},
        "hovertext": [
            f"{name}, efter {MONTH_NAMES[month - 1]}<br>{format_money(points[month], unit)}"
            for month in months
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _in_words(line: tuple[str, Mapping[int, Ore]], unit: Unit) -> str:
    name, points = line
    words = "; ".join(
        f"efter {MONTH_NAMES[month - 1]} {format_money(points[month], unit)}" for month in sorted(points)
    )
    return f"{name}, medelfel: {words}."
