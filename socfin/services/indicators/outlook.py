"""How an indicator's year looks, where a whole year of it has a meaning: sums and means; never money.

Rules: docs/indicators.md, "Prognos".
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from socfin.domain.indicators import Indicator, OverTime

LIKE_LAST_YEAR = "förra årets andel"
STRAIGHT = "rak framskrivning"
AS_NEWEST = "resten av året som senaste månaden"
MONTHS = 12  # of a year
FEWEST = 3
"""Months that a pace can be read from, where no last year is known."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an indicator in a year, exact steps; None is missing."""

    to_date: Fraction | None
    newest_month: Fraction | None
    last_year_to_date: Fraction | None = None
    last_year: Fraction | None = None


def year_ahead(indicator: Indicator, known: Known, month: int) -> tuple[Fraction | None, str]:
    """The year's outcome in steps and how it was reckoned; None without a meaning or with too little known.

    A share, a waiting time and what is counted on a day have none: their last value says it.
    """
    if known.to_date is None:
        return None, ""
    if indicator.over_time is OverTime.SUM:
        return _summed(known, month)
    if indicator.over_time is OverTime.MEAN and known.newest_month is not None:
        rest = known.newest_month * (MONTHS - month)
        return (known.to_date * month + rest) / MONTHS, AS_NEWEST
    return None, ""


def _summed(known: Known, month: int) -> tuple[Fraction | None, str]:
    assert known.to_date is not None  # noqa: S101 - asked before
    if month == MONTHS:
        return known.to_date, ""
    if known.last_year is not None and known.last_year_to_date:
        return known.to_date * known.last_year / known.last_year_to_date, LIKE_LAST_YEAR
    return (known.to_date * MONTHS / month, STRAIGHT) if month >= FEWEST else (None, "")
