"""Frames for the forecast's tests, written as people would write them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from socfin.services.forecast.engine import forecast
from socfin.services.forecast.panel import COLUMNS, panel_of


def frame_of(text, group="g"):
    """One line per year: "name 2023 1200: 100 200 . 400" = budget and accumulated months; "." is missing."""
    rows = []
    for line in text.strip().splitlines():
        head, months = line.split(":")
        series, year, budget = head.split()
        for month, amount in enumerate(months.split(), start=1):
            if amount != ".":
                rows.append(
                    {
                        "series": series,
                        "group": group,
                        "year": int(year),
                        "month": month,
                        "budget_year": np.nan if budget == "." else float(budget),
                        "actual_to_date": float(amount),
                    }
                )
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def panel_from(text):
    return panel_of(frame_of(text))


def made_up(series=12, years=4, *, seed=0, groups=3, noise=0.1, budget=True):
    """Random but plausible series: a level, growth, a season, noise, and a budget that is nearly right."""
    random = np.random.default_rng(seed)
    rows = []
    for index in range(series):
        level, season = random.lognormal(10, 1), random.dirichlet(np.full(12, 30.0))
        for year in range(2021, 2021 + years):
            level *= 1 + random.normal(0.05, noise / 2)
            months = level * season * random.lognormal(0, noise, 12)
            planned = level * random.lognormal(0, noise / 2) if budget else np.nan
            rows += [
                (f"s{index}", f"g{index % groups}", year, month, planned, total)
                for month, total in enumerate(np.cumsum(months), start=1)
            ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def forecasts_of(frame, *, year, month):
    """The forecasts of a frame's series with an outcome that month, one row each, named by series."""
    panel = panel_of(frame)
    made = forecast(panel, year=year, month=month)
    table = pd.DataFrame({"forecast_year": made.year, "low": made.low, "high": made.high}, index=panel.series)
    return table[table["forecast_year"].notna()]
