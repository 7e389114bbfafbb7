"""Balances as a frame with years and months as numbers; never which of them count."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from socfin.importers.sie.grammar.items import Fault, Items
from socfin.importers.sie.grammar.single import MONTH, YEAR

_YEAR, _MONTH = re.compile(r"-?[0-9]{1,3}"), re.compile(r"[0-9]{1,8}")
_NO_NUMBER = -9_999


@dataclass(frozen=True, slots=True)
class Balances:
    """budget, year (number of #RAR), month (yyyymm), account, objects, ore (debit positive), row."""

    frame: pd.DataFrame
    unreadable: tuple[Fault, ...] = ()


def read_balances(items: Items) -> Balances:
    """Every balance row whose year and month are numbers."""
    frame = items.balances
    year, month = _numbers(frame["year"], _YEAR), _numbers(frame["month"], _MONTH)
    frame = frame.assign(year=year, month=month)
    wrong = {YEAR: year == _NO_NUMBER, MONTH: month == _NO_NUMBER}
    if not any(rows.any() for rows in wrong.values()):
        return Balances(frame)
    faults = [(row, part) for part, rows in wrong.items() for row in frame.loc[rows, "row"].tolist()]
    return Balances(frame[~wrong[YEAR] & ~wrong[MONTH]], tuple(faults))


def _numbers(words: pd.Series, spelled: re.Pattern[str]) -> np.ndarray:
    """A column of words as numbers."""
    known = [int(word) if spelled.fullmatch(word) else _NO_NUMBER for word in words.cat.categories]
    return np.array(known or [_NO_NUMBER], np.int32)[words.cat.codes.to_numpy()]
