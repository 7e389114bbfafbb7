"""What the forecast engine reads: one long frame of accumulated figures, and the panel made of it.

Unit: any, the same throughout a series. Sign: as normal figures are positive; `forecast` turns a
committee's negative costs at the border. Nothing is filled in: a month or a budget not given is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from socfin.services.forecast.arrays import Array, Whole, earlier

COLUMNS: dict[str, str] = {
    "series": "str",  # what is forecast, e.g. a verksamhet's payroll
    "group": "str",  # kind of cost; series of one group learn from each other's closed years
    "year": "int64",
    "month": "int64",  # 1-12
    "budget_year": "float64",  # the full year's budget as decided by that month; NaN when there is none
    "actual_to_date": "float64",  # accumulated from January
}
MONTHS = 13  # index 0 is the start of the year, where the outcome is 0


@dataclass(frozen=True)
class Panel:
    """Figures by series × year × month (0–12); `years` is unbroken, a year without figures is all NaN."""

    series: tuple[str, ...]
    groups: tuple[str, ...]  # names; `group` points into it
    group: Whole
    years: tuple[int, ...]
    to_date: Array
    budget: Array

    @cached_property
    def month(self) -> Array:
        """0.0 to 12.0 along the last axis."""
        return np.arange(MONTHS, dtype=np.float64)

    @cached_property
    def total(self) -> Array:
        """The year's outcome, series × year × 1; missing when December is."""
        return self.to_date[:, :, 12:]

    @cached_property
    def last_to_date(self) -> Array:
        """Last year's outcome to the same month; missing in the first year."""
        return earlier(self.to_date)

    @cached_property
    def last_total(self) -> Array:
        """Last year's outcome, series × year × 1; missing in the first year."""
        return earlier(self.total)

    @cached_property
    def last_remaining(self) -> Array:
        """What last year came to after the same month; missing when either sum is."""
        return self.last_total - self.last_to_date

    @cached_property
    def last_budget(self) -> Array:
        """Last year's full-year budget as it stood in the same month; missing in the first year."""
        return earlier(self.budget)

    @cached_property
    def complete(self) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
        """Series × year: all twelve months are there."""
        return np.asarray(np.isfinite(self.to_date[:, :, 1:]).all(axis=2))

    @cached_property
    def quarterly(self) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
        """Series × year: all four quarters' last months are there, whatever else is."""
        return np.asarray(np.isfinite(self.to_date[:, :, 3::3]).all(axis=2))


def panel_of(frame: pd.DataFrame) -> Panel:
    """The panel of a frame with COLUMNS; ValueError when a column is missing or a month stands twice."""
    missing = [column for column in COLUMNS if column not in frame.columns]
    if missing:
        raise ValueError(f"columns missing: {', '.join(missing)}")
    if frame.duplicated(["series", "year", "month"]).any():
        raise ValueError("the same series, year and month stands twice")
    if not frame["month"].between(1, 12).all():
        raise ValueError("a month is outside 1-12")
    named = frame.drop_duplicates("series")
    series = pd.Index(named["series"])
    group, groups = pd.factorize(named["group"])
    years = _unbroken(frame["year"].to_numpy(dtype=np.int64))
    where = (
        series.get_indexer(pd.Index(frame["series"])),
        frame["year"].to_numpy(dtype=np.int64) - (years[0] if years else 0),
        frame["month"].to_numpy(dtype=np.int64),
    )
    to_date, budget = (np.full((len(series), len(years), MONTHS), np.nan) for _ in range(2))
    to_date[where] = _floats(frame["actual_to_date"])
    budget[where] = _floats(frame["budget_year"])
    to_date[:, :, 0] = np.where(np.isfinite(to_date).any(axis=2), 0.0, np.nan)
    return Panel(
        tuple(str(name) for name in series),
        tuple(str(name) for name in groups),
        np.asarray(group, dtype=np.int64),
        tuple(years),
        to_date,
        budget,
    )


def _unbroken(years: Whole) -> Sequence[int]:
    return range(int(years.min()), int(years.max()) + 1) if len(years) else range(0)


def _floats(column: pd.Series) -> Array:
    values = pd.to_numeric(column, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    return np.where(np.isfinite(values), values, np.nan)
