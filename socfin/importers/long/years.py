"""A month and the year in a column of its own, put together as one period; never what a period means."""

from __future__ import annotations

import re

import pandas as pd

from socfin.importers.spelling.headings import is_year
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.periods import month_of, months_in

YEAR = "år"
HEADINGS = frozenset({"år", "årtal", "kalenderår", "räkenskapsår", "verksamhetsår", "budgetår", "year"})
_NUMBER = re.compile(r"0?[1-9]|1[0-6]")
_WHOLE = frozenset({"", "helår", "hela året", "året", "totalt"})


def with_years(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with "2025" and "10", "okt" or "helår" as the period "2025-10", "okt 2025" or "2025"."""
    if YEAR not in frame or "period" not in frame:
        return frame
    pairs = frame[[YEAR, "period"]].astype("str").fillna("")
    distinct = pairs.drop_duplicates()
    made = {(year, said): _period(year.strip(), said.strip()) for year, said in distinct.to_numpy().tolist()}
    words = [made[year, said] for year, said in zip(pairs[YEAR], pairs["period"], strict=True)]
    return frame.assign(period=pd.Series(words, index=frame.index, dtype="str").astype("category"))


def _period(year: str, said: str) -> str:
    if not is_year(year) or month_of(said) is not None:
        return said
    if _NUMBER.fullmatch(said):
        return f"{year}-{int(said):02}"
    if plain(said) in _WHOLE:
        return year
    months = months_in(said)
    return f"{said} {year}" if months is not None and months.year is None else said
