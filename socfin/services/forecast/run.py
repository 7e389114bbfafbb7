"""The forecasts of a whole committee made after a month: every verksamhet, line and method, parts adding up.

In: what was known then, and the committee's measures and one-offs. Out: amounts in öre with the committee's
signs. The forecasting itself is services/forecast; this is the border where one-offs are taken out of the
figures and put back into the forecast. Rule: docs/figures.md, "Modellens prognos".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd

from socfin.domain.money import Ore
from socfin.frames.declared import records
from socfin.services.forecast.adjustments import AdjustmentFact
from socfin.services.forecast.arrays import Array, Whole
from socfin.services.forecast.engine import forecast
from socfin.services.forecast.fallback import PLAIN, Phased, Plain, phased, plainly
from socfin.services.forecast.history import NET, History, Known, history_of
from socfin.services.forecast.panel import COLUMNS
from socfin.services.forecast.reconcile import reconciled, whole_ore
from socfin.services.forecast.series import Parts, parts_of

COMBINED = "combined"
PERIODISED = "budget_remaining"
"""Outcome + what is left of the budget after the budget to date, month by month as budgeted."""
RANGE = 2 * 1.2816
"""An 80 % range is so many standard deviations wide."""
LAST_MONTH = 11
"""After December there is nothing to forecast."""
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


@dataclass(frozen=True, slots=True)
class Vintage:
    """Every forecast made after one month, and the version of what made them."""

    values: tuple[Value, ...] = ()
    version: str = ""


@dataclass(frozen=True)
class _Said:
    """What is said of each series (rows follow Parts.keys) before parts and wholes agree."""

    amount: Array
    low: Array
    high: Array
    how: tuple[str, ...]
    phased: tuple[Phased | None, ...]
    phased_weight: Array
    """How much of each amount the budget's months decide, 0-1."""

    @property
    def spread(self) -> Array:
        """The standard deviation of each."""
        return (self.high - self.low) / RANGE


def vintage(known: Known, adjusted: Iterable[AdjustmentFact] = ()) -> Vintage:
    """The forecasts made after a month; empty after December and where there is nothing to forecast from."""
    month = known.month
    if month.month > LAST_MONTH or not (known.ledger["last"] == month.number).any():
        return Vintage()
    history = history_of(known)
    parts = parts_of(history, tuple(adjusted))
    if not parts.keys:
        return Vintage()
    without = parts.without_adjustments()
    plain = [plainly(without, key) for key in parts.keys]
    ordinary = [place for place, one in enumerate(plain) if not one.instead]
    made = forecast(_frame(without, parts, ordinary), year=month.year, month=month.month)
    said = _said(made.table, plain, [phased(without, key) for key in parts.keys])
    best = whole_ore(reconciled(said.amount, said.spread, parts.sums)) + parts.added_back
    rules = _by_series(made.parts[made.parts["series"].isin(parts.nets)])
    version = str(made.table["version"].iloc[0]) if len(made.table) else PLAIN
    return Vintage(tuple(_values(history, parts, said, best, rules)), version)


def _frame(history: History, parts: Parts, ordinary: list[int]) -> pd.DataFrame:
    """The engine's frame; a series' name is its place among the parts' keys."""
    rows = np.array([history.index[parts.keys[place]] for place in ordinary], dtype=np.int64)
    outcome, budget = history.outcome[rows], history.budget[rows]
    series, year, month = np.nonzero(np.isfinite(outcome))
    groups = np.array([_group(parts, place) for place in ordinary], dtype=object)
    return pd.DataFrame(
        {
            "series": np.array(ordinary, dtype=np.int64)[series].astype(str) if len(ordinary) else [],
            "group": groups[series] if len(ordinary) else [],
            "year": np.array(history.years, dtype=np.int64)[year],
            "month": month + 1,
            "budget_year": budget[series, year, month],
            "actual_to_date": outcome[series, year, month],
        }
    ).astype(COLUMNS)


def _group(parts: Parts, place: int) -> str:
    """The kind of cost: the line; for a net, how much of the tree it sums up."""
    key = parts.keys[place]
    if key.line != NET:
        return key.line
    tree = parts.history.known.tree
    if key.node == tree.root:
        return "total"
    return "area" if parts.is_divided(key.node) and not key.own else "unit"


def _said(table: pd.DataFrame, plain: list[Plain], months: list[Phased | None]) -> _Said:
    amount = np.array([one.amount for one in plain])
    low, high = (np.array([one.amount + sign * one.spread * RANGE / 2 for one in plain]) for sign in (-1, 1))
    how = [one.how for one in plain]
    for row in records(table):
        place = int(row["series"])
        found = row["forecast_year"]
        if found is None or not row["method"]:
            continue
        amount[place], how[place] = found, COMBINED
        low[place], high[place] = (
            (row["low"], row["high"])
            if row["low"] is not None and row["high"] is not None
            else (found - plain[place].spread * RANGE / 2, found + plain[place].spread * RANGE / 2)
        )
    said = _Said(amount, low, high, tuple(how), tuple(months), np.zeros(len(how)))
    return _with_months(said)


def _with_months(said: _Said) -> _Said:
    """The combination and the budget's own months weighed together, each by how sure it is."""
    weighed = np.array(
        [how == COMBINED and one is not None for how, one in zip(said.how, said.phased, strict=True)]
    )
    amount = np.array([0.0 if one is None else one.amount for one in said.phased])
    unsure = np.array([1.0 if one is None else one.spread for one in said.phased]) ** 2
    share = np.where(weighed, said.spread**2 / (said.spread**2 + unsure), 0.0)
    middle = said.amount + share * (amount - said.amount)
    narrower = np.sqrt(1 - share)
    return replace(
        said,
        amount=middle,
        low=middle - (said.amount - said.low) * narrower,
        high=middle + (said.high - said.amount) * narrower,
        phased_weight=share,
    )


Rules = dict[int, list[dict[str, Any]]]


def _by_series(table: pd.DataFrame) -> Rules:
    found: Rules = {}
    for row in records(table[table["shown"] | (table["weight"] >= LEAST_WEIGHT)]):
        found.setdefault(int(row["series"]), []).append(row)
    return found


def _values(history: History, parts: Parts, said: _Said, best: Whole, rules: Rules) -> Iterable[Value]:
    """The combination of every net and line, and the rules of every net."""
    tree = history.known.tree
    own = parts.own_sums
    for place, key in enumerate(parts.keys):
        if key.own:
            continue
        chosen = parts.sums[place]
        amount = int(best[chosen].sum())
        moved = amount - said.amount[place]
        back = int(parts.added_back[chosen].sum())
        net = key.line == NET
        yield Value(
            code=tree.nodes[key.node].code,
            line=key.line,
            method=COMBINED,
            amount=amount,
            low=min(amount, round(said.low[place] + moved)),
            high=max(amount, round(said.high[place] + moved)),
            own=int(best[own[key.node]].sum()) if net else None,
            explanation=_explanation(history, parts, place, said, rules.get(place, []), back) if net else {},
        )
        if net:
            yield from _rule_values(history, parts, place, rules.get(place, []), back)


def _rule_values(
    history: History, parts: Parts, place: int, rules: list[dict[str, Any]], back: Ore
) -> Iterable[Value]:
    key = parts.keys[place]
    code = history.known.tree.nodes[key.node].code
    for rule in rules:
        if rule["shown"] and rule["forecast_year"] is not None:
            added = round(back * EXTRAPOLATED.get(rule["method"], 1))
            yield Value(
                code=code, line=NET, method=rule["method"], amount=round(rule["forecast_year"]) + added
            )
    figures = _figures(history, parts, place)
    outcome, budget, so_far = (figures[name] for name in ("outcome", "budget", "budget_to_date"))
    if outcome is not None and budget is not None and so_far is not None:
        later = parts.still_to_come(place)
        yield Value(code=code, line=NET, method=PERIODISED, amount=outcome + budget - so_far + later)


def _figures(history: History, parts: Parts, place: int) -> dict[str, Ore | None]:
    """What the forecast of a series was made from, in öre."""
    row = history.index[parts.keys[place]]
    year, month = history.now
    last = history.outcome[row, year - 1] if year else np.full(12, np.nan)
    return {
        "outcome": _ore(history.outcome[row, year, month]),
        "budget": _ore(history.budget[row, year, month]),
        "budget_to_date": _ore(history.budget_now[row]),
        "last_year_to_date": _ore(last[month]),
        "last_year": _ore(last[11]),
    }


def _explanation(
    history: History, parts: Parts, place: int, said: _Said, rules: list[dict[str, Any]], back: Ore
) -> dict[str, Any]:
    """Inputs and weights, as plain values for storing: what "så räknar vi" puts into words."""
    months, own = float(said.phased_weight[place]), said.phased[place]
    weighed = [
        (rule["method"], rule["weight"] * (1 - months), rule["forecast_year"])
        for rule in rules
        if rule["forecast_year"] is not None
    ]
    if own is not None:
        weighed.append((PERIODISED, months, own.amount))
    return {
        **_figures(history, parts, place),
        "how": said.how[place],
        "before": round(float(said.amount[place])),
        "adjusted": back,
        "adjusted_passed": parts.taken_out(place),
        "weights": [
            {"method": method, "weight": round(float(weight), 4), "amount": round(float(amount))}
            for method, weight, amount in sorted(weighed, key=lambda one: -one[1])
            if weight >= LEAST_WEIGHT
        ],
    }


def _ore(value: float) -> Ore | None:
    return None if np.isnan(value) else round(float(value))
