"""The combination: weighs the rules after the situation, then corrects the weighed sum a little.

Two views are averaged. The first is a weighted mean of the usable rules, weights adding up to 1. The
second takes the rules' median and moves it by a learned share of each rule's difference from it, of how far
from it closed years have ended, and of its own and the budget's latest steps, all in logarithms; without
budget and last year there is only the first. Why: docs/adr/0005-forecast-combination.md.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from socfin.services.forecast.arrays import Array, median_known
from socfin.services.forecast.methods import ALL
from socfin.services.forecast.priors import Priors
from socfin.services.forecast.situation import FEATURES, Situation

CORRECTED_BY = ("own_leaning", "siblings_leaning", "step", "budget_step", "budget_step_of_three_months")
MOVERS = (*ALL, "apart", *CORRECTED_BY)  # what moves the median
FREELY = 2.0  # CORRECTED_BY is doubled, so that learning holds it back less
MOST = 1.0  # the second view moves the median by at most a factor e


@dataclass(frozen=True)
class Combined:
    """The forecast after every month (series × year × month, the panel's unit), NaN where it cannot be told.

    `weights`: of each method in its first view (last axis, in order of ALL), each 0–1.
    """

    forecast: Array
    weights: Array


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


def correction_terms(situation: Situation) -> Array:
    """What moves the median (MOVERS) × what its share may depend on.

    Each rule's difference from the median, how far apart the rules are, how far above the median closed
    years have ended, and the latest steps of median and budget (CORRECTED_BY: of month and budget alone).
    """
    passed, features = situation.year_passed, situation.features
    differences = np.nan_to_num(np.clip(situation.logs, np.log(0.2), np.log(5)))
    differences = np.tanh(1.5 * differences) / 1.5
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
    move = np.einsum("...kj,kj->...", correction_terms(situation), priors.correction)
    sized_by = (situation.features["budget_known"] > 0) | (situation.features["last_year_known"] > 0)
    corrected = np.where(sized_by, situation.scale * np.exp(np.clip(move, -MOST, MOST)), weighed)
    sized = np.isfinite(situation.scale) & (weighed > 0)
    both = np.sqrt(np.where(sized, weighed * corrected, np.nan))
    return Combined(np.where(sized, both, median_known(situation.forecasts, -1)), weight)
