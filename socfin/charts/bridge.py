"""The bridge from budget to outcome by verksamhet, as a lying waterfall; draws, never sums.

Deficits go left, as in the deviation table. Budget is outlined, outcome solid (IBCS). The two end
bars are cut where zero lies far off; the cut is marked and said.
"""

from __future__ import annotations

from typing import Any

from socfin.charts.theme import STATUS_INK, Ink, Picture, axis, layout, narrow, plain, wrapped
from socfin.domain.limits import Status
from socfin.domain.money import Ore, Unit, format_amount, format_money
from socfin.domain.report import BridgeStep, Report, ReportRow
from socfin.domain.timespans import TO_DATE, Timed
from socfin.services.report import bridge as steps_of

BUDGET = Ink("var(--paper)", "var(--ink)", "var(--ink)")
OUTCOME = Ink("var(--outcome)", "var(--outcome)", "var(--ink)")
THICK = 0.62
ROW_REM = 2.75


def bridge(report: Report, *, unit: Unit | None = None, timed: Timed = TO_DATE) -> Picture | None:
    """The bridge of a timespan in a unit (the report's own when none is given); None without a bridge."""
    steps = report.bridge
    if timed is not TO_DATE:
        steps = steps_of.bridge(report.total, report.rows or report.lines, timed=timed)
    if not steps:
        return None
    unit = unit or report.unit
    rows = {row.code: row for row in (*report.lines, *report.rows)}
    inks = [_ink(step, rows.get(step.code), timed) for step in steps]
    low, high, cut = _bounds(steps)
    rem = ROW_REM * len(steps) + 1
    return Picture(
        id="bridge",
        title=f"Från budget till {timed.end_label.lower()}",
        subtitle=f"{unit.label}, {timed.label(report)}; underskott åt vänster, överskott åt höger"
        + (f"; budget och {timed.end_label.lower()} är avkortade" if cut else ""),
        alternative=_in_words(steps, unit, timed),
        rem=rem,
        figure={
            "data": [_bars(steps, rows, inks, unit, timed)],
            "layout": layout(
                rem,
                margin={"l": 0, "r": 4, "t": 0, "b": 0, "pad": 10},
                xaxis=axis(
                    range=[low, high],
                    showticklabels=False,
                    zeroline=not cut,
                    zerolinecolor="var(--ink)",
                    zerolinewidth=1.5,
                ),
                yaxis=axis(
                    range=[len(steps) - 0.45, -0.55],
                    tickmode="array",
                    tickvals=list(range(len(steps))),
                    ticktext=[wrapped(step.name) for step in steps],
                    tickfont={"size": 14, "color": "var(--ink)"},
                ),
                shapes=_joints(steps) + (_cuts(steps, at_right=high <= 0) if cut else []),
                meta=narrow(
                    {
                        "xaxis.range": [low - (high - low) // 4, high],
                        "yaxis.ticktext": [wrapped(step.name, 15) for step in steps],
                        "yaxis.tickfont.size": 12,
                    }
                ),
            ),
        },
    )


def _ink(step: BridgeStep, row: ReportRow | None, timed: Timed) -> Ink:
    if step.kind == "budget":
        return BUDGET
    if step.kind == "outcome":
        return OUTCOME
    return STATUS_INK[timed.status_of(row) if row is not None else Status.BALANCE]


def _bounds(steps: tuple[BridgeStep, ...]) -> tuple[Ore, Ore, bool]:
    """The shown range, with room for labels, and whether zero lies outside it."""
    levels = [step.start_ore + step.amount_ore for step in steps]
    low, high = min(levels), max(levels)
    spread = max(high - low, max(abs(low), abs(high)) // 50, 1)
    if low - spread <= 0 <= high + spread:
        low, high = min(low, 0), max(high, 0)
        room = (high - low) * 3 // 10
        return low - (room if low < 0 else 0), high + room, False
    return low - spread * 3 // 10, high + spread * 4 // 10, True


def _bars(
    steps: tuple[BridgeStep, ...], rows: dict[str, ReportRow], inks: list[Ink], unit: Unit, timed: Timed
) -> dict[str, Any]:
    """A bar for each step from where the one before ended; plotly's own waterfall has but three colours."""
    return {
        "type": "bar",
        "orientation": "h",
        "y": list(range(len(steps))),
        "base": [step.start_ore for step in steps],
        "x": [step.amount_ore for step in steps],
        "width": [THICK] * len(steps),
        "marker": {
            "color": [ink.fill for ink in inks],
            "line": {"color": [ink.line for ink in inks], "width": 1.5},
        },
        "text": [_value(step, unit) for step in steps],
        "textposition": "outside",
        "textfont": {"size": 15, "weight": 600, "color": [ink.text for ink in inks]},
        "cliponaxis": False,
        "customdata": [step.code for step in steps],
        "hovertext": [_hover(step, rows.get(step.code), unit, timed) for step in steps],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _joints(steps: tuple[BridgeStep, ...]) -> list[dict[str, Any]]:
    """A thin line from the end of each bar to the next, which begins there."""
    return [
        {
            "type": "line",
            "xref": "x",
            "yref": "y",
            "x0": step.start_ore + step.amount_ore,
            "x1": step.start_ore + step.amount_ore,
            "y0": i + THICK / 2,
            "y1": i + 1 - THICK / 2,
            "line": {"color": "var(--ink-soft)", "width": 1},
            "layer": "below",
        }
        for i, step in enumerate(steps[:-1])
    ]


def _value(step: BridgeStep, unit: Unit) -> str:
    if step.kind in ("budget", "outcome"):
        return f"{format_amount(step.amount_ore, unit)}"
    return format_amount(step.amount_ore, unit, signed=True)


def _hover(step: BridgeStep, row: ReportRow | None, unit: Unit, timed: Timed) -> str:
    if step.kind in ("budget", "outcome") or row is None:
        return f"{plain(step.name)}<br>{format_money(step.amount_ore, unit, signed=step.kind == 'others')}"
    return (
        f"{plain(row.name)}<br>{timed.end_label} {format_money(timed.end_of(row), unit)}"
        f"<br>Budget {format_money(timed.budget_of(row), unit)}"
        f"<br>Avvikelse {format_money(timed.deviation_of(row), unit, signed=True)}"
        f" ({timed.share_words(row)})<br>{timed.status_of(row).label}"
    )


def _cuts(steps: tuple[BridgeStep, ...], *, at_right: bool) -> list[dict[str, Any]]:
    """The mark that an end bar is cut: a slanted gap between two thin strokes, 18 pixels from the edge."""
    edge, middle = (1, -18) if at_right else (0, 18)
    strokes = (("var(--paper)", 6, 0), ("var(--ink)", 1, -4), ("var(--ink)", 1, 4))
    return [
        {
            "type": "line",
            "xref": "paper",
            "xsizemode": "pixel",
            "xanchor": edge,
            "yref": "y",
            "x0": middle + aside - 4,
            "x1": middle + aside + 4,
            "y0": index + 0.4,
            "y1": index - 0.4,
            "line": {"color": colour, "width": width},
            "layer": "above",
        }
        for index, step in enumerate(steps)
        if step.kind in ("budget", "outcome")
        for colour, width, aside in strokes
    ]


def _in_words(steps: tuple[BridgeStep, ...], unit: Unit, timed: Timed) -> str:
    moves = ", ".join(
        f"{step.name} {format_amount(step.amount_ore, unit, signed=True)}"
        for step in steps
        if step.kind in ("step", "others")
    )
    ends = {step.kind: format_money(step.amount_ore, unit) for step in steps}
    end = timed.end_label.lower()
    return f"Från budget {ends.get('budget', '–')} till {end} {ends.get('outcome', '–')}: {moves}."
