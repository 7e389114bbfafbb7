"""A row's period put together from what says it: month, year and first month; never its meaning."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from socfin.importers.long.named_columns import FIRST, PERIOD
from socfin.importers.spelling.headings import is_year
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.periods import month_of, months_in
from socfin.importers.spelling.row_spans import month_of_serial, part_size, row_span, spaced

YEAR = "år"
HEADINGS = frozenset({"år", "årtal", "kalenderår", "räkenskapsår", "verksamhetsår", "budgetår", "year"})
_NUMBER = re.compile(r"0?[1-9]|1[0-6]")
_NO_STRETCH = "ingen följd inom ett år"
"""What is told of a first and a last month that are none."""
_WHOLE = frozenset({"", "helår", "hela året", "året", "totalt"})


def with_periods(frame: pd.DataFrame, heading: str) -> pd.DataFrame:
    """The frame with each row's period as one word, however many columns say it.

    "2025" and "10", "okt" or "helår" are "2025-10", "okt 2025" or "2025"; 202501 up to 202509 is
    "2025-01 – 2025-09"; 1 under the `heading` "Kvartal" is "kvartal 1"; 45931 is a spreadsheet's day.
    """
    if PERIOD not in frame:
        return frame
    saying = [name for name in (FIRST, YEAR, PERIOD) if name in frame]
    made = _alone(frame[PERIOD], heading) if saying == [PERIOD] else _together(frame[saying], heading)
    return frame.assign(period=made)


def _alone(column: pd.Series, heading: str) -> pd.Series:
    """The rows' periods from their one column, each spelling read once; an empty cell stays empty."""
    words = [str(word).strip() for word in column.cat.categories]
    made = [_period({PERIOD: word}, heading) for word in words]
    if made == words:
        return column
    places, distinct = pd.factorize(np.array(made, dtype=object))
    codes = column.cat.codes.to_numpy()
    spelled = np.where(codes < 0, -1, places[codes])
    return pd.Series(pd.Categorical.from_codes(spelled, pd.Index(distinct)), index=column.index)


def _together(columns: pd.DataFrame, heading: str) -> pd.Series:
    """The rows' periods from several columns, each combination read once."""
    words = columns.astype("str").fillna("")
    made = {
        row: _period({str(name): word.strip() for name, word in zip(columns, row, strict=True)}, heading)
        for row in set(words.itertuples(index=False, name=None))
    }
    periods = [made[row] for row in words.itertuples(index=False, name=None)]
    return pd.Series(periods, index=columns.index, dtype="str").astype("category")


def _period(parts: dict[str, str], heading: str) -> str:
    """One row's period as it is read: its own word where that says all."""
    word = spaced(parts[PERIOD])
    if part_size(heading) and word.isdigit() and len(word) == 1:
        word = f"{plain(heading).split(' ')[0]} {word}"
    serial = month_of_serial(word)
    if serial is not None:
        word = f"{serial.year}-{serial.last:02}"
    if YEAR in parts:
        word = _of_year(parts[YEAR], word)
    return _from(parts[FIRST], word) if FIRST in parts else word


def _from(first: str, last: str) -> str:
    """ "2025-01 – 2025-09"; words that no period is read as, where they are no stretch."""
    begins, ends = row_span(first, ""), row_span(last, "")
    if begins is None or ends is None or not ends.year or begins.year not in (None, ends.year):
        return _NO_STRETCH
    return f"{ends.year}-{begins.first:02} – {ends.year}-{ends.last:02}"


def _of_year(year: str, text: str) -> str:
    if not is_year(year) or month_of(text) is not None:
        return text
    if _NUMBER.fullmatch(text):
        return f"{year}-{int(text):02}"
    if plain(text) in _WHOLE:
        return year
    months = months_in(text)
    return f"{text} {year}" if months is not None and months.year is None else text
