"""What is known when a forecast is made, as numbers: how far the rules disagree and how right each has been.

Everything here is read from the series' figures up to the month and from years closed before; nothing
here forecasts or weighs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from socfin.services.forecast.arrays import (
    Array,
    Flags,
    Whole,
    mean_known,
    median_known,
    of_years_before,
    ratio,
)
from socfin.services.forecast.methods import all_forecasts
from socfin.services.forecast.panel import MONTHS, Panel

FORGET = 0.7  # a closed year counts this much less than the one after it
REMEMBERED = 5  # closed years
SMALL = 0.01  # errors are compared in logarithms after adding 1 %
WORST = 1.5  # an error above 150 % counts as 150 %
HELD = 0.3  # closed years without leaning that every series is taken to have had
FEATURES = (
    "disagreement",
    "own_record",
    "siblings_record",
    "budget_known",
    "record_known",
    "last_year_known",
)


@dataclass(frozen=True)
class Situation:
    """The rules' forecasts of a panel and what can be known of them; last axis = method in order of ALL."""

    panel: Panel
    forecasts: Array
    scale: Array  # the usable size of the year: the median of the rules
    usable: Flags  # which forecasts are within 5-500 % of the scale
    own_errors: Array  # mean relative error of each method in the series' closed years
    siblings_errors: Array  # the same, over the group
    own_leaning: Array  # mean ln(outcome / scale) in the series' closed years, held towards 0
    siblings_leaning: Array  # the median of it over the group

    @cached_property
    def logs(self) -> Array:
        """ln(forecast / scale) within ±2.3; missing where the forecast is not usable."""
        relative = np.where(self.usable, self.forecasts / self.scale[..., None], np.nan)
        logs: Array = np.log(np.clip(relative, 0.1, 10.0))
        return logs

    @cached_property
    def news(self) -> Array:
        """The scale's step in one month, the budget's in one and in three (last axis), in logarithms."""
        budget = self.panel.budget
        return np.stack([_step(self.scale, 1), _step(budget, 1), _step(budget, 3)], axis=-1)

    @cached_property
    def records(self) -> Array:
        """How much worse than the others each method has been, own and siblings' (last axis); 0 = unknown."""
        return np.stack([_compared(self.own_errors), _compared(self.siblings_errors)], axis=-1)

    @cached_property
    def features(self) -> dict[str, Array]:
        """Each of FEATURES as an array series × year × month, centred near 0, 0 when unknown."""
        spread = np.log(0.02 + mean_known(np.abs(self.logs), -1)) + 2.2
        return {
            "disagreement": np.nan_to_num(spread),
            "own_record": _level(self.own_errors),
            "siblings_record": _level(self.siblings_errors),
            "budget_known": _known(self.panel.budget),
            "record_known": _known(mean_known(self.own_errors, -1)),
            "last_year_known": _known(self.panel.last_remaining),
        }

    @cached_property
    def year_passed(self) -> Array:
        """-0.5 at the start of the year to 0.5 at its end, in the shape of the scale."""
        return np.broadcast_to(self.panel.month / 12 - 0.5, self.scale.shape)


def situation_of(panel: Panel) -> Situation:
    """The situation after every month of a panel. A budget of 0 is read as no budget: nothing was planned."""
    panel = replace(panel, budget=np.where(panel.budget == 0, np.nan, panel.budget))
    forecasts = all_forecasts(panel)
    scale = median_known(forecasts, -1)
    scale = np.where(scale > 0, scale, np.nan)
    relative = forecasts / scale[..., None]
    usable = np.isfinite(relative) & (relative > 0.05) & (relative < 5)
    errors = np.abs(forecasts - panel.total[..., None]) / scale[..., None]
    own = _closed(with_neighbours(np.where(usable, np.minimum(errors, WORST), np.nan)))
    leaning = _leaning(panel, scale)
    siblings = _shared(own, panel.group), _shared_leaning(leaning, panel.group)
    return Situation(panel, forecasts, scale, usable, own, siblings[0], leaning, siblings[1])


def with_neighbours(errors: Array) -> Array:
    """Each month's errors averaged with those of the month before and after."""
    padded = np.full((*errors.shape[:2], MONTHS + 2, errors.shape[3]), np.nan)
    padded[:, :, 2:-1] = errors[:, :, 1:]
    return mean_known(np.stack([padded[:, :, :-2], padded[:, :, 1:-1], padded[:, :, 2:]]), 0)


def _closed(errors: Array, *, held: float = 0.0) -> Array:
    """The series' mean error in closed years, later years counting more, and `held` years without error."""
    total, weight = of_years_before(errors, FORGET, remembered=REMEMBERED)
    return np.where(weight + held > 0, total / np.maximum(weight + held, 1e-12), np.nan)


def _leaning(panel: Panel, scale: Array) -> Array:
    """How far above the rules' median closed years have ended, in logarithms; 0 when unknown."""
    ended = np.log(np.clip(ratio(panel.total + 0 * scale, scale), 0.2, 5.0))
    return np.nan_to_num(_closed(with_neighbours(ended[..., None]), held=HELD)[..., 0])


def _shared_leaning(own: Array, group: Whole) -> Array:
    leaning = np.zeros_like(own)
    for number in np.unique(group):
        leaning[group == number] = np.median(own[group == number], axis=0)
    return leaning


def _shared(own: Array, group: Whole) -> Array:
    errors = np.full_like(own, np.nan)
    for number in np.unique(group):
        errors[group == number] = mean_known(own[group == number], 0)
    return errors


def _compared(errors: Array) -> Array:
    logs = np.log(SMALL + errors)
    return np.nan_to_num(logs - mean_known(logs, -1, keepdims=True))


def _level(errors: Array) -> Array:
    return np.clip(np.nan_to_num(median_known(np.log(SMALL + errors), -1) + 1.7), -3.0, 3.0)


def _step(values: Array, months: int) -> Array:
    """ln(value / its value so many months before, at the earliest January) within ±1; 0 when not known."""
    logs = np.log(np.where(values > 0, values, np.nan))
    before = np.maximum(np.arange(MONTHS) - months, 1)
    steps: Array = np.clip(np.nan_to_num(logs - logs[:, :, before]), -1.0, 1.0)
    return steps


def _known(values: Array) -> Array:
    return np.isfinite(values) - 0.5
