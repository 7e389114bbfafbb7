"""The way from the original budget of a year to the one that counts, decision by decision; öre, exact.

Rule: docs/figures.md, "Budgetbeslut". Signs are the budget's: more to use is negative.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from socfin.domain.decisions.budget import DecisionKind
from socfin.domain.decisions.sections import DecisionRow, WalkStep
from socfin.domain.moments import clock
from socfin.domain.money import Ore
from socfin.domain.report import Report, ReportRow

ORIGINAL, STEP, NOW = "original", "step", "now"
BEFORE = "Budget före besluten"
"""What the first end is called where no one has told who adopted the original budget."""


def concerning(rows: Sequence[DecisionRow], codes: Collection[str]) -> tuple[DecisionRow, ...]:
    """The decisions that concern these verksamheter (a subtree), each with its parts there and their sum.

    What was told of the original budget, which has no parts, concerns all.
    """
    chosen = []
    for row in rows:
        parts = tuple(part for part in row.parts if part.code in codes)
        if parts or row.kind is DecisionKind.ORIGINAL:
            amount = sum(part.amount_ore for part in parts)
            chosen.append(replace(row, parts=parts, amount_ore=amount))
    return tuple(chosen)


def walk(budget: Ore | None, rows: Sequence[DecisionRow], until: str = "") -> tuple[WalkStep, ...]:
    """From the original to the budget of the year as it stood when the day `until` (2022-06-13) was over.

    `budget` is the one that counts now, with all of the decisions; without `until` the walk ends there. ()
    where it is missing or nothing is decided. A move inside the total is a step of 0.
    """
    moves = [row for row in rows if row.kind is not DecisionKind.ORIGINAL]
    if budget is None or not moves:
        return ()
    original = budget - sum(row.amount_ore for row in moves)
    known = sorted((row for row in moves if not until or row.decided <= until), key=_in_order)
    starts = list(accumulate((row.amount_ore for row in known), initial=original))
    first = WalkStep(label=_first_label(rows), amount_ore=original, start_ore=0, kind=ORIGINAL)
    steps = [
        WalkStep(
            label=_label(row),
            number=row.number,
            decided=row.decided,
            amount_ore=row.amount_ore,
            start_ore=start,
            kind=STEP,
        )
        for row, start in zip(known, starts, strict=False)
    ]
    last = WalkStep(label="Budget nu", amount_ore=starts[-1], start_ore=0, kind=NOW)
    return (first, *steps, replace(last, label=f"Budget {clock(until)}") if until else last)


@dataclass(frozen=True, slots=True)
class Moved:
    """A verksamhet's budget of the year before the decisions, what they changed, and after; öre."""

    row: ReportRow
    original: Ore
    changed: Ore

    @property
    def now(self) -> Ore:
        """The budget after the decisions, öre, costs negative."""
        return self.original + self.changed


def per_verksamhet(report: Report, until: str = "") -> tuple[Moved, ...]:
    """The rows directly under the total whose budget is known, as they stood when the day was over.

    () for a report without a way from the first budget.
    """
    if not report.budget_walk:
        return ()
    moved = []
    for row in report.top:
        budget = row.year.budget
        if budget is not None and row.year.like_budget:
            codes = _below(report, row.code)
            every, known = (_given(report.decisions, codes, day) for day in ("", until))
            moved.append(Moved(row, budget - every, known))
    return tuple(moved)


def _given(rows: Sequence[DecisionRow], codes: Collection[str], until: str) -> Ore:
    known = [row for row in rows if not until or row.decided <= until]
    return sum(part.amount_ore for row in known for part in row.parts if part.code in codes)


def _below(report: Report, code: str) -> set[str]:
    """The code and those of every row beneath it."""
    codes = {code}
    for row in report.rows:  # parents stand before their parts
        if row.parent in codes:
            codes.add(row.code)
    return codes


def _in_order(row: DecisionRow) -> tuple[str, int]:
    return row.decided, row.number


def _label(row: DecisionRow) -> str:
    return f"{row.kind.label}, {row.item or row.body}"


def _first_label(rows: Sequence[DecisionRow]) -> str:
    adopted = any(row.kind is DecisionKind.ORIGINAL for row in rows)
    return DecisionKind.ORIGINAL.label if adopted else BEFORE
