"""The combination: weighs the rules after the situation, then corrects the weighed sum a little.

Two views are weighed together. The first is a weighted mean of the usable rules, weights adding up to 1. The
second takes the rules' median of what remains of the year and moves it by a learned share of each rule's
difference from it, of how far from the rules closed years have ended, and of the year's and the budget's
latest steps, all in logarithms: the outcome so far is never moved, so late in the year little can be. Without
budget and last year there is only the first. Why: docs/adr/0005-forecast-combination.md.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from socfin.services.forecast.arrays import Array, median_known, ratio
from socfin.services.forecast.methods import ALL
from socfin.services.forecast.priors import Priors
from socfin.services.forecast.situation import FEATURES, Situation

CORRECTED_BY = ("own_leaning", "siblings_leaning", "step", "budget_step", "budget_step_of_three_months")
MOVERS = (*ALL, "apart", *CORRECTED_BY)  # what moves the median
FREELY = 4.0  # CORRECTED_BY is quadrupled, so that learning holds it back less
MOST = 1.5  # the second view moves what remains by at most a factor 4.5
LEAST_REST = 0.02  # of an even share of the year: what remains is never thought to be less
FARTHEST = 2.0  # in logarithms: a rule's difference beyond a factor 7.4 counts as that
SECOND_VIEW = 2 / 3  # its share; one half, as it was in priors 3, is half a per cent worse held out


@dataclass(frozen=True)
class Combined:
    """The year by each view, series × year × month, the panel's unit; NaN where it cannot be told.

    `weights`: of each method in its first view (last axis, in order of ALL), each 0–1.
    """

    first: Array
    second: Array
    weights: Array

    @property
    def forecast(self) -> Array:
        """Both as the table weighs them, before closed years have shown which is nearer (adapt.py)."""
        known = (self.first > 0) & (self.second > 0)
        logs = [np.log(np.where(known, view, 1.0)) for view in (self.first, self.second)]
        return np.where(known, np.exp((1 - SECOND_VIEW) * logs[0] + SECOND_VIEW * logs[1]), self.first)


def terms(situation: Situation) -> Array:
    """What the weights depend on: 1, the year passed, its square, each feature alone and × the year."""
    passed = situation.year_passed
    columns = [np.ones_like(passed), passed, 4 * passed**2]
    for name in FEATURES:
        columns += [situation.features[name], situation.features[name] * 2 * passed]
    return np.stack(columns, axis=-1)


def weights(situation: Situation, priors: Priors) -> Array:
    """Weights of the usable methods, each ≥ 0 and together 1; 0 for a method that is not usable."""
    raw = terms(situation) @ priors.weighing.T + situation.records @ priors.records
    raw = np.where(situation.usable, raw, -np.inf)
    highest = raw.max(axis=-1, keepdims=True)
    grown = np.exp(raw - np.where(np.isfinite(highest), highest, 0.0))
    total: Array = np.maximum(grown.sum(axis=-1, keepdims=True), 1e-300)
    return grown / total


@dataclass(frozen=True)
class Remaining:
    """What the rules say of the months that remain, series × year × month; NaN where it cannot be told."""

    typical: Array
    """Their median, the panel's unit; above 0."""
    differences: Array
    """[…, rule]: ln of each rule's rest over the median, far ones drawn in; 0 where a rule is not usable."""


def remaining(situation: Situation) -> Remaining:
    """Each rule's forecast less the outcome so far, beside the others'."""
    panel = situation.panel
    least = LEAST_REST * situation.scale * (12 - panel.month) / 12
    rest = np.where(situation.usable, situation.forecasts - panel.to_date[..., None], np.nan)
    rest = np.where(np.isfinite(rest), np.maximum(rest, least[..., None]), np.nan)
    typical = median_known(rest, -1)
    logs = np.log(np.clip(ratio(rest, typical[..., None]), np.exp(-FARTHEST), np.exp(FARTHEST)))
    return Remaining(typical, np.tanh(np.nan_to_num(logs)))


def correction_terms(situation: Situation, differences: Array) -> Array:
    """What moves the median (MOVERS) × what its share may depend on.

    Each rule's difference from the median, how far apart the rules are, how far above the median closed
    years have ended, and the latest steps of median and budget (CORRECTED_BY: of month and budget alone).
    """
    passed, features = situation.year_passed, situation.features
    apart = np.abs(differences).mean(axis=-1, keepdims=True)  # 0 when all agree: then nothing is moved
    differences = np.concatenate([differences, apart], axis=-1)
    by = [
        np.ones_like(passed),
        passed,
        4 * passed**2,
        features["disagreement"] / 2,
        features["siblings_record"] / 2,
        features["budget_known"],
        features["last_year_known"],
    ]
    depends = np.stack(by, axis=-1)[..., None, :]
    leaning = np.stack([situation.own_leaning, situation.siblings_leaning], axis=-1)
    nearby = np.concatenate([leaning, situation.news], axis=-1)
    moved = FREELY * nearby[..., None] * depends * np.array([1, 1, 1, 0, 0, 1, 0])
    return np.concatenate([differences[..., None] * depends, moved], axis=-2)


def combine(situation: Situation, priors: Priors) -> Combined:
    """The forecast after every month; the plain median of the rules where their size cannot be told."""
    weight = weights(situation, priors)
    weighed = (weight * np.where(situation.usable, situation.forecasts, 0.0)).sum(axis=-1)
    rest = remaining(situation)
    move = np.einsum("...kj,kj->...", correction_terms(situation, rest.differences), priors.correction)
    moved = situation.panel.to_date + rest.typical * np.exp(np.clip(move, -MOST, MOST))
    sized_by = (situation.features["budget_known"] > 0) | (situation.features["last_year_known"] > 0)
    corrected = np.where(sized_by & (moved > 0), moved, weighed)
    sized = np.isfinite(situation.scale) & (weighed > 0)
    plain = median_known(situation.forecasts, -1)
    return Combined(np.where(sized, weighed, plain), np.where(sized, corrected, plain), weight)
