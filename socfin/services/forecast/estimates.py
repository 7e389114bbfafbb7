"""What each series of a committee is thought to come to, before parts and wholes are made to agree; öre.

The combination where it can be asked, a fallback elsewhere, and both weighed with the budget's own months.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from socfin.services.forecast.arrays import Array, Whole
from socfin.services.forecast.engine import Forecasts
from socfin.services.forecast.fallback import BudgetedMonths, Fallback

COMBINED = "combined"
RANGE = 2 * 1.2816
"""An 80 % range is so many standard deviations wide."""


@dataclass(frozen=True)
class Estimates:
    """Along the committee's series, öre, costs negative; `low` to `high` is the 80 % range."""

    amount: Array
    low: Array
    high: Array
    how: tuple[str, ...]
    """COMBINED, or why the fallback stands instead."""
    budgeted: tuple[BudgetedMonths | None, ...]
    budgeted_weight: Array
    """How much of each amount the budget's months decide, 0-1."""

    @property
    def spread(self) -> Array:
        """The standard deviation of each, öre."""
        return (self.high - self.low) / RANGE


def estimates(
    forecasts: Forecasts,
    places: Whole,
    fallbacks: Sequence[Fallback],
    budgeted: Sequence[BudgetedMonths | None],
) -> Estimates:
    """An estimate of every series, one `Fallback` each; `forecasts` are of the series at `places`."""
    amount = np.array([each.amount for each in fallbacks])
    half = np.array([each.spread for each in fallbacks]) * RANGE / 2
    low, high = amount - half, amount + half
    how = np.array([each.how for each in fallbacks], dtype=object)
    known = np.isfinite(forecasts.year)
    year, at = forecasts.year[known], places[known]
    bounds = forecasts.low[known], forecasts.high[known]
    ranged = np.isfinite(bounds[0]) & np.isfinite(bounds[1])
    amount[at], how[at] = year, COMBINED
    low[at] = np.where(ranged, bounds[0], year - half[at])
    high[at] = np.where(ranged, bounds[1], year + half[at])
    return _with_months(Estimates(amount, low, high, tuple(how), tuple(budgeted), np.zeros(len(how))))


def _with_months(of: Estimates) -> Estimates:
    """The combination and the budget's own months weighed together, each by how sure it is."""
    weighed = np.array(
        [how == COMBINED and months is not None for how, months in zip(of.how, of.budgeted, strict=True)]
    )
    amount = np.array([0.0 if months is None else months.amount for months in of.budgeted])
    unsure = np.array([1.0 if months is None else months.spread for months in of.budgeted]) ** 2
    share = np.where(weighed, of.spread**2 / (of.spread**2 + unsure), 0.0)
    middle = of.amount + share * (amount - of.amount)
    narrower = np.sqrt(1 - share)
    return replace(
        of,
        amount=middle,
        low=middle - (of.amount - of.low) * narrower,
        high=middle + (of.high - of.amount) * narrower,
        budgeted_weight=share,
    )
