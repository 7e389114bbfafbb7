"""The forecast of the full year for every series of a panel, with its range, its rules and their weights.

In: a panel of any unit and any sign (a series of negative costs is turned, forecast and turned back). Figures
after the asked-for month are not read. Out: arrays along the panel's series, in its own unit and sign.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from socfin.services.forecast.adapt import by_closed_years
from socfin.services.forecast.arrays import Array, Flags, median_known
from socfin.services.forecast.combine import combine
from socfin.services.forecast.intervals import interval
from socfin.services.forecast.methods import WEIGHED
from socfin.services.forecast.own_years import own_years
from socfin.services.forecast.panel import Panel
from socfin.services.forecast.priors import Priors, shipped
from socfin.services.forecast.situation import situation_of


@dataclass(frozen=True)
class Forecasts:
    """What each series of a panel (first axis) will come to; NaN where it cannot be told."""

    year: Array
    """The full year's outcome."""
    low: Array
    """With `high`: the 80 % range; NaN where the size of the year cannot be told."""
    high: Array
    by_rule: Array
    """[series, rule in the order of WEIGHED]: the full year by each rule; NaN where it lacks a figure."""
    weights: Array
    """[series, rule]: share of the forecast, 0-1."""
    version: str
    """Of the priors."""


def forecast(panel: Panel, *, year: int, month: int, priors: Priors | None = None) -> Forecasts:
    """The forecast made after `month` (1-11) of `year`, for every series with an outcome that month.

    The others are NaN, and nothing is learned from them. ValueError when the month is outside 1-11.
    """
    if month not in range(1, 12):
        raise ValueError(f"a forecast is made after month 1-11, not {month}")
    learned = priors or shipped()
    asked = np.zeros(len(panel.series), dtype=bool)
    if year in panel.years:
        asked = np.isfinite(panel.to_date[:, panel.years.index(year), month])
    if not asked.any():
        return _unknown(len(panel.series), learned)
    known, sign = _upright(_known_after(panel, asked, panel.years.index(year), month))
    return _spread(_forecasts(known, sign, month, learned), asked)


def _known_after(panel: Panel, asked: Flags, year: int, month: int) -> Panel:
    """The asked series as they were known after a month of a year (its place among the panel's)."""
    to_date, budget = (values[asked, : year + 1].copy() for values in (panel.to_date, panel.budget))
    for values in (to_date, budget):
        values[:, year, month + 1 :] = np.nan
    return replace(
        panel,
        series=tuple(name for name, kept in zip(panel.series, asked, strict=True) if kept),
        group=panel.group[asked],
        years=panel.years[: year + 1],
        to_date=to_date,
        budget=budget,
    )


def _upright(panel: Panel) -> tuple[Panel, Array]:
    """The panel with normal figures positive, and each series' sign (+1 or -1)."""
    figures = np.concatenate([panel.to_date[:, :, 1:], panel.budget[:, :, 1:]], axis=2)
    middle = median_known(figures.reshape(len(panel.series), -1), 1)
    sign = np.where(middle < 0, -1.0, 1.0)
    turned = sign[:, None, None]
    return replace(panel, to_date=panel.to_date * turned, budget=panel.budget * turned), sign


def _forecasts(panel: Panel, sign: Array, month: int, priors: Priors) -> Forecasts:
    """What is forecast after a month of the panel's last year."""
    situation = situation_of(panel)
    learned, own = combine(situation, priors), own_years(situation.panel)
    adapted = by_closed_years(situation.panel, learned, own)
    bounds = interval(situation, adapted.forecast, priors)
    low, high = (sign * values[:, -1, month] for values in (bounds.low, bounds.high))
    share = adapted.share[:, -1, month, None]
    by_rule = np.concatenate([situation.forecasts[:, -1, month], own[:, -1, month, None]], axis=1)
    return Forecasts(
        year=sign * adapted.forecast[:, -1, month],
        low=np.where(sign > 0, low, high),
        high=np.where(sign > 0, high, low),
        by_rule=sign[:, None] * by_rule,
        weights=np.concatenate([learned.weights[:, -1, month] * (1 - share), share], axis=1),
        version=priors.version,
    )


def _unknown(series: int, priors: Priors) -> Forecasts:
    amount, rules = np.full(series, np.nan), np.full((series, len(WEIGHED)), np.nan)
    return Forecasts(
        year=amount,
        low=amount,
        high=amount,
        by_rule=rules,
        weights=np.zeros((series, len(WEIGHED))),
        version=priors.version,
    )


def _spread(forecasts: Forecasts, asked: Flags) -> Forecasts:
    """The forecasts in the places of those that were asked for, among all series."""

    def placed(values: Array, elsewhere: float = np.nan) -> Array:
        spread = np.full((len(asked), *values.shape[1:]), elsewhere)
        spread[asked] = values
        return spread

    return Forecasts(
        year=placed(forecasts.year),
        low=placed(forecasts.low),
        high=placed(forecasts.high),
        by_rule=placed(forecasts.by_rule),
        weights=placed(forecasts.weights, 0.0),
        version=forecasts.version,
    )
