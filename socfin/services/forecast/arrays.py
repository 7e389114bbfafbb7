"""Averages, ratios and year shifts on arrays where NaN means missing; no rule of forecasting lives here.

Arrays are float64, and what is made of them has their own unit, but for a ratio, which has none. Unless said
otherwise the axes are series × year × month (0 to 12, month 0 = nothing yet).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
Whole = NDArray[np.int64]


def earlier(values: Array, years: int = 1) -> Array:
    """The same figures so many years before; missing where the panel does not reach back."""
    shifted = np.full_like(values, np.nan)
    if values.shape[1] > years:
        shifted[:, years:] = values[:, :-years]
    return shifted


def ratio(above: Array, below: Array, *, least: float = 0.0) -> Array:
    """above / below, a plain number; missing where the denominator is missing or not above `least`."""
    usable = below > least  # NaN compares false
    return np.where(usable, above / np.where(usable, below, 1.0), np.nan)


def mean_known(values: Array, axis: int, *, keepdims: bool = False) -> Array:
    """The mean of the known figures; missing where there is none."""
    known = np.isfinite(values)
    count = known.sum(axis=axis, keepdims=keepdims)
    total = np.where(known, values, 0.0).sum(axis=axis, keepdims=keepdims)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def median_known(values: Array, axis: int) -> Array:
    """The median of the known figures; missing where there is none."""
    ordered = np.sort(values, axis=axis)  # NaN last
    count = np.isfinite(values).sum(axis=axis, keepdims=True)
    low = np.take_along_axis(ordered, np.maximum((count - 1) // 2, 0), axis=axis)
    high = np.take_along_axis(ordered, np.minimum(count // 2, values.shape[axis] - 1), axis=axis)
    middle = np.where(count > 0, (low + high) / 2, np.nan)
    return np.squeeze(middle, axis=axis)


def of_years_before(values: Array, forget: float, *, remembered: int | None = None) -> tuple[Array, Array]:
    """What the years before each come to along the second axis: their weighed sum, and their weights' sum.

    The year just before weighs `forget`, the one before it `forget` times as much, and so on, at most
    `remembered` years back; what is missing weighs nothing.
    """
    years = np.arange(values.shape[1])
    back = years[:, None] - years
    counted = (back > 0) & (back <= (len(years) if remembered is None else remembered))
    weights = np.where(counted, forget ** np.maximum(back, 0), 0.0)
    known = np.isfinite(values)
    parts = (np.where(known, values, 0.0), known.astype(np.float64))
    total, weight = (np.einsum("yb,sb...->sy...", weights, part) for part in parts)
    return total, weight


def mean_of(*parts: Array) -> Array:
    """The mean, figure by figure, of the parts that are known."""
    return mean_known(np.stack(np.broadcast_arrays(*parts)), 0)


def by_group(values: Array, group: Whole, years: range) -> Array:
    """The median over each group's series in the given year indices, per month: shape series × month."""
    medians = np.full((values.shape[0], values.shape[2]), np.nan)
    picked = values[:, list(years)]
    for number in np.unique(group):
        members = group == number
        medians[members] = median_known(picked[members].reshape(-1, values.shape[2]), 0)
    return medians


def siblings_closed(values: Array, group: Whole, *, years: int = 3) -> Array:
    """For each year, the group's median per month over at most `years` years closed before it."""
    medians = np.full_like(values, np.nan)
    for year in range(1, values.shape[1]):
        medians[:, year] = by_group(values, group, range(max(0, year - years), year))
    return medians
