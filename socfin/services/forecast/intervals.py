"""The 80 % range round a forecast: split-conformal, from back-test errors in closed years.

An error is first divided by the error to expect in the situation, so that calm and restless series, March and
November, can be compared, and by how much calmer or wilder the series has been than others (calmness.py). The
range is then the prior's quantiles of those quotients, made wider or narrower by what closed years have shown
(widths.py). Nothing of the year itself is used.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from socfin.services.forecast.arrays import Array
from socfin.services.forecast.calmness import calmness
from socfin.services.forecast.priors import Priors
from socfin.services.forecast.situation import Situation
from socfin.services.forecast.widths import widths

NARROWEST = 0.05  # of the error to expect


@dataclass(frozen=True)
class Interval:
    """The 80 % range after every month, series × year × month, the panel's unit; NaN where unknown."""

    low: Array
    high: Array


def spread_terms(situation: Situation) -> Array:
    """What the error to expect depends on: plain numbers, on the last axis a term each, as learned."""
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
    columns += [features["own_record"] ** 2 / 3, features["siblings_record"] ** 2 / 3]
    return np.stack(columns, axis=-1)


def expected_error(terms: Array, spread: Array) -> Array:
    """The typical error of a forecast in the situation, as a share of it (0.1 is 10 %)."""
    return np.exp(np.clip(terms @ spread, -7.0, 1.0))


def interval(situation: Situation, forecast: Array, priors: Priors) -> Interval:
    """Low and high of the outcome; missing where the forecast is."""
    panel = situation.panel
    low, high = np.minimum(priors.low, -NARROWEST), np.maximum(priors.high, NARROWEST)
    off = panel.total / np.where(forecast > 0, forecast, np.nan) - 1

    def outward(unit: Array) -> Array:
        """How far off each closed year ended: 1 on the prior's bound, above 1 outside; NaN in first years."""
        far = np.where(off < 0, off / low, off / high) / unit
        return np.where(np.isfinite(panel.last_remaining), far, np.nan)  # they tell of first years only

    unit = expected_error(spread_terms(situation), priors.spread)
    unit = unit * calmness(outward(unit), panel.group)
    width = widths(outward(unit), panel.group)
    return Interval(forecast * (1 + low * width * unit), forecast * (1 + high * width * unit))
