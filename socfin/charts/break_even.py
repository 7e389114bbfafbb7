"""What a day of one's own costs at each occupancy against the bought one, and where they meet; never sums."""

from __future__ import annotations

from typing import Any

from socfin.charts.theme import Picture, axis, layout, money_axis
from socfin.domain.indicators import spell
from socfin.domain.money import NBSP, Ore, Unit, format_money
from socfin.domain.sections import OwnBought
from socfin.services.indicators.own_bought import cost_at

REM = 17.0
SHARES = range(40, 101, 2)
"""Per cent of the places taken: below it no house is run."""
WHOLE = 1000


def break_even(own: OwnBought, number: int = 1) -> Picture | None:
    """The curve with its crossing; None without places. `number` tells several on a page apart."""
    costs = [(share, ore) for share in SHARES if (ore := cost_at(own, share)) is not None]
    if not costs:
        return None
    amounts = [ore for _, ore in costs] + [own.bought_ore]
    return Picture(
        id=f"brytpunkt-{number}",
        title=f"{own.verksamhet}: vad ett dygn kostar vid olika beläggning",
        subtitle=f"kr per dygn, {own.months}; streckad = köpt plats",
        alternative=in_words(own),
        rem=REM,
        figure={
            "data": [_own(costs), _bought(own), *_crossing(own)],
            "layout": layout(
                REM,
                margin={"l": 0, "r": 16, "t": 12, "b": 4, "pad": 6},
                xaxis=axis(
                    range=[SHARES[0], SHARES[-1] + 1],
                    tickvals=list(range(40, 101, 10)),
                    ticktext=[f"{share}{NBSP}%" for share in range(40, 101, 10)],
                ),
                yaxis=money_axis(0, max(amounts) * 11 // 10, Unit.KR, steps=6),
            ),
        },
    )


def _own(costs: list[tuple[int, Ore]]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "name": "Eget dygn",
        "mode": "lines",
        "x": [share for share, _ in costs],
        "y": [ore for _, ore in costs],
        "line": {"color": "var(--outcome)", "width": 3.5},
        "hovertext": [f"{share}{NBSP}%: {format_money(ore, Unit.KR)}" for share, ore in costs],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _bought(own: OwnBought) -> dict[str, Any]:
    words = f"Köpt plats {format_money(own.bought_ore, Unit.KR)}"
    return {
        "type": "scatter",
        "name": "Köpt dygn",
        "mode": "lines+text",
        "x": [SHARES[0], SHARES[-1]],
        "y": [own.bought_ore, own.bought_ore],
        "text": ["", words],
        "textposition": "top left",
        "line": {"color": "var(--ink)", "width": 2, "dash": "dash"},
        "hoverinfo": "skip",
    }


def _crossing(own: OwnBought) -> list[dict[str, Any]]:
    tenths = own.break_even_tenths
    if tenths is None or not SHARES[0] * 10 <= tenths <= WHOLE:
        return []
    return [
        {
            "type": "scatter",
            "name": "Brytpunkt",
            "mode": "markers+text",
            "x": [tenths / 10],
            "y": [own.bought_ore],
            "text": [f"{spell(tenths, 1)}{NBSP}%"],
            "textposition": "bottom left",
            "marker": {"color": "var(--ink)", "size": 10},
            "hoverinfo": "skip",
        }
    ]


def in_words(own: OwnBought) -> str:
    """The curve in two sentences: a day of a full house, and where the two meet."""
    full = cost_at(own, SHARES[-1])
    words = f"Fullbelagt kostar ett eget dygn {format_money(full, Unit.KR)}, ett köpt "
    words += f"{format_money(own.bought_ore, Unit.KR)}."
    tenths = own.break_even_tenths
    if tenths is None or tenths > WHOLE:
        return f"{words} De möts inte."
    return f"{words} De möts vid {spell(tenths, 1)}{NBSP}% beläggning."
