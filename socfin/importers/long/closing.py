"""Rows of the long format that stand in closing periods (13–16), and what becomes of them; never cells."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from socfin.domain.figures import Problem
from socfin.frames.figures import COLUMNS, KEY
from socfin.importers.options import Options
from socfin.importers.spelling.closing import asked_about, closing_year
from socfin.importers.spelling.periods import month_of


def closing_rows(frame: pd.DataFrame, options: Options) -> np.ndarray:
    """The rows whose period is a closing one."""
    if "period" not in frame:
        return np.zeros(len(frame), np.bool_)
    periods = frame["period"].cat
    late = [december_of(str(word).strip(), options) is not None for word in periods.categories]
    closing: np.ndarray = np.array([*late, False])[periods.codes.to_numpy()]
    return closing


def closing_asked(rows: Sequence[int], options: Options) -> tuple[Problem, ...]:
    """The question about closing rows, as long as it has no answer."""
    return (asked_about(rows),) if rows and options.closing is None else ()


def december_of(word: str, options: Options) -> int | None:
    """December's running number for a closing period, whatever is chosen about it; None for other words."""
    if month_of(word) is not None:
        return None
    year = closing_year(word)
    if year == 0 and options.period is not None:
        year = options.period.year
    return year * 12 + 11 if year else None


def with_closing(figures: pd.DataFrame, late: np.ndarray) -> pd.DataFrame:
    """The figures with the closing rows' amounts added to December's, or alone where it has none.

    A missing amount of a closing row adds nothing; a missing December stays missing.
    """
    if not late.any():
        return figures
    own = figures[~late]
    more = figures[late].groupby(KEY, observed=True, dropna=False, as_index=False)
    sums = more.agg(amount_ore=("amount_ore", lambda ore: ore.sum(min_count=1)), row=("row", "first"))
    both = own[KEY].merge(sums[[*KEY, "amount_ore"]], on=KEY, how="left")["amount_ore"]
    amount = own["amount_ore"].array + both.fillna(0).array
    alone = sums.merge(own[KEY].drop_duplicates(), on=KEY, how="left", indicator=True)
    alone = alone[alone["_merge"] == "left_only"].drop(columns="_merge")
    kinds = {name: figures[name].dtype for name in COLUMNS}
    parts = [own.assign(amount_ore=amount), alone[list(COLUMNS)].astype(kinds)]
    return pd.concat(parts, ignore_index=True)
