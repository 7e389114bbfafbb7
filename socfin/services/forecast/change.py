"""Why a forecast is another than last month's: new outcome, budget, method or assessment; öre.

The parts add up to the whole change. Rule: docs/figures.md, "Prognosens förändring".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from socfin.domain.money import Ore
from socfin.domain.period import Month
from socfin.domain.report import ReportRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """From one month's official forecast to the next one's, öre; a negative part is for the worse."""

    since: Month
    before: Ore
    after: Ore
    outcome: Ore
    """What the new month's outcome did to the forecast; the rest when all else is explained."""
    budget: Ore
    method: Ore
    """The rules were weighed otherwise, or another method became official."""
    assessment: Ore
    adjustments: Ore

    @property
    def total(self) -> Ore:
        """After − before, öre; negative is for the worse, and the parts add up to it."""
        return self.after - self.before

    @property
    def reasons(self) -> tuple[tuple[str, Ore], ...]:
        """Every reason that moved the forecast, in Swedish, and its öre; the largest of either sign first."""
        named = (
            ("Nytt utfall", self.outcome),
            ("Ändrad budget", self.budget),
            ("Ändrad metod", self.method),
            ("Ändrad bedömning", self.assessment),
            ("Ändrade åtgärder och engångsposter", self.adjustments),
        )
        return tuple(sorted((reason for reason in named if reason[1]), key=lambda reason: -abs(reason[1])))


Explanation = Mapping[str, Any]


def change(
    since: Month, before: ReportRow, after: ReportRow, explained: tuple[Explanation, Explanation]
) -> Change | None:
    """The change between two reports' rows of a verksamhet; None when either has no forecast.

    `explained` are the explanations stored with the model's forecasts, {} where there is none.
    """
    if before.year.outcome is None or after.year.outcome is None:
        return None
    models = before.forecasts.model is not None and after.forecasts.model is not None
    beside_before, beside_after = (_beside_model(row) for row in (before, after))
    assessment = beside_after - beside_before if models else 0
    then, now = explained
    budget = now["before"] - now["before_with_earlier_budget"] if "before_with_earlier_budget" in now else 0
    adjustments = now.get("adjusted", 0) - then.get("adjusted", 0) if models else 0
    method = _weighed_otherwise(then, now) if models else _other_method(before, after)
    total = after.year.outcome - before.year.outcome
    return Change(
        since=since,
        before=before.year.outcome,
        after=after.year.outcome,
        outcome=total - assessment - budget - adjustments - method,
        budget=budget,
        method=method,
        assessment=assessment,
        adjustments=adjustments,
    )


def _beside_model(row: ReportRow) -> Ore:
    return (row.year.outcome or 0) - (row.forecasts.model or 0)


def _weighed_otherwise(then: Explanation, now: Explanation) -> Ore:
    """What the new weights do to what the rules say now; 0 where either month was not weighed."""
    old, new = (
        {rule["method"]: rule["weight"] for rule in explained.get("weights", [])} for explained in (then, now)
    )
    if not old or not new:
        return 0
    amounts = {rule["method"]: rule["amount"] for rule in now["weights"]}
    shared = [name for name in new if name in old]
    if not shared:
        return 0
    scale = [sum(weights[name] for name in shared) for weights in (new, old)]
    moved: float = sum((new[name] / scale[0] - old[name] / scale[1]) * amounts[name] for name in shared)
    return round(moved)


def _other_method(before: ReportRow, after: ReportRow) -> Ore:
    """All of it, when one method was official then and another is now."""
    if before.forecasts.method == after.forecasts.method:
        return 0
    return (after.year.outcome or 0) - (before.year.outcome or 0)
