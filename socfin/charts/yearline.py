"""A committee's year as a small line: the accumulated deviation month by month around zero; never data."""

from __future__ import annotations

from socfin.domain.money import Ore
from socfin.domain.report import Report

WIDTH, HEIGHT = 120, 28
EDGE = 3
"""Room for the line's own thickness and the mark at its end."""


def year_svg(report: Report) -> str:
    """The line as SVG without any style of its own, for the eye alone; "" with fewer than two known months.

    A year is as wide for every committee; the height is the committee's own, with zero always in it.
    """
    known = [(0, 0), *deviations(report)]
    if len(known) < 3:
        return ""
    low, high = min(size for _, size in known), max(size for _, size in known)
    tall = max(high - low, 1)

    def at(month: int, size: Ore) -> str:
        x = EDGE + (WIDTH - 2 * EDGE) * month / 12
        y = EDGE + (HEIGHT - 2 * EDGE) * (high - size) / tall
        return f"{x:.1f},{y:.1f}"

    left, right = at(0, 0), at(12, 0)
    x, y = at(*known[-1]).split(",")
    points = " ".join(at(month, size) for month, size in known)
    zero = left.split(",")[1]
    return (
        f'<svg class="year-line" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">'
        f'<line x1="{left.split(",")[0]}" x2="{right.split(",")[0]}" y1="{zero}" y2="{zero}"/>'
        f'<polyline points="{points}"/><circle cx="{x}" cy="{y}" r="2.5"/></svg>'
    )


def deviations(report: Report) -> list[tuple[int, Ore]]:
    """Each month whose accumulated outcome and budget are known, with outcome − budget in öre."""
    return [
        (point.month, point.to_date.outcome - point.to_date.budget)
        for point in report.months
        if point.to_date.outcome is not None and point.to_date.budget is not None
    ]
