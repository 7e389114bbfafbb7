"""How much the committee's own closed years decide, beside what was learned elsewhere.

Three forecasts are at hand: the combination's two views (combine.py), weighed by the table of priors, and the
one fitted to the panel's own years (own_years.py). First the views are weighed against each other, then both
against own years. Each time the two have been tried on every closed year, from what was known in it, and the
one that has been nearer speaks louder: ln of its odds grows by what it has gained on the other, as a share of
what both have missed by, over the whole panel and over the series' group, later years counting more. New
series and short histories are therefore forecast by the table, and a committee with ten calm years mostly by
itself.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from socfin.services.forecast.arrays import Array, Whole, of_years_before, ratio
from socfin.services.forecast.combine import SECOND_VIEW, Combined
from socfin.services.forecast.panel import Panel
from socfin.services.forecast.situation import with_neighbours


@dataclass(frozen=True)
class Trust:
    """How a forecast earns its share beside another; `panel` and `group` add to ln of its odds."""

    unknown: float
    """Its share (0-1) before any year is closed."""
    first: float
    """Its share with closed years to show and nothing gained or lost in them."""
    panel: float
    """What a year adds in which it missed by half less over the panel, times 1.5."""
    group: float
    """The same over a series' group."""


IN_SECOND_VIEW = Trust(unknown=SECOND_VIEW, first=SECOND_VIEW, panel=4.0, group=0.0)
"""A group's years added nothing: the views differ by how the panel's rules disagree, not by kind of cost."""
IN_OWN_YEARS = Trust(unknown=0.0, first=0.3, panel=16.0, group=8.0)
"""A group counts half as much as the panel, since it is fewer series and luckier."""
FORGET = 0.8  # a closed year counts this much less than the one after it
WORST = 1.0  # an error above 100 % counts as 100 %
EVENED = 0.5  # of 1: between one series, one vote (0) and one amount, one vote (1)


@dataclass(frozen=True)
class Adapted:
    """Series × year × month: the forecast, the panel's unit, and what was drawn towards: its share (0–1)."""

    forecast: Array
    share: Array


def by_closed_years(panel: Panel, views: Combined, own: Array) -> Adapted:
    """The two views as closed years bear them out, drawn towards `own` (own_years.py) as far as they do."""
    learned = drawn(panel, (views.first, views.second), IN_SECOND_VIEW).forecast
    return drawn(panel, (learned, own), IN_OWN_YEARS)


def drawn(panel: Panel, pair: tuple[Array, Array], trust: Trust) -> Adapted:
    """The first of the pair drawn towards the second as far as trusted; the first where one says nothing.

    Both are full years in the panel's unit, series × year × month; the mean is taken in logarithms.
    """
    both = (pair[0] > 0) & (pair[1] > 0)
    share = np.where(both, _share(_Evidence.of(panel, *pair), trust), 0.0)
    logs = [np.log(np.where(both, values, 1.0)) for values in pair]
    mixed = np.exp((1 - share) * logs[0] + share * logs[1])
    return Adapted(np.where(share > 0, mixed, pair[0]), share)


@dataclass(frozen=True)
class _Evidence:
    """Series × year × month, 0 where the year is not closed or either forecast is missing."""

    group: Whole
    gained: Array  # how much nearer the second forecast was, as a share of the outcome, weighed
    missed: Array  # what the two were wrong by on average, in the same measure
    known: Array  # 1.0 where both could be judged

    @classmethod
    def of(cls, panel: Panel, first: Array, second: Array) -> _Evidence:
        total = np.where(panel.total > 0, panel.total, np.nan)
        wrong = [np.minimum(np.abs(values - total) / total, WORST) for values in (first, second)]
        known = np.isfinite(wrong[0]) & np.isfinite(wrong[1])
        weight = np.where(known, np.nan_to_num(total) ** EVENED, 0.0)
        gained = np.where(known, wrong[0] - wrong[1], 0.0)
        missed = np.where(known, (wrong[0] + wrong[1]) / 2, 0.0)
        return cls(panel.group, weight * gained, weight * missed, known.astype(np.float64))


def _share(evidence: _Evidence, trust: Trust) -> Array:
    odds = np.zeros_like(evidence.gained)
    odds += trust.panel * _gained_before(evidence.gained, evidence.missed)
    for number in np.unique(evidence.group) if trust.group else ():
        members = evidence.group == number
        odds[members] += trust.group * _gained_before(evidence.gained[members], evidence.missed[members])
    shown = evidence.known.max(axis=(0, 2)).cumsum() - evidence.known.max(axis=(0, 2))
    odds += np.log(trust.first / (1 - trust.first))
    return np.where(shown[:, None] > 0, 1 / (1 + np.exp(-np.clip(odds, -12.0, 12.0))), trust.unknown)


def _gained_before(gained: Array, missed: Array) -> Array:
    """Year × month: what years before gained as a share of missed, months evened with their neighbours."""
    near = [with_neighbours(values.sum(axis=0)[None, :, :, None])[0, :, :, 0] for values in (gained, missed)]
    sums, _ = of_years_before(ratio(near[0], near[1])[None], FORGET)
    return np.asarray(sums[0])
