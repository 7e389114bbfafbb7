"""Draws for paper what a day of one's own costs at each occupancy against the bought one; positions only."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, pairwise

from socfin.charts.break_even import SHARES, WHOLE, in_words
from socfin.charts.theme import PRINT
from socfin.documents.drawing import BOLD, Drawing, Illustration, Label, Rule, Shape
from socfin.domain.indicators import spell
from socfin.domain.money import NBSP, Ore, Unit, format_money
from socfin.domain.report import Report
from socfin.domain.sections import OwnBought
from socfin.services.indicators.own_bought import cost_at

INK, MUTED, FAINT, OUTCOME = (PRINT[name] for name in ("--ink", "--ink-soft", "--rule", "--outcome"))
WIDTH, HEIGHT, LEFT, RIGHT, TOP, FOOT = 680.0, 240.0, 64.0, 16.0, 24.0, 26.0
"""Of the drawing, and the room around the curve for what is written beside its axes."""
SIZE = 12.0
DASH, PAUSE = 8.0, 5.0
"""Of the bought day's line, as the page has it."""
TICK = 10
"""Per cent between the marks of the axis."""
MOST_STEPS = 4
"""Of kronor, so that their lines do not crowd the curve."""


def break_even_drawings(report: Report) -> tuple[Illustration, ...]:
    """A curve for each house of one's own whose places are known."""
    curves = ((own, _curve(own)) for own in report.own_bought)
    return tuple(
        Illustration(f"{own.verksamhet}: eget mot köpt", curve) for own, curve in curves if curve is not None
    )


def _curve(own: OwnBought) -> Drawing | None:
    costs = [(share, ore) for share in SHARES if (ore := cost_at(own, share)) is not None]
    if not costs:
        return None
    top = max([own.bought_ore, *(ore for _, ore in costs)])
    shapes = [*_axis(top), *_own(costs, top), *_bought(own, top), *_crossing(own, top)]
    return Drawing(WIDTH, HEIGHT, tuple(shapes), f"{own.verksamhet}, {own.months}. {in_words(own)}")


def _x(per_cent: float) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * (per_cent - SHARES[0]) / (SHARES[-1] - SHARES[0])


def _y(ore: Ore, top: Ore) -> float:
    return TOP + (HEIGHT - TOP - FOOT) * (1 - ore / top)


def _axis(top: Ore) -> Iterator[Shape]:
    """Round kronor, at most four steps of them, and every tenth per cent."""
    step = next(step for step in _round_steps() if top <= MOST_STEPS * step)
    for ore in range(0, top + 1, step):
        yield Rule(LEFT, _y(ore, top), WIDTH - RIGHT, _y(ore, top), INK if ore == 0 else FAINT)
        yield Label(LEFT - 6, _y(ore, top) + 4, format_money(ore, Unit.KR), SIZE, MUTED, anchor="end")
    for share in range(SHARES[0], SHARES[-1] + 1, TICK):
        anchor = "end" if share == SHARES[-1] else "middle"
        yield Label(_x(share), HEIGHT - 8, f"{share}{NBSP}%", SIZE, MUTED, anchor=anchor)


def _round_steps() -> Iterator[Ore]:
    """100, 200, 500, 1 000 kr and so on, öre."""
    for power in count(2):
        yield from (first * 10**power * Unit.KR.ore for first in (1, 2, 5))


def _own(costs: list[tuple[int, Ore]], top: Ore) -> Iterator[Shape]:
    for (share, ore), (later, less) in pairwise(costs):
        yield Rule(_x(share), _y(ore, top), _x(later), _y(less, top), OUTCOME, 3)
    share, ore = costs[1]
    yield Label(_x(share) + 12, _y(ore, top) + 2, "Eget dygn", SIZE, INK, weight=BOLD)


def _bought(own: OwnBought, top: Ore) -> Iterator[Shape]:
    down, at = _y(own.bought_ore, top), LEFT
    while at < WIDTH - RIGHT:
        yield Rule(at, down, min(at + DASH, WIDTH - RIGHT), down, INK, 1.5)
        at += DASH + PAUSE
    words = f"Köpt dygn {format_money(own.bought_ore, Unit.KR)}"
    yield Label(WIDTH - RIGHT, down - 6, words, SIZE, INK, anchor="end")


def _crossing(own: OwnBought, top: Ore) -> Iterator[Shape]:
    tenths = own.break_even_tenths
    if tenths is None or not SHARES[0] * TICK <= tenths <= WHOLE:
        return
    across, down = _x(tenths / TICK), _y(own.bought_ore, top)
    yield Rule(across, down - 5, across, down + 5, INK, 3)
    yield Label(across - 6, down + 18, f"{spell(tenths, 1)}{NBSP}%", SIZE, INK, anchor="end", weight=BOLD)
