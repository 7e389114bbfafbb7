"""The year month by month: budget outlined, outcome solid, last year light; draws, never splits a sum.

An amount known only for several months together is one wide bar over them. Its area is the amount:
the height is the average of the months it covers, and its label says which months and how much.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from socfin.charts.theme import SHORT_MONTHS, Picture, axis, layout, money_axis, narrow
from socfin.domain.money import Ore, Unit, format_money
from socfin.domain.period import MONTH_NAMES
from socfin.domain.report import MonthPoint, Report

REM = 20.0
DOTTED = {"marker.pattern": {"shape": ".", "fgcolor": "var(--last-year-line)", "size": 4, "solidity": 0.5}}
"""Last year where the reader has chosen the colours and lighter says nothing (forced colours)."""
LABEL_ROOM = 0.3
"""The share of the height kept free above the bars for three lines of words, where a bar needs them."""
INITIALS = {"xaxis.ticktext": list("JFMAMJJASOND")}
"""The months where the chart is narrow."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive months (1–12, both ends with it) whose amount is known together; öre, costs negative."""

    first: int
    last: int
    amount: Ore

    @property
    def months(self) -> int:
        """How many months it covers."""
        return self.last - self.first + 1

    @property
    def height(self) -> float:
        """Öre per month, so that the bar's area is its amount."""
        return self.amount / self.months

    @property
    def middle(self) -> float:
        """Where the bar stands on an axis where January is 1; may be between two months."""
        return (self.first + self.last) / 2

    @property
    def label(self) -> str:
        """ "januari–mars tillsammans" or "mars"."""
        first, last = MONTH_NAMES[self.first - 1], MONTH_NAMES[self.last - 1]
        return last if self.months == 1 else f"{first}–{last} tillsammans"


def stretches(
    points: tuple[MonthPoint, ...],
    single: Callable[[MonthPoint], Ore | None],
    to_date: Callable[[MonthPoint], Ore | None],
) -> list[Stretch]:
    """What is known of a year, öre: single months, and sums of months where only the sum is known."""
    known: list[Stretch] = []
    covered: int = 0
    reached: Ore | None = 0
    for point in sorted(points, key=lambda point: point.month):
        amount, total = single(point), to_date(point)
        if amount is not None:
            known.append(Stretch(point.month, point.month, amount))
        elif total is not None and reached is not None:
            known.append(Stretch(covered + 1, point.month, total - reached))
        elif total is None:
            continue
        covered, reached = point.month, total
    return known


@dataclass(frozen=True, slots=True)
class BarLook:
    """How a series of bars is drawn; a month of the axis is 1 wide."""

    width: float
    shift: float
    """How far to the right of the month's middle."""
    marker: Mapping[str, Any]
    forced: Mapping[str, Any] | None = None
    """What is drawn otherwise where the reader has chosen the colours."""


def months(report: Report, *, unit: Unit | None = None, id: str = "months") -> Picture | None:
    """Single months of budget, outcome and last year; None when the report knows no months."""
    unit = unit or report.unit
    budget = stretches(report.months, lambda p: p.alone.budget, lambda p: p.to_date.budget)
    outcome = stretches(report.months, lambda p: p.alone.outcome, lambda p: p.to_date.outcome)
    before = stretches(report.months, lambda p: p.alone.last_year, lambda p: p.to_date.last_year)
    heights = [stretch.height for stretch in (*budget, *outcome, *before)]
    if not heights:
        return None
    year = report.month.year
    names = (("ram = budget", budget), ("stark = utfall", outcome), (f"svag = {year - 1}", before))
    low, high = upright(heights)
    labels = _span_labels(outcome, [*budget, *before], unit, turned=low > high)
    if labels:
        high += int((high - low) * LABEL_ROOM)
    return Picture(
        id=id,
        title="Månad för månad",
        subtitle=f"{unit.label} per månad {year}; {', '.join(name for name, bars in names if bars)}",
        alternative=_in_words(outcome, budget, unit),
        rem=REM,
        figure={
            "data": [
                *_bars(before, f"Utfall {year - 1}", unit, BEFORE),
                *_bars(outcome, "Utfall", unit, OUTCOME),
                *_bars(budget, "Budget", unit, BUDGET),
            ],
            "layout": layout(
                REM,
                margin={"l": 0, "r": 0, "t": 12, "b": 4, "pad": 6},
                barmode="overlay",
                xaxis=month_axis(),
                yaxis=money_axis(low, high, unit),
                annotations=labels,
                meta=narrow(INITIALS),
            ),
        },
    )


def month_axis() -> dict[str, Any]:
    """January to December, short names; always all twelve, so that pages can be compared."""
    return axis(
        range=[0.45, 12.55],
        tickmode="array",
        tickvals=list(range(1, 13)),
        ticktext=list(SHORT_MONTHS),
        tickfont={"size": 13, "color": "var(--ink)"},
        tickangle=0,
    )


def upright(values: list[float]) -> tuple[int, int]:
    """Axis ends in öre with zero and some air; turned when costs dominate, so that more cost is higher."""
    low, high = min([0.0, *values]), max([0.0, *values])
    air = (high - low) * 0.08 or 1.0
    bottom = int(low - air) if low < 0 else 0
    top = int(high + air) if high > 0 else 0
    return (top, bottom) if -low > high else (bottom, top)


def _fill(colour: str, line: str) -> dict[str, Any]:
    return {"color": f"var({colour})", "line": {"color": f"var({line})", "width": 1}}


def _outline() -> dict[str, Any]:
    return {"color": "rgba(0,0,0,0)", "line": {"color": "var(--ink)", "width": 1.5}}


BEFORE = BarLook(0.30, -0.22, _fill("--last-year", "--last-year-line"), forced=DOTTED)
OUTCOME = BarLook(0.44, 0.15, _fill("--outcome", "--outcome"))
BUDGET = BarLook(0.86, 0.0, _outline())


def _bars(known: list[Stretch], name: str, unit: Unit, look: BarLook) -> list[dict[str, Any]]:
    if not known:
        return []
    return [
        {
            "type": "bar",
            "name": name,
            "x": [stretch.middle + look.shift for stretch in known],
            "y": [stretch.height for stretch in known],
            "width": [stretch.months - 1 + look.width for stretch in known],
            "marker": dict(look.marker),
            "meta": {"forced": dict(look.forced or {})},
            "hovertext": [
                f"{name} {stretch.label}<br>{format_money(stretch.amount, unit)}" for stretch in known
            ],
            "hovertemplate": "%{hovertext}<extra></extra>",
        }
    ]


def _span_labels(
    outcome: list[Stretch], others: list[Stretch], unit: Unit, *, turned: bool
) -> list[dict[str, Any]]:
    """What a bar of several months is, on the paper above it: inside, a narrow bar would cut the words."""
    return [
        {
            "x": stretch.middle + 0.15,
            "y": _top(stretch, [*outcome, *others], turned=turned),
            "yanchor": "bottom",
            "text": f"{SHORT_MONTHS[stretch.first - 1]}–{SHORT_MONTHS[stretch.last - 1]}<br>tillsammans"
            f"<br>{format_money(stretch.amount, unit)}",
            "showarrow": False,
            "font": {"size": 13, "color": "var(--ink)"},
        }
        for stretch in outcome
        if stretch.months > 1
    ]


def _top(stretch: Stretch, drawn: list[Stretch], *, turned: bool) -> float:
    """Where the highest bar ends of those in the same months or the ones beside them, at least zero."""
    near = [bar.height for bar in drawn if bar.first <= stretch.last + 1 and bar.last >= stretch.first - 1]
    return min(0.0, *near) if turned else max(0.0, *near)


def _in_words(outcome: list[Stretch], budget: list[Stretch], unit: Unit) -> str:
    budgets = {(stretch.first, stretch.last): stretch.amount for stretch in budget}
    words = [
        f"{stretch.label} utfall {format_money(stretch.amount, unit)}, "
        f"budget {format_money(budgets.get((stretch.first, stretch.last)), unit)}"
        for stretch in outcome
    ]
    return ("; ".join(words) or "Inget utfall ännu") + "."
