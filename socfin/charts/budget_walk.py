"""The way from the original budget to the one that counts, as a lying waterfall; draws, never sums.

More to use goes left, as a cost does. The two ends are cut where zero lies far off, and it is said.
"""

from __future__ import annotations

from collections.abc import Sequence

from socfin.charts.theme import Picture, axis, layout, narrow, plain, wrapped
from socfin.domain.decisions.sections import WalkStep
from socfin.domain.money import Unit, format_amount, format_money

ROW_REM = 2.75
THICK = 0.62
ROOM = 2
"""The share of the moves' spread, one in so many, that is kept free for labels on each side."""


def budget_walk(steps: Sequence[WalkStep], *, unit: Unit) -> Picture | None:
    """The waterfall in a unit; None without a way."""
    if not steps:
        return None
    levels = [step.start_ore + step.amount_ore for step in steps]
    spread = max(max(levels) - min(levels), abs(levels[0]) // 50, 1)
    low, high = min(levels) - spread // ROOM, max(levels) + spread // ROOM
    rem = ROW_REM * len(steps) + 1
    names = [wrapped(step.label) for step in steps]
    return Picture(
        id="budget-walk",
        title="Från den första budgeten till den som gäller",
        subtitle=f"{unit.label}, helåret; mer att använda åt vänster; budgetarna är avkortade",
        alternative=_in_words(steps, unit),
        rem=rem,
        figure={
            "data": [_bars(steps, high, unit)],
            "layout": layout(
                rem,
                margin={"l": 0, "r": 4, "t": 0, "b": 0, "pad": 10},
                xaxis=axis(range=[low, high], showticklabels=False),
                yaxis=axis(
                    range=[len(steps) - 0.45, -0.55],
                    tickmode="array",
                    tickvals=list(range(len(steps))),
                    ticktext=names,
                    tickfont={"size": 14, "color": "var(--ink)"},
                ),
                meta=narrow({"yaxis.tickfont.size": 12}),
            ),
        },
    )


def _bars(steps: Sequence[WalkStep], high: int, unit: Unit) -> dict[str, object]:
    """Each end from the edge of the picture, each decision from where the one before ended."""
    ends = [step.kind != "step" for step in steps]
    return {
        "type": "bar",
        "orientation": "h",
        "y": list(range(len(steps))),
        "base": [high if end else step.start_ore for step, end in zip(steps, ends, strict=True)],
        "x": [
            step.amount_ore - high if end else step.amount_ore for step, end in zip(steps, ends, strict=True)
        ],
        "width": [THICK] * len(steps),
        "marker": {
            "color": ["var(--paper)" if end else "var(--neutral-fill)" for end in ends],
            "line": {"color": "var(--ink)", "width": 1.5},
        },
        "text": [
            format_amount(step.amount_ore, unit, signed=not end)
            for step, end in zip(steps, ends, strict=True)
        ],
        "textposition": "outside",
        "textfont": {"size": 15, "weight": 600, "color": "var(--ink)"},
        "cliponaxis": False,
        "hovertext": [
            f"{plain(step.label)}<br>{format_money(step.amount_ore, unit, signed=not end)}"
            for step, end in zip(steps, ends, strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _in_words(steps: Sequence[WalkStep], unit: Unit) -> str:
    first, *moves, last = steps
    words = ", ".join(f"{step.label} {format_amount(step.amount_ore, unit, signed=True)}" for step in moves)
    ends = [format_money(step.amount_ore, unit) for step in (first, last)]
    return f"Från {ends[0]} till {ends[1]}: {words}."
