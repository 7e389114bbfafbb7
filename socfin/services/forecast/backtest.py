"""How right each rule and the combination would have been: past years forecast as if the future were unknown.

A series-year counts when its four quarters and the year before's are there and its outcome is above zero; a
forecast is made after each month that has an outcome, so a series of quarters is tried after three of them.
WAPE = sum of |forecast - outcome| / sum of outcome; bias = sum of (forecast - outcome) / sum of outcome;
median APE = the median of |forecast - outcome| / outcome; coverage = share of outcomes inside the 80 % range.
The range is also judged by its mean width and by two scores that reward a narrow range and punish a missed
one, lower is better (Gneiting and Raftery 2007): interval score = width + 10 × how far outside the outcome
lies; pinball = the mean loss of its two ends as the 10th and 90th percentile. Width and scores are shares of
the outcome.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from socfin.services.forecast.adapt import by_closed_years
from socfin.services.forecast.arrays import Array, Flags, earlier
from socfin.services.forecast.combine import combine
from socfin.services.forecast.intervals import Interval, interval
from socfin.services.forecast.methods import NEW, RULES
from socfin.services.forecast.own_years import own_years
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
    "coverage": "float64",  # NaN except for the combination, as what follows
    "width": "float64",
    "interval_score": "float64",
    "pinball": "float64",
}
OF_RANGE = ("coverage", "width", "interval_score", "pinball")
OUTSIDE = 0.1
"""The share of outcomes that should fall on each side of the range."""


@dataclass(frozen=True)
class Backtest:
    """Every method's forecast after every month (series × year × month), and the combination's range.

    In the panel's unit; NaN where a method cannot tell.
    """

    panel: Panel
    forecasts: dict[str, Array]
    range: Interval


def backtest(panel: Panel, priors: Priors | None = None, *, adapt: bool = True) -> Backtest:
    """Forecast the year after each month of each year; learns from closed years only, in every forecast.

    Without `adapt` the combination is the table's alone: the panel's own years count only as the rules'
    records.
    """
    learned = priors or shipped()
    situation = situation_of(panel)
    views = combine(situation, learned)
    combined = views.forecast
    if adapt:
        combined = by_closed_years(situation.panel, views, own_years(situation.panel)).forecast
    rules = {name: situation.forecasts[..., index] for index, name in enumerate(RULES)}
    rules |= {name: method(panel) + 0 * panel.to_date for name, method in NEW.items()}
    return Backtest(panel, rules | {COMBINED: combined}, interval(situation, combined, learned))


def scorable(panel: Panel, years: Iterable[int] | None = None) -> Flags:
    """Series × year: which series-years count; all years when none are named."""
    before = earlier(panel.quarterly[..., None].astype(np.float64))[..., 0] == 1
    wanted = np.isin(panel.years, list(panel.years if years is None else years))
    counted: Flags = panel.quarterly & before & (panel.total[..., 0] > 0) & wanted
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
                of_range = (
                    _range_scores(tested.range, members, month, outcome) if method == COMBINED else UNRANGED
                )
                rows.append({"group": group, "month": month, "method": method, **row, **of_range})
        done()
    return pd.DataFrame(rows, columns=list(CELLS)).astype(CELLS)


EACH_FORECAST: dict[str, str] = {
    "series": "str",
    "group": "str",
    "year": "int64",
    "month": "int64",
    "method": "str",
    "forecast": "float64",
    "low": "float64",  # NaN except for the combination, as `high`
    "high": "float64",
    "outcome": "float64",
}


def each_forecast(tested: Backtest, years: Iterable[int] | None = None) -> pd.DataFrame:
    """A row for each scored series, year, month and method that could tell; the panel's unit."""
    panel = tested.panel
    series, year = np.nonzero(scorable(panel, years))
    frames = []
    for month in SCORED_MONTHS:
        for method, forecasts in tested.forecasts.items():
            ranged = method == COMBINED
            nothing = np.full(len(series), np.nan)
            frames.append(
                pd.DataFrame(
                    {
                        "series": np.array(panel.series, dtype=object)[series],
                        "group": np.array(panel.groups, dtype=object)[panel.group[series]],
                        "year": np.array(panel.years)[year],
                        "month": month,
                        "method": method,
                        "forecast": forecasts[series, year, month],
                        "low": tested.range.low[series, year, month] if ranged else nothing,
                        "high": tested.range.high[series, year, month] if ranged else nothing,
                        "outcome": panel.total[series, year, 0],
                    }
                )
            )
    rows = pd.concat(frames, ignore_index=True).astype(EACH_FORECAST)
    return rows[rows["forecast"].notna()].sort_values(
        ["series", "year", "month"], kind="stable", ignore_index=True
    )


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


UNRANGED = dict.fromkeys(OF_RANGE, float("nan"))


def _range_scores(of: Interval, members: Flags, month: int, outcome: Array) -> dict[str, float]:
    """OF_RANGE over the outcomes that have a range; NaN where none has."""
    low, high = of.low[members][:, month], of.high[members][:, month]
    known = np.isfinite(low)
    if not known.any():
        return UNRANGED
    low, high, outcome = low[known], high[known], outcome[known]
    below, above = np.maximum(low - outcome, 0) / outcome, np.maximum(outcome - high, 0) / outcome
    width = (high - low) / outcome
    inside = OUTSIDE * ((high - outcome) / outcome + above) + OUTSIDE * ((outcome - low) / outcome + below)
    return {
        "coverage": float(((low <= outcome) & (outcome <= high)).mean()),
        "width": float(width.mean()),
        "interval_score": float((width + (below + above) / OUTSIDE).mean()),
        "pinball": float(((inside + (1 - OUTSIDE) * (below + above)) / 2).mean()),
    }
