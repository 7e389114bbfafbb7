"""Rullande tolv månader: the pace of the latest twelve months, across the turn of the year."""

from __future__ import annotations

from socfin.services.forecast.arrays import Array
from socfin.services.forecast.panel import Panel


def latest_twelve(panel: Panel) -> Array:
    """The outcome of the latest twelve months: this year to date + last year after the same month."""
    return panel.to_date + panel.last_remaining


def rolling_twelve_months(panel: Panel) -> Array:
    """Outcome to date + the remaining months at the monthly mean of the latest twelve."""
    return panel.to_date + latest_twelve(panel) * (12 - panel.month) / 12
