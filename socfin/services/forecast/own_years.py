"""The year as the committee's own closed years say it: how the months that remained have come out before.

One rule for the whole panel, fitted anew after each month: the remaining months are last year's, times a
growth that depends on how this year, its latest quarter, the budget and the years before differ from last
year. What each of them is worth is learned from the panel's closed years alone, later years counting more,
and each series keeps its own leaning. Nothing learned elsewhere is used: what it deserves is decided in
adapt.py. Unit and sign are the panel's (normal figures positive).
"""

from __future__ import annotations

import numpy as np

from socfin.services.forecast.arrays import Array, Flags, earlier, mean_of, ratio
from socfin.services.forecast.methods.growth import latest
from socfin.services.forecast.panel import MONTHS, Panel

FORGET = 0.85  # a closed year counts this much less than the one after it
SOONER = 0.5  # before anything is learned, half of the growth so far goes on, in logarithms
HELD = 0.08  # how firmly the growths' worth is held to that, in closed years of an ordinary series
HELD_LEVEL = 0.16  # the same of the level
OWN_HELD = 15.0  # closed years of a series that count as much as those of all the others, for its own leaning
EVENED = 0.3  # of 1: between one series, one vote (0) and one amount, one vote (1)
WIDEST = 1.5  # a growth beyond ±1.5 in logarithms counts as that; what explains it, beyond ±1
ROUNDS = 4  # of weighing down what lies far off
NEAR = 0.3  # of the usual distance: nearer than this is near enough


def own_years(panel: Panel) -> Array:
    """The full year after every month, series × year × month; NaN before there is a year to learn from."""
    explained = _explained(panel)
    growth = _logarithm(panel.total - panel.to_date, panel.last_remaining, WIDEST)
    usable = np.isfinite(explained[..., 0]) & (panel.last_remaining > 0)
    by = np.concatenate([np.ones((*growth.shape, 1)), np.nan_to_num(explained)], axis=-1)
    size = np.where(panel.total[:, :, 0] > 0, panel.total[:, :, 0], 0.0) ** EVENED
    full_year = np.full_like(growth, np.nan)
    for month in range(1, MONTHS - 1):
        known = usable[:, :, month] & np.isfinite(growth[:, :, month])
        for year in range(2, len(panel.years)):
            closed = slice(0, year)
            if known[:, closed].any():
                full_year[:, year, month] = _growth(
                    by[:, : year + 1, month], growth[:, closed, month], known[:, closed], size[:, closed]
                )
    rest = panel.last_remaining * np.exp(np.clip(full_year, -WIDEST, WIDEST))
    return np.where(usable, panel.to_date + rest, np.nan)


def _explained(panel: Panel) -> Array:
    """What the growth of the remaining months may depend on, in logarithms of this year over last."""
    share = ratio(panel.to_date, panel.total)
    usual_share = mean_of(*(earlier(share, years) for years in (1, 2, 3)))
    rest = panel.total - panel.to_date
    usual_rest = mean_of(panel.last_remaining, earlier(rest, 2), earlier(rest, 3))
    differences = (
        (panel.to_date, panel.last_to_date),
        (latest(panel.to_date), latest(panel.last_to_date)),
        (usual_rest, panel.last_remaining),
        (earlier(share), usual_share),
        (panel.last_total + 0 * panel.to_date, earlier(panel.total, 2) + 0 * panel.to_date),
        (panel.budget - panel.to_date, panel.last_remaining),
        (panel.budget, panel.last_budget),
    )
    return np.stack([_logarithm(above, below, 1.0) for above, below in differences], axis=-1)


def _growth(by: Array, growth: Array, known: Flags, size: Array) -> Array:
    """ln of each series' growth in the last year of `by`, learned from the years before it.

    `by`: series × year × term; the others series × closed year.
    """
    years = growth.shape[1]
    counts = known * FORGET ** (years - 1 - np.arange(years))
    weight = counts * size
    weight *= counts.sum() / max(float(weight.sum()), 1e-12)
    grown = np.where(known, growth, 0.0)
    worth = _worth(by[:, :years], grown, weight)
    left = grown - by[:, :years] @ worth
    most = 2 * float(np.median(np.abs(left[known])))
    leaning = (counts * np.clip(left, -most, most)).sum(axis=1) / (counts.sum(axis=1) + OWN_HELD)
    return np.asarray(by[:, years] @ worth + leaning)


def _worth(by: Array, growth: Array, weight: Array) -> Array:
    """What each term is worth: ridge regression, with what lies far off weighed down."""
    held = np.diag([HELD_LEVEL] + [HELD] * (by.shape[-1] - 1))
    start = np.zeros(by.shape[-1])
    start[1] = SOONER
    worth, near = start, weight
    for _ in range(ROUNDS):
        pulls = np.einsum("sy,syi,syj->ij", near, by, by) + held
        worth = np.linalg.solve(pulls, np.einsum("sy,syi,sy->i", near, by, growth) + held @ start)
        off = np.abs(growth - by @ worth)
        usual = float((weight * off).sum() / weight.sum()) + 1e-4
        near = weight / np.maximum(off / usual, NEAR)
    return np.asarray(worth)


def _logarithm(above: Array, below: Array, widest: float) -> Array:
    """ln(above / below) within ±`widest`; missing where either is not above zero."""
    known = (above > 0) & (below > 0)
    quotient = np.where(known, above, 1.0) / np.where(known, below, 1.0)
    return np.where(known, np.clip(np.log(quotient), -widest, widest), np.nan)
