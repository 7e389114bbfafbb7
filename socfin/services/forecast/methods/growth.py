"""Last year's remaining months, raised or lowered by how much this year differs from last.

Each takes the growth from another place; every growth is held within bounds, since a quotient of two
small amounts says nothing.
"""

from __future__ import annotations

import numpy as np

from socfin.services.forecast.arrays import Array, earlier, ratio
from socfin.services.forecast.methods.rolling import latest_twelve
from socfin.services.forecast.panel import MONTHS, Panel


def rest_by_half_growth(panel: Panel) -> Array:
    """Growth = the square root of this year's outcome / last year's to the same month (0.3-3)."""
    growth = np.clip(ratio(panel.to_date, panel.last_to_date), 0.3, 3.0)
    return panel.to_date + panel.last_remaining * np.sqrt(growth)


def rest_by_yearly_growth(panel: Panel) -> Array:
    """Growth = the latest twelve months / the twelve before them (0.6-1.8)."""
    before = panel.last_to_date + earlier(panel.last_remaining)
    growth = np.clip(ratio(latest_twelve(panel), before), 0.6, 1.8)
    return panel.to_date + panel.last_remaining * growth


def rest_by_budget_growth(panel: Panel) -> Array:
    """Growth = this year's budget / last year's as it stood in the same month (0.5-2)."""
    return panel.to_date + panel.last_remaining * np.clip(ratio(panel.budget, panel.last_budget), 0.5, 2.0)


def rest_by_latest_quarter(panel: Panel) -> Array:
    """Growth = the latest three months / the same three last year (0.4-2.5)."""
    growth = np.clip(ratio(latest(panel.to_date), latest(panel.last_to_date)), 0.4, 2.5)
    return panel.to_date + panel.last_remaining * growth


def rest_by_half_year(panel: Panel) -> Array:
    """Growth = the latest six months, also across new year, / the same six a year before (0.8-1.25)."""
    now = latest(panel.to_date, 6, earlier(panel.to_date))
    before = latest(panel.last_to_date, 6, earlier(panel.last_to_date))
    growth = np.clip(ratio(now, before), 0.8, 1.25)
    return panel.to_date + np.maximum(panel.last_remaining, 0) * growth


def rest_by_quarter_across_years(panel: Panel) -> Array:
    """Growth = the latest three months, also across new year, / the same three a year before (0.6-1.7)."""
    now = latest(panel.to_date, 3, earlier(panel.to_date))
    before = latest(panel.last_to_date, 3, earlier(panel.last_to_date))
    growth = np.clip(ratio(now, before), 0.6, 1.7)
    return panel.to_date + np.maximum(panel.last_remaining, 0) * growth


def latest(to_date: Array, months: int = 3, last: Array | None = None) -> Array:
    """The outcome of the latest months of the year, and of last year's end when `last` is given."""
    latest = np.full_like(to_date, np.nan)
    for month in range(1, MONTHS):
        start = month - months
        latest[:, :, month] = to_date[:, :, month] - to_date[:, :, max(0, start)]
        if start < 0 and last is not None:
            latest[:, :, month] += last[:, :, 12] - last[:, :, 12 + start]
    return latest
