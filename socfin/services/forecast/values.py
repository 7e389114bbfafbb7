"""The forecasts as they are stored, in öre: one value per verksamhet, line and method, and what explains it.

Nothing is forecast here. The explanation is plain values that "så räknar vi" puts into words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from socfin.domain.money import Ore
from socfin.services.forecast.arrays import Array, Whole
from socfin.services.forecast.engine import Forecasts
from socfin.services.forecast.estimates import COMBINED, Estimates
from socfin.services.forecast.history import NET
from socfin.services.forecast.methods import RULES, WEIGHED
from socfin.services.forecast.series import Series

PERIODISED = "budget_remaining"
"""Outcome + what is left of the budget after the budget to date, month by month as budgeted."""
PACE = 3
"""Months that a pace is the mean of: a quarter, within which an invoice comes late and the next on time."""
LEAST_WEIGHT = 0.005
"""A rule that would be told as 0 % of the forecast, rounded to whole per cent, is not named."""
EXTRAPOLATED = {"budget": 0.0, "budget_and_share": 0.5}
"""How much of a rule's amount comes from the outcome, where not all does: so much of one-offs is put back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One forecast of a verksamhet's net (line "") or of one line, by one method; öre."""

    code: str
    line: str
    method: str
    amount: Ore
    low: Ore | None = None
    high: Ore | None = None
    own: Ore | None = None
    """What of the combination's amount hangs on no verksamhet below that has a forecast of its own."""
    explanation: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Rules:
    """[series, rule in the order of WEIGHED]: each rule's full year (NaN unknown) and its share."""

    amounts: Array
    weights: Array

    @classmethod
    def placed(cls, forecasts: Forecasts, places: Whole, count: int) -> Rules:
        """The rules of `forecasts` at their places among so many series."""
        amounts, weights = np.full((count, len(WEIGHED)), np.nan), np.zeros((count, len(WEIGHED)))
        amounts[places], weights[places] = forecasts.by_rule, forecasts.weights
        return cls(amounts, weights)

    def of(self, place: int) -> Iterator[tuple[str, float, float]]:
        """Method, full year (öre, costs negative) and weight (0–1) of each rule that has a figure."""
        for method, amount, weight in zip(WEIGHED, self.amounts[place], self.weights[place], strict=True):
            if np.isfinite(amount):
                yield method, float(amount), float(weight)


def values(series: Series, estimates: Estimates, parts: Whole, rules: Rules) -> Iterator[Value]:
    """The combination of every net and line, and the rules of every net; `parts` is each part's öre."""
    nodes = series.history.known.tree.nodes
    for place, key in enumerate(series.keys):
        if key.own:
            continue
        of_key = series.sums[place]
        amount = int(parts[of_key].sum()) + series.kept_in(place)
        moved = amount - estimates.amount[place]
        net = key.line == NET
        yield Value(
            code=nodes[key.node].code,
            line=key.line,
            method=COMBINED,
            amount=amount,
            low=min(amount, round(estimates.low[place] + moved)),
            high=max(amount, round(estimates.high[place] + moved)),
            own=int(parts[series.own_sums[key.node]].sum()) + series.kept_at(key.node) if net else None,
            explanation=_explanation(series, place, estimates, rules) if net else {},
        )
        if net:
            yield from _rule_values(series, place, rules)


def _rule_values(series: Series, place: int, rules: Rules) -> Iterator[Value]:
    """What each of the simple rules gives, one-offs put back, and the budget's remaining months."""
    code = series.history.known.tree.nodes[series.keys[place].node].code
    back = _put_back(series, place)
    for method, amount, _ in rules.of(place):
        if method in RULES:
            added = round(back * EXTRAPOLATED.get(method, 1))
            yield Value(code=code, line=NET, method=method, amount=round(amount) + added)
    figures = _figures(series, place)
    outcome, budget, so_far = (figures[name] for name in ("outcome", "budget", "budget_to_date"))
    if outcome is not None and budget is not None and so_far is not None:
        later = series.still_to_come(place)
        yield Value(code=code, line=NET, method=PERIODISED, amount=outcome + budget - so_far + later)


def _put_back(series: Series, place: int) -> Ore:
    return int(series.added_back[series.sums[place]].sum()) + series.kept_in(place)


def _figures(series: Series, place: int) -> dict[str, Ore | None]:
    """What the forecast of a series was made from, in öre."""
    history = series.history
    row = history.index[series.keys[place]]
    year, month = history.now
    last = history.outcome[row, year - 1] if year else np.full(12, np.nan)
    return {
        "outcome": _ore(history.outcome[row, year, month]),
        "budget": _ore(history.budget[row, year, month]),
        "budget_to_date": _ore(history.budget_now[row]),
        "last_year_to_date": _ore(last[month]),
        "last_year": _ore(last[11]),
        "pace": _ore(_pace(history.outcome[row, year], month)),
    }


def _pace(to_date: Array, month: int) -> float:
    """The mean of the latest three months (fewer in a new year), öre; NaN when one is not known."""
    months = min(PACE, month + 1)
    before = 0.0 if month + 1 == months else float(to_date[month - months])
    return (float(to_date[month]) - before) / months


def _explanation(series: Series, place: int, estimates: Estimates, rules: Rules) -> dict[str, Any]:
    """Inputs and weights, as plain values for storing: what "så räknar vi" puts into words."""
    months, budgeted = float(estimates.budgeted_weight[place]), estimates.budgeted[place]
    weighed = [
        (method, weight * (1 - months), amount)
        for method, amount, weight in rules.of(place)
        if weight >= LEAST_WEIGHT or method in RULES
    ]
    if budgeted is not None:
        weighed.append((PERIODISED, months, budgeted.amount))
    return {
        **_figures(series, place),
        "how": estimates.how[place],
        "before": round(float(estimates.amount[place])),
        "adjusted": _put_back(series, place),
        "adjusted_passed": series.taken_out(place),
        "still_to_come": series.still_to_come(place),
        "weights": [
            {"method": method, "weight": round(weight, 4), "amount": round(amount)}
            for method, weight, amount in sorted(weighed, key=lambda each: -each[1])
            if weight >= LEAST_WEIGHT
        ],
    }


def _ore(value: float) -> Ore | None:
    return None if np.isnan(value) else round(float(value))
