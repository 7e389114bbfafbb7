"""The forecast of the full year for every series of a frame, with its range, its rules and their weights.

In: a long frame with panel.COLUMNS, any unit, any sign (a series of negative costs is turned, forecast and
turned back). Rows after the asked-for month are not read. Out: amounts in the frame's own unit and sign.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from socfin.services.forecast.arrays import Array, median_known
from socfin.services.forecast.combine import combine
from socfin.services.forecast.intervals import interval
from socfin.services.forecast.methods import ALL, LABELS, RULES
from socfin.services.forecast.panel import Panel, panel_of
from socfin.services.forecast.priors import Priors, shipped
from socfin.services.forecast.situation import situation_of

METHOD = "combined"
FORECASTS: dict[str, str] = {
    "series": "str",
    "group": "str",
    "forecast_year": "float64",
    "low": "float64",  # the 80 % range; NaN when the size of the year cannot be told
    "high": "float64",
    "method": "str",  # the combination, or "" where nothing could be forecast
    "version": "str",  # of the priors
}
PARTS: dict[str, str] = {
    "series": "str",
    "method": "str",
    "label": "str",
    "forecast_year": "float64",  # NaN where the rule lacks a figure
    "weight": "float64",  # share of the weighed mean, 0-1
    "shown": "bool",  # one of the simple rules, shown beside the forecast; else a building block
}


@dataclass(frozen=True)
class Forecasts:
    """One row per series (FORECASTS), and per series and rule (PARTS)."""

    table: pd.DataFrame
    parts: pd.DataFrame


def forecast(frame: pd.DataFrame, *, year: int, month: int, priors: Priors | None = None) -> Forecasts:
    """The forecast made after `month` of `year`, for every series with an outcome that month.

    ValueError when the frame lacks a column, holds a month twice, or the month is outside 1-11.
    """
    if month not in range(1, 12):
        raise ValueError(f"a forecast is made after month 1-11, not {month}")
    known = frame[(frame["year"] < year) | ((frame["year"] == year) & (frame["month"] <= month))]
    asked = known.loc[(known["year"] == year) & (known["month"] == month), "series"]
    known = known[known["series"].isin(asked)]
    if known.empty:
        return Forecasts(_typed(pd.DataFrame(), FORECASTS), _typed(pd.DataFrame(), PARTS))
    panel, sign = _upright(panel_of(known))
    return _made(panel, sign, panel.years.index(year), month, priors or shipped())


def _made(panel: Panel, sign: Array, year: int, month: int, priors: Priors) -> Forecasts:
    situation = situation_of(panel)
    made = combine(situation, priors)
    range_ = interval(situation, made.forecast, priors)
    total, low, high = (sign * values[:, year, month] for values in (made.forecast, range_.low, range_.high))
    table = pd.DataFrame(
        {
            "series": panel.series,
            "group": [panel.groups[index] for index in panel.group],
            "forecast_year": total,
            "low": np.where(sign > 0, low, high),
            "high": np.where(sign > 0, high, low),
            "method": np.where(np.isfinite(total), METHOD, ""),
            "version": priors.version,
        }
    )
    ways = len(ALL)
    parts = pd.DataFrame(
        {
            "series": np.repeat(panel.series, ways),
            "method": list(ALL) * len(panel.series),
            "label": [LABELS[name] for name in ALL] * len(panel.series),
            "forecast_year": (sign[:, None] * situation.forecasts[:, year, month]).ravel(),
            "weight": made.weights[:, year, month].ravel(),
            "shown": [name in RULES for name in ALL] * len(panel.series),
        }
    )
    return Forecasts(_typed(table, FORECASTS), _typed(parts, PARTS))


def _upright(panel: Panel) -> tuple[Panel, Array]:
    """The panel with normal figures positive, and each series' sign (+1 or -1)."""
    figures = np.concatenate([panel.to_date[:, :, 1:], panel.budget[:, :, 1:]], axis=2)
    middle = median_known(figures.reshape(len(panel.series), -1), 1)
    sign = np.where(middle < 0, -1.0, 1.0)
    turned = sign[:, None, None]
    return replace(panel, to_date=panel.to_date * turned, budget=panel.budget * turned), sign


def _typed(frame: pd.DataFrame, columns: dict[str, str]) -> pd.DataFrame:
    return frame.reindex(columns=list(columns)).astype(columns)
