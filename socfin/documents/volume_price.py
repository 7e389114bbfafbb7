"""Draws for paper what of a deviation is volume, mix and price, as bars around zero; positions only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from socfin.charts.theme import PRINT
from socfin.documents.drawing import BOLD, Box, Drawing, Illustration, Label, Rule, Shape, broken
from socfin.documents.panels import LINE, NAME, THIN, WIDTH, shared_out
from socfin.domain.money import Ore, Unit, format_amount
from socfin.domain.report import Report
from socfin.domain.sections import UnitCost
from socfin.services.prose.cost_tables import UNIT_COSTS, UNITS
from socfin.services.prose.indicator_words import split_sentence

INK, MUTED, FAINT = (PRINT[name] for name in ("--ink", "--ink-soft", "--rule"))
FILLS = {True: PRINT["--deficit-fill"], False: PRINT["--surplus-fill"]}
TEXTS = {True: PRINT["--deficit"], False: PRINT["--surplus"]}
MOST = 5
"""Verksamheter on one drawing: with three parts each they fill a slide (panels.LARGEST)."""
NAMES, WORDS = 224.0, 318.0
"""The room of a name, and where the words for the parts end."""
LEFT, RIGHT = 380.0, WIDTH - 58.0
"""Of the longest bars: beside them their figures have room."""
BAR, STEP, GAP = 9.0, 13.0, 9.0
Parts = list[tuple[str, Ore]]


def volume_and_price(report: Report) -> tuple[Illustration, ...]:
    """The verksamheter whose deviation can be parted, all on one scale."""
    parted = [cost for cost in report.unit_costs if _parts(cost)]
    amounts = [amount for cost in parted for _, amount in _parts(cost)]
    caption = (
        f"Delar av avvikelsen mot budget, {report.unit.label}; till vänster om strecket dyrare. "
        "Alla staplar i samma skala."
    )
    return tuple(
        Illustration(UNIT_COSTS, _drawn(part, _Scale(amounts), report.unit), caption)
        for part in shared_out(parted, MOST)
    )


def _parts(cost: UnitCost) -> Parts:
    """What the deviation is made of, öre; none where it cannot be parted."""
    if cost.volume_effect_ore is None or cost.price_effect_ore is None:
        return []
    mix = [("sammansättning", cost.mix_effect_ore)] if cost.mix_effect_ore else []
    return [("volym", cost.volume_effect_ore), *mix, ("pris", cost.price_effect_ore)]


class _Scale:
    """Öre along the width, with zero in it."""

    def __init__(self, amounts: Sequence[Ore]) -> None:
        self.low = min(0, *amounts)
        self.step = (RIGHT - LEFT) / ((max(0, *amounts) - self.low) or 1)

    def at(self, amount: Ore) -> float:
        return LEFT + (amount - self.low) * self.step


def _drawn(costs: Sequence[UnitCost], scale: _Scale, unit: Unit) -> Drawing:
    shapes: list[Shape] = []
    down = 4.0
    for cost in costs:
        shapes += _row(cost, scale, down, unit)
        down += STEP * len(_parts(cost)) + GAP
    shapes.append(Rule(scale.at(0), 0, scale.at(0), down - GAP / 2, INK))
    words = " ".join(f"{cost.verksamhet}: {split_sentence(cost, unit)}" for cost in costs)
    return Drawing(WIDTH, down, tuple(shapes), words)


def _row(cost: UnitCost, scale: _Scale, top: float, unit: Unit) -> Iterator[Shape]:
    name = f"{cost.verksamhet}, {UNITS.get(cost.per, cost.per)}"
    for number, line in enumerate(broken(name, NAME, NAMES, BOLD)):
        yield Label(0, top + NAME - 1 + LINE * number, line, NAME, INK, weight=BOLD)
    for number, (word, amount) in enumerate(_parts(cost)):
        yield from _bar(word, amount, scale, top + STEP * number, unit)
    below = top + STEP * len(_parts(cost)) + GAP / 2 - 2
    yield Rule(0, below, WIDTH, below, FAINT, 0.7)


def _bar(word: str, amount: Ore, scale: _Scale, top: float, unit: Unit) -> Iterator[Shape]:
    base = top + BAR - 0.5
    yield Label(WORDS, base, word, NAME, MUTED, "end")
    left, right = sorted((scale.at(0), scale.at(amount)))
    text, is_dearer = format_amount(amount, unit, signed=True), amount < 0
    if amount:
        yield Box(left, top, max(right - left, THIN), BAR, FILLS[is_dearer])
    x, anchor = (left - 5, "end") if is_dearer else (right + 5, "start")
    yield Label(x, base, text, NAME, TEXTS[is_dearer] if amount else INK, anchor, BOLD)
