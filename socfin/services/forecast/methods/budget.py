"""What the budget says of the year: as it stands, what is left of it, and how it was used before."""

from __future__ import annotations

import numpy as np

from socfin.services.forecast.arrays import Array, earlier, mean_of, ratio, siblings_closed
from socfin.services.forecast.panel import Panel


def budget(panel: Panel) -> Array:
    """The full-year budget as decided by the month."""
    return panel.budget


def outcome_and_remaining_twelfths(panel: Panel) -> Array:
    """Outcome to date + the remaining months' even share (twelfths) of the full-year budget."""
    return panel.to_date + panel.budget * (12 - panel.month) / 12


def budget_as_used_last_year(panel: Panel) -> Array:
    """Budget × last year's outcome / last year's budget as it stood in the same month (0.3-2.5)."""
    return panel.budget * np.clip(ratio(panel.last_total, panel.last_budget), 0.3, 2.5)


def rest_of_budget_as_used_last_year(panel: Panel) -> Array:
    """Outcome + what is left of the budget × the share of last year's rest that was used (0-2)."""
    used = np.clip(ratio(panel.last_remaining, panel.last_budget - panel.last_to_date), 0.0, 2.0)
    return panel.to_date + np.maximum(panel.budget - panel.to_date, 0) * used


def budget_as_siblings_use_it(panel: Panel) -> Array:
    """Budget × the median of outcome / budget in the same month, over the siblings' closed years."""
    used = np.clip(ratio(panel.total, panel.budget), 0.3, 2.5)
    return panel.budget * siblings_closed(used, panel.group)


def rest_of_budget_as_siblings_use_it(panel: Panel) -> Array:
    """Outcome + what is left of the budget × the median share used, over the siblings' closed years."""
    used = np.clip(ratio(panel.total - panel.to_date, panel.budget - panel.to_date), 0.0, 2.0)
    return panel.to_date + np.maximum(panel.budget - panel.to_date, 0) * siblings_closed(used, panel.group)


def rest_of_budget_as_own_and_siblings_use_it(panel: Panel) -> Array:
    """Outcome + what is left of the budget × the mean of the share used: own (three years) and siblings'."""
    used = np.clip(ratio(panel.total - panel.to_date, panel.budget - panel.to_date), 0.0, 2.0)
    own = mean_of(*(earlier(used, years) for years in (1, 2, 3)))
    left = np.maximum(panel.budget - panel.to_date, 0)
    return panel.to_date + left * mean_of(own, siblings_closed(used, panel.group))


def last_year_by_budget_growth(panel: Panel) -> Array:
    """Last year's outcome × this year's budget / last year's final one; missing outside a third to three."""
    growth = ratio(panel.budget, earlier(_final(panel)))
    comparable = (growth > 1 / 3) & (growth < 3)
    return panel.last_total * np.where(comparable, np.clip(growth, 0.5, 2.0), np.nan)


def budget_as_used_in_the_end(panel: Panel) -> Array:
    """Budget × the mean of outcome / final budget (0.3-2.5) over the last three years."""
    used = np.clip(ratio(panel.total, _final(panel)), 0.3, 2.5)
    return panel.budget * mean_of(*(earlier(used, years) for years in (1, 2, 3)))


def _final(panel: Panel) -> Array:
    """The full-year budget as it stood in December, series × year × 1."""
    return panel.budget[:, :, 12:]
