"""Draws the bridge from budget to outcome for paper; positions only, every figure is the report's own.

The axis is the deviation, with the budget at its zero, so that deviations of a few per cent are seen without
cutting any bar. Each step starts where the last ended; its colour is its status, as on the page.
"""

from __future__ import annotations

from dataclasses import dataclass

from socfin.charts.theme import PRINT, STATUS_INK, Ink, resolved
from socfin.documents.drawing import BOLD, Box, Drawing, Label, Rule, Shape, text_width
from socfin.domain.limits import Status
from socfin.domain.money import Ore, Unit, format_amount
from socfin.domain.report import BridgeStep, Report

INK, MUTED, FAINT = PRINT["--ink"], PRINT["--ink-soft"], PRINT["--rule"]
BRIDGE = "Från budget till utfall"
"""What the picture is called."""
TOTAL = Ink("var(--outcome)", "var(--outcome)", "var(--ink)")
WIDTH, ROW, BAR, SIZE, GAP = 680.0, 27.0, 15.0, 13.5, 7.0
NAMES = 230.0
"""Room for the names at the left."""


def bridge(report: Report) -> Drawing | None:
    """The drawing; None when the report has no bridge, that is when budget or outcome is missing."""
    steps = [step for step in report.bridge if step.kind in ("step", "others")]
    if not steps or report.total.to_date.deviation is None:
        return None
    return _draw(report, steps, report.total.to_date.deviation)


def alt_text(report: Report) -> str:
    """What the chart shows, in one sentence."""
    words = [
        f"{step.name} {format_amount(step.amount_ore, report.unit, signed=_is_step(step))}"
        for step in report.bridge
    ]
    return f"Diagram från budget till utfall {report.span.label}, {report.unit.label}: {'; '.join(words)}."


def _is_step(step: BridgeStep) -> bool:
    return step.kind in ("step", "others")


def _draw(report: Report, steps: list[BridgeStep], total: Ore) -> Drawing:
    zero = steps[0].start_ore
    ends = [0, total, *(step.start_ore - zero for step in steps), *(_end(step) - zero for step in steps)]
    amounts = [total, *(step.amount_ore for step in steps)]
    room = max(text_width(_spell(amount, report.unit), SIZE, BOLD) for amount in amounts) + GAP
    statuses = {row.code: row.to_date.status for row in (*report.rows, *report.lines)}
    scale = _Scale(min(ends), max(ends), NAMES + room, WIDTH - room)
    top = ROW
    shapes: list[Shape] = [
        Rule(scale.at(0), top - 4, scale.at(0), top + ROW * (len(steps) + 1) + 4, INK, 1.2)
    ]
    for i, step in enumerate(steps):
        start = step.start_ore - zero
        ink = STATUS_INK[statuses.get(step.code, Status.BALANCE)]
        shapes += _bar(_Bar(step.name, start, step.amount_ore, ink), scale, top + ROW * i, report.unit)
        at = scale.at(start + step.amount_ore)
        shapes.append(
            Rule(at, top + ROW * i + (ROW - BAR) / 2, at, top + ROW * (i + 1) + (ROW + BAR) / 2, MUTED, 0.7)
        )
    last = top + ROW * len(steps)
    shapes.append(Rule(0, last, WIDTH, last, FAINT, 0.7))
    shapes += _bar(_Bar("Avvikelse", 0, total, TOTAL, BOLD), scale, last, report.unit)
    shapes += _ends(report, scale, total, top - 10, last + ROW + 17)
    return Drawing(WIDTH, last + ROW + 24, tuple(shapes), alt_text(report))


class _Scale:
    """Deviations along the width between two edges."""

    def __init__(self, low: Ore, high: Ore, left: float, right: float) -> None:
        self.low, self.left = low, left
        self.step = (right - left) / ((high - low) or 1)

    def at(self, deviation: Ore) -> float:
        return self.left + (deviation - self.low) * self.step


def _end(step: BridgeStep) -> Ore:
    return step.start_ore + step.amount_ore


def _spell(amount: Ore, unit: Unit) -> str:
    return format_amount(amount, unit, signed=True)


@dataclass(frozen=True, slots=True)
class _Bar:
    """A step of the bridge: from `start` on by `amount`, both öre; a negative amount goes to the left."""

    name: str
    start: Ore
    amount: Ore
    ink: Ink
    weight: int = 400


def _bar(step: _Bar, scale: _Scale, y: float, unit: Unit) -> list[Shape]:
    """Its name, the bar and its figure; `y` is the row's upper edge."""
    amount, ink = step.amount, step.ink
    left, right = sorted((scale.at(step.start), scale.at(step.start + amount)))
    fill, line, text = (str(resolved(token)) for token in (ink.fill, ink.line, ink.text))
    base = y + ROW / 2 + SIZE * 0.33
    beside = Label(left - GAP, base, _spell(amount, unit), SIZE, text, "end", BOLD)
    if amount > 0:
        beside = Label(right + GAP, base, _spell(amount, unit), SIZE, text, "start", BOLD)
    bar = Box(left, y + (ROW - BAR) / 2, max(right - left, 0.8), BAR, fill, line)
    return [Label(0, base, _fitted(step.name, step.weight), SIZE, INK, "start", step.weight), bar, beside]


def _ends(report: Report, scale: _Scale, total: Ore, above: float, below: float) -> list[Shape]:
    budget = f"Budget {format_amount(report.total.to_date.budget, report.unit)}"
    outcome = f"Utfall {format_amount(report.total.to_date.outcome, report.unit)}"
    return [
        _held(scale.at(0), above, budget),
        _held(scale.at(total), below, outcome),
    ]


def _held(x: float, y: float, text: str) -> Label:
    """A label centred at x, yet within the picture."""
    half = text_width(text, SIZE) / 2
    return Label(min(max(x, half), WIDTH - half), y, text, SIZE, MUTED, "middle")


def _fitted(name: str, weight: int) -> str:
    """The name, shortened with an ellipsis when it does not fit; the alternative text has it whole."""
    if text_width(name, SIZE, weight) <= NAMES:
        return name
    while name and text_width(f"{name}…", SIZE, weight) > NAMES:
        name = name[:-1].rstrip()
    return f"{name}…"
