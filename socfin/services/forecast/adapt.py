"""How much the committee's own closed years decide beside the table that was learned elsewhere.

Two forecasts are at hand: the combination, weighed by the table of priors, and the one fitted to the panel's
own years (own_years.py). Both are tried on every closed year, from what was known in it, and the one that has
been nearer speaks louder: ln of the odds for own years grows by what they have gained on the combination, as
a share of what both have missed by, over the whole panel and over the series' group, later years counting
more. New series and short histories are therefore forecast by the table, and a committee with ten calm years
mostly by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from socfin.services.forecast.arrays import Array, Whole, of_years_before, ratio
from socfin.services.forecast.panel import Panel
from socfin.services.forecast.situation import with_neighbours

FIRST_TRUST = 0.1
"""Own years' share with one closed year to show and nothing gained or lost in it."""
PANEL_EVIDENCE = 16.0
"""What a year in which own years missed by half less over the panel adds to ln of the odds, times 1.5."""
GROUP_EVIDENCE = 8.0
"""The same over a series' group: half as much, since a group is fewer series and luckier."""
FORGET = 0.8  # a closed year counts this much less than the one after it
WORST = 1.0  # an error above 100 % counts as 100 %
EVENED = 0.5  # of 1: between one series, one vote (0) and one amount, one vote (1)


@dataclass(frozen=True)
class Adapted:
    """Series × year × month: the forecast, the panel's unit, and own years' share of it (0–1)."""

    forecast: Array
    own_share: Array


def drawn_to_own_years(panel: Panel, learned: Array, own: Array) -> Adapted:
    """`learned` drawn towards `own` as far as the closed years bear out; `learned` where they tell nothing.

    Both are full years in the panel's unit, series × year × month; the mean is taken in logarithms.
    """
    both = (own > 0) & (learned > 0)
    share = np.where(both, _share(_Evidence.of(panel, learned, own)), 0.0)
    logs = [np.log(np.where(both, values, 1.0)) for values in (learned, own)]
    mixed = np.exp((1 - share) * logs[0] + share * logs[1])
    return Adapted(np.where(share > 0, mixed, learned), share)


@dataclass(frozen=True)
class _Evidence:
    """Series × year × month, 0 where the year is not closed or either forecast is missing."""

    group: Whole
    gained: Array  # how much nearer own years were, as a share of the outcome, weighed
    missed: Array  # what the two were wrong by on average, in the same measure
    known: Array  # 1.0 where both could be judged

    @classmethod
    def of(cls, panel: Panel, learned: Array, own: Array) -> _Evidence:
        total = np.where(panel.total > 0, panel.total, np.nan)
        wrong = [np.minimum(np.abs(values - total) / total, WORST) for values in (learned, own)]
        known = np.isfinite(wrong[0]) & np.isfinite(wrong[1])
        weight = np.where(known, np.nan_to_num(total) ** EVENED, 0.0)
        gained = np.where(known, wrong[0] - wrong[1], 0.0)
        missed = np.where(known, (wrong[0] + wrong[1]) / 2, 0.0)
        return cls(panel.group, weight * gained, weight * missed, known.astype(np.float64))


def _share(evidence: _Evidence) -> Array:
    odds = np.zeros_like(evidence.gained)
    odds += PANEL_EVIDENCE * _gained_before(evidence.gained, evidence.missed)
    for number in np.unique(evidence.group):
        members = evidence.group == number
        odds[members] += GROUP_EVIDENCE * _gained_before(evidence.gained[members], evidence.missed[members])
    shown = evidence.known.max(axis=(0, 2)).cumsum() - evidence.known.max(axis=(0, 2))
    odds += np.log(FIRST_TRUST / (1 - FIRST_TRUST))
    return np.where(shown[:, None] > 0, 1 / (1 + np.exp(-np.clip(odds, -12.0, 12.0))), 0.0)


def _gained_before(gained: Array, missed: Array) -> Array:
    """Year × month: what years before gained as a share of missed, months evened with their neighbours."""
    near = [with_neighbours(values.sum(axis=0)[None, :, :, None])[0, :, :, 0] for values in (gained, missed)]
    sums, _ = of_years_before(ratio(near[0], near[1])[None], FORGET)
    return np.asarray(sums[0])
