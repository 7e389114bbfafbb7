"""The 80 % range round a forecast: split-conformal, from back-test errors in closed years.

An error is first divided by the error to expect in the situation, so that calm and restless series, March and
November, can be compared. The range is then the prior's quantiles of those quotients, made wider or narrower
where the panel's and the group's closed years agree on it. A year, not a series, is one piece of evidence:
the series of a year err together. Nothing of the year itself is used.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from socfin.services.forecast.arrays import Array, Whole
from socfin.services.forecast.priors import Priors
from socfin.services.forecast.situation import Situation

COVERED = 0.8  # four of five: what the page says in words, and what a few closed years can bear out
PANEL_TRUST = 2.0  # closed years of the panel that count as much as what they move
GROUP_TRUST = 1.0  # closed years of a group that count as much as what they move
FEW = 5.0  # a group's year with fewer series than this counts for less
REMEMBERED = 4  # closed years
NARROWEST = 0.05  # of the error to expect
BOUNDS = (0.4, 2.5)  # one year widens or narrows by at most this


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
    unit = expected_error(spread_terms(situation), priors.spread)
    low, high = np.minimum(priors.low, -NARROWEST), np.maximum(priors.high, NARROWEST)
    quotient = (panel.total / np.where(forecast > 0, forecast, np.nan) - 1) / unit
    outward = np.where(quotient < 0, quotient / low, quotient / high)  # above 1 = outside the prior's range
    outward = np.where(np.isfinite(panel.last_remaining), outward, np.nan)  # first years tell of first years
    width = _widths(outward[:, :, 1:12], panel.group)[..., None]
    return Interval(forecast * (1 + low * width * unit), forecast * (1 + high * width * unit))


def _widths(outward: Array, group: Whole) -> Array:
    """Series × year: how much wider than the prior's the range is, after what closed years have shown."""
    whole = _evidence(outward)
    widths = np.ones(outward.shape[:2])
    for number in np.unique(group):
        own = _evidence(outward[group == number])
        for year in range(1, outward.shape[1]):
            base = _moved(0.0, whole, year, PANEL_TRUST)
            widths[group == number, year] = np.exp(_moved(base, own, year, GROUP_TRUST))
    return widths


def _evidence(outward: Array) -> list[tuple[float, float]]:
    """Per year: ln of the width that would have covered 80 %, and how much it counts (0-1)."""
    evidence = []
    for year in range(outward.shape[1]):
        known = outward[:, year][np.isfinite(outward[:, year])]
        count = np.isfinite(outward[:, year]).any(axis=1).sum()
        needed = float(np.clip(np.quantile(known, COVERED), *BOUNDS)) if count else 1.0
        evidence.append((float(np.log(needed)), min(1.0, count / FEW)))
    return evidence


def _moved(base: float, evidence: list[tuple[float, float]], year: int, trust: float) -> float:
    """`base`, moved as far as the most careful of the latest closed years, if all agree which way."""
    years = [
        (needed - base) * counts for needed, counts in evidence[max(0, year - REMEMBERED) : year] if counts
    ]
    if len(years) < 2 or min(years) * max(years) <= 0:
        return base
    return base + min(years, key=abs) * (1 - trust / (trust + len(years)))
