"""How right each rule and the combination would have been: past years forecast as if the future were unknown.

A series-year counts when its twelve months and the year before's are there and its outcome is above zero.
WAPE = sum of |forecast - outcome| / sum of outcome; bias = sum of (forecast - outcome) / sum of outcome;
median APE = the median of |forecast - outcome| / outcome; coverage = share of outcomes inside the 80 % range.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from socfin.services.forecast.arrays import Array, Flags, earlier
from socfin.services.forecast.combine import combine
from socfin.services.forecast.intervals import Interval, interval
from socfin.services.forecast.methods import NEW, RULES
from socfin.services.forecast.panel import Panel
from socfin.services.forecast.priors import Priors, shipped
from socfin.services.forecast.situation import situation_of

COMBINED = "combined"
SCORED_MONTHS = range(1, 12)
"""A forecast is made after January to November: after December the outcome is known."""
CELLS: dict[str, str] = {
    "group": "str",
    "month": "int64",
    "method": "str",
    "n": "int64",  # series-years for which the method had a forecast
    "wape": "float64",
    "median_ape": "float64",
    "bias": "float64",
    "coverage": "float64",  # NaN except for the combination
}


@dataclass(frozen=True)
class Backtest:
    """Every method's forecast after every month (series × year × month), and the combination's range.

    In the panel's unit; NaN where a method cannot tell.
    """

    panel: Panel
    forecasts: dict[str, Array]
    range: Interval


def backtest(panel: Panel, priors: Priors | None = None) -> Backtest:
    """Forecast the year after each month of each year; learns from closed years only, in every forecast."""
    learned = priors or shipped()
    situation = situation_of(panel)
    combined = combine(situation, learned).forecast
    rules = {name: situation.forecasts[..., index] for index, name in enumerate(RULES)}
    rules |= {name: method(panel) + 0 * panel.to_date for name, method in NEW.items()}
    return Backtest(panel, rules | {COMBINED: combined}, interval(situation, combined, learned))


def scorable(panel: Panel, years: Iterable[int] | None = None) -> Flags:
    """Series × year: which series-years count; all years when none are named."""
    before = earlier(panel.complete[..., None].astype(np.float64))[..., 0] == 1
    wanted = np.isin(panel.years, list(panel.years if years is None else years))
    counted: Flags = panel.complete & before & (panel.total[..., 0] > 0) & wanted
    return counted


def cells(
    tested: Backtest, years: Iterable[int] | None = None, done: Callable[[], object] = lambda: None
) -> pd.DataFrame:
    """One row per group, month and method, as CELLS; `done` is called once per group."""
    counted = scorable(tested.panel, years)
    rows = []
    for index, group in enumerate(tested.panel.groups):
        members = counted & (tested.panel.group == index)[:, None]
        for month in SCORED_MONTHS if members.any() else ():
            outcome = tested.panel.total[members][:, 0]
            for method, forecasts in tested.forecasts.items():
                row = _cell(forecasts[members][:, month], outcome)
                if row is None:
                    continue
                covered = _covered(tested.range, members, month, outcome) if method == COMBINED else np.nan
                rows.append({"group": group, "month": month, "method": method, **row, "coverage": covered})
        done()
    return pd.DataFrame(rows, columns=list(CELLS)).astype(CELLS)


def _cell(forecast: Array, outcome: Array) -> dict[str, float] | None:
    known = np.isfinite(forecast)
    if not known.any():
        return None
    outcome = outcome[known]
    error = forecast[known] - outcome
    return {
        "n": int(known.sum()),
        "wape": float(np.abs(error).sum() / outcome.sum()),
        "median_ape": float(np.median(np.abs(error) / outcome)),
        "bias": float(error.sum() / outcome.sum()),
    }


def _covered(range_: Interval, members: Flags, month: int, outcome: Array) -> float:
    low, high = range_.low[members][:, month], range_.high[members][:, month]
    known = np.isfinite(low)
    inside = (low <= outcome) & (outcome <= high)
    return float(inside[known].mean()) if known.any() else float("nan")
