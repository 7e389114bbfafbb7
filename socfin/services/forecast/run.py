"""The forecasts of a whole committee made after a month: every verksamhet, line and method, parts adding up.

In: what was known then, and the committee's measures and one-offs. Out: amounts in öre with the committee's
signs. This is the border where one-offs are taken out of the figures and put back into the forecast: between
the ledger that comes in and the values that go out there are only arrays. Rule: docs/figures.md, "Modellens
prognos".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from socfin.services.forecast.adjustments import AdjustmentFact
from socfin.services.forecast.arrays import Whole
from socfin.services.forecast.engine import forecast
from socfin.services.forecast.estimates import estimates
from socfin.services.forecast.fallback import PLAIN, budgeted_months, fallback
from socfin.services.forecast.history import NET, History, Known, history_of
from socfin.services.forecast.panel import MONTHS, Panel
from socfin.services.forecast.reconcile import reconciled, whole_ore
from socfin.services.forecast.series import Series, series_of
from socfin.services.forecast.values import Rules, Value, values

LAST_MONTH = 11
"""After December there is nothing to forecast."""


@dataclass(frozen=True, slots=True)
class ForecastValues:
    """Every forecast made after one month, and the version of what made them."""

    values: tuple[Value, ...] = ()
    version: str = ""


def forecast_values(known: Known, adjusted: Iterable[AdjustmentFact] = ()) -> ForecastValues:
    """The forecasts made after a month; empty after December and where there is nothing to forecast from."""
    month = known.month
    if month.month > LAST_MONTH or not (known.ledger["last"] == month.number).any():
        return ForecastValues()
    series = series_of(history_of(known), tuple(adjusted))
    if not series.keys:
        return ForecastValues()
    without = series.without_adjustments()
    fallbacks = [fallback(without, key) for key in series.keys]
    places = np.array([place for place, of in enumerate(fallbacks) if not of.instead], dtype=np.int64)
    made = forecast(_panel(without, series, places), year=month.year, month=month.month)
    of_each = estimates(made, places, fallbacks, [budgeted_months(without, key) for key in series.keys])
    parts = whole_ore(reconciled(of_each.amount, of_each.spread, series.sums)) + series.added_back
    rules = Rules.placed(made, places, len(series.keys))
    return ForecastValues(
        tuple(values(series, of_each, parts, rules)), made.version if len(places) else PLAIN
    )


def _panel(history: History, series: Series, places: Whole) -> Panel:
    """The series at these places as the engine reads them: a budget only where there is an outcome."""
    rows = np.array([history.index[series.keys[place]] for place in places], dtype=np.int64)
    outcome = history.outcome[rows]
    budget = np.where(np.isfinite(outcome), history.budget[rows], np.nan)
    to_date, whole_year = (np.full((*outcome.shape[:2], MONTHS), np.nan) for _ in range(2))
    to_date[:, :, 1:], whole_year[:, :, 1:] = outcome, budget
    to_date[:, :, 0] = np.where(np.isfinite(outcome).any(axis=2), 0.0, np.nan)
    groups, group = np.unique([_group(series, place) for place in places], return_inverse=True)
    names = tuple(str(place) for place in places)
    return Panel(names, tuple(map(str, groups)), group.astype(np.int64), history.years, to_date, whole_year)


def _group(series: Series, place: int) -> str:
    """The kind of cost: the line; for a net, how much of the tree it sums up."""
    key = series.keys[place]
    if key.line != NET:
        return key.line
    if key.node == series.history.known.tree.root:
        return "total"
    return "area" if series.is_divided(key.node) and not key.own else "unit"
