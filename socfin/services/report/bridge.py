"""The bridge from budget to outcome: one step per verksamhet (or line), largest first, exact to the öre."""

from __future__ import annotations

from collections.abc import Iterable

from socfin.domain.money import Ore
from socfin.domain.report import BridgeStep, ReportRow, RowKind
from socfin.domain.timespans import TO_DATE, Timed

MOST_STEPS = 6
"""Bars between budget and outcome that are read at a glance; smaller ones are gathered as OTHERS."""
OTHERS = "Övriga"
OF_STEPS = (RowKind.VERKSAMHET, RowKind.COMMITTEE, RowKind.LINE)
"""The kinds of row that a step may be of."""


def bridge(
    total: ReportRow, rows: Iterable[ReportRow], *, most: int = MOST_STEPS, timed: Timed = TO_DATE
) -> tuple[BridgeStep, ...]:
    """Budget, the deviations of the rows, outcome (or forecast) of a timespan; () when either end is missing.

    The rows are those directly under the total; a sum row (Kostnader) gives way to its parts. At most
    `most` steps carry a name; the rest, and what hangs on the total itself, is "Övriga". The steps add
    up to the total's deviation exactly; öre, negative is underskott.
    """
    start, end = timed.budget_of(total), timed.end_of(total)
    if start is None or end is None:
        return ()
    deviations = [
        (row, deviation) for row in _directly_under(list(rows)) if (deviation := timed.deviation_of(row))
    ]
    ranked = sorted(deviations, key=lambda pair: -abs(pair[1]))
    named = [(row.code, row.name, amount, "step") for row, amount in ranked[:most]]
    rest = end - start - sum(amount for _, _, amount, _ in named)
    if rest or len(ranked) > most:
        named.append(("", OTHERS, rest, "others"))
    steps = [BridgeStep(code="", name="Budget", amount_ore=start, start_ore=0, kind="budget")]
    reached: Ore = start
    for code, name, amount, kind in named:
        steps.append(BridgeStep(code=code, name=name, amount_ore=amount, start_ore=reached, kind=kind))
        reached += amount
    return (*steps, BridgeStep(code="", name=timed.end_label, amount_ore=end, start_ore=0, kind="outcome"))


def _directly_under(rows: list[ReportRow]) -> list[ReportRow]:
    sums = {row.code for row in rows if row.kind is RowKind.SUM}
    return [row for row in rows if row.kind in OF_STEPS and (row.level == 1 or row.parent in sums)]
