"""The 80 % range round a forecast: split-conformal, from back-test errors in closed years.

An error is first divided by the error to expect in the situation, so that calm and restless series, March and
November, can be compared. The range is then taken from the quantiles of those quotients: the prior's, moved
towards what the group's and the whole panel's closed years have shown. Nothing of the year itself is used.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from socfin.services.forecast.arrays import Array, Whole
from socfin.services.forecast.panel import MONTHS
from socfin.services.forecast.priors import Priors
from socfin.services.forecast.situation import Situation

LOW, HIGH = 0.1, 0.9  # the range leaves 10 % on either side
GROUP_TRUST = 20.0  # closed series-years of a group that count as much as what it is shrunk towards
PANEL_TRUST = 60.0  # the same for the whole panel against the prior


@dataclass(frozen=True)
class Interval:
    """The 80 % range after every month, series × year × month."""

    low: Array
    high: Array


def spread_terms(situation: Situation) -> Array:
    """What the error to expect depends on."""
    features, passed = situation.features, situation.year_passed
    left = np.log(1 - (passed + 0.5) * 12 / 12.5)
    columns = [np.ones_like(passed), passed, left]
    for name in (
        "disagreement",
        "own_record",
        "siblings_record",
        "budget_known",
        "last_year_known",
        "record_known",
    ):
        columns.append(features[name])
    columns += [features["disagreement"] * passed, features["own_record"] * passed]
    return np.stack(columns, axis=-1)


def expected_error(terms: Array, spread: Array) -> Array:
    """The typical relative error of a forecast in the situation."""
    return np.exp(np.clip(terms @ spread, -7.0, 1.0))


def interval(situation: Situation, forecast: Array, priors: Priors) -> Interval:
    """Low and high of the outcome; missing where the forecast is."""
    panel = situation.panel
    unit = expected_error(spread_terms(situation), priors.spread)
    quotient = (panel.total / np.where(forecast > 0, forecast, np.nan) - 1) / unit
    low, high = np.full_like(forecast, np.nan), np.full_like(forecast, np.nan)
    for year in range(len(panel.years)):
        for tail, into, prior in ((LOW, low, priors.low), (HIGH, high, priors.high)):
            limits = _limits(quotient[:, :year], panel.group, tail, prior)
            into[:, year] = forecast[:, year] * (1 + limits * unit[:, year])
    return Interval(np.minimum(low, forecast), np.maximum(high, forecast))


def _limits(closed: Array, group: Whole, tail: float, prior: Array) -> Array:
    """Per series and month: the prior quantile, moved by the panel's closed years, then by the group's."""
    whole = _moved(prior, closed, tail, PANEL_TRUST)
    found = np.empty((len(group), MONTHS))
    for one in np.unique(group):
        found[group == one] = _moved(whole, closed[group == one], tail, GROUP_TRUST)
    return found


def _moved(base: Array, closed: Array, tail: float, trust: float) -> Array:
    """`base` multiplied by how the observed quotients' quantile relates to it, by share of evidence."""
    known = np.isfinite(closed[:, :, 1:12])
    count = known.any(axis=2).sum()
    if count == 0:
        return base
    scaled = closed[:, :, 1:12] / base[1:12]
    seen = float(np.quantile(scaled[known], HIGH))  # base has the sign of its tail, so outward is upward
    return base * np.clip(seen, 0.3, 3.0) ** (count / (count + trust))
