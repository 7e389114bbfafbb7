"""How much calmer or wilder a series has been than the panel's others: what makes its range its own.

Series are compared within the same closed year, so a year that surprised everybody widens nobody here.
"""

from __future__ import annotations

import numpy as np

from socfin.services.forecast.arrays import Array, Whole, mean_known, median_known, of_years_before
from socfin.services.forecast.panel import MONTHS

FORGET = 0.8  # a closed year counts this much less than the one after it
OWN_HELD = 8.0  # closed years of a series that count as much as its group; with 4, 2 % wider, as often right
GROUP_HELD = 1.0  # closed years of a group that count as much as the panel; 3 leaves the calmest too wide
MOST = 1.0  # in logarithms: at most 2.7 times wider or narrower
SMALL = 0.05  # distances are compared in logarithms after adding so much
FARTHEST = 20.0  # beyond that a year was something else, and tells no more
BESIDE = 2  # months on each side that tell of a month


def calmness(outward: Array, group: Whole) -> Array:
    """What the error to expect is multiplied by, series × year × month; 1 until a closed year tells.

    `outward`: how far from its forecast each closed year ended, 1 on the range's bound; NaN unknown.
    """
    apart = _evened(np.log(SMALL + np.minimum(outward, FARTHEST)))
    apart = apart - median_known(apart, 0)[None]
    of_group = np.zeros_like(apart)
    for number in np.unique(group):
        members = group == number
        of_group[members] = _so_far(mean_known(apart[members], 0)[None], GROUP_HELD)
    own = of_group + _so_far(apart - of_group, OWN_HELD)
    return np.asarray(np.exp(np.clip(own, -MOST, MOST)))


def _evened(values: Array) -> Array:
    """Each month's mean with those around it; months 1 to 11 tell, a year's start and end do not."""
    padded = np.full((*values.shape[:2], MONTHS + 2 * BESIDE), np.nan)
    padded[:, :, BESIDE + 1 : -BESIDE - 1] = values[:, :, 1:-1]
    return mean_known(np.stack([padded[:, :, at : at + MONTHS] for at in range(2 * BESIDE + 1)]), 0)


def _so_far(values: Array, held: float) -> Array:
    """The mean over the years before each, later ones counting more, held towards 0."""
    total, weight = of_years_before(values, FORGET)
    return total / (weight + FORGET * held)
