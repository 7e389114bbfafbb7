"""Rak framskrivning: the outcome so far goes on at the same pace; it knows neither season nor budget."""

from __future__ import annotations

import numpy as np

from socfin.services.forecast.arrays import Array
from socfin.services.forecast.panel import Panel


def straight_line(panel: Panel) -> Array:
    """Outcome to date × 12 / months passed."""
    return panel.to_date * 12 / np.where(panel.month > 0, panel.month, np.nan)
