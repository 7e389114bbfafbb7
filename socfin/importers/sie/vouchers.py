"""Transactions under the months of their vouchers; never their texts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from socfin.domain.period import Month
from socfin.importers.sie.grammar.header import Year, day
from socfin.importers.sie.grammar.items import Fault, Items
from socfin.importers.sie.grammar.single import PLACE
from socfin.importers.spelling.bounds import YEARS


@dataclass(frozen=True, slots=True)
class Vouchers:
    """Transactions as a frame (month yyyymm, account, objects, ore, row), and what is wrong with them."""

    frame: pd.DataFrame
    homeless: tuple[Fault, ...] = ()
    """Transactions before any voucher."""
    undated: tuple[int, ...] = ()
    """Rows of vouchers whose date cannot be read."""
    unbalanced: tuple[tuple[int, int], ...] = ()
    """Rows of the #VER items whose transactions do not sum to zero, and their sum in öre."""
    cut_at: int | None = None
    """The row where a voucher opens that never closes."""
    rows: np.ndarray | None = None
    """The rows of all #VER items, ascending."""

    def of(self, row: int) -> int | None:
        """The row of the voucher that a transaction stands in."""
        if self.rows is None:
            return None
        at = int(np.searchsorted(self.rows, row)) - 1
        return int(self.rows[at]) if at >= 0 else None


def read_vouchers(items: Items) -> Vouchers:
    """Every #TRANS under the month of its voucher's date."""
    transactions, at = items.transactions, items.vouchers["row"].to_numpy()
    months = np.array([_month(date) for date in items.vouchers["date"].cat.categories] or [0], np.int32)
    month_of = np.append(months[items.vouchers["date"].cat.codes.to_numpy()], 0)
    owner = np.searchsorted(at, transactions["row"].to_numpy()) - 1
    frame = transactions.assign(month=month_of[owner])
    homeless = transactions["row"].to_numpy()[owner < 0]
    sums = _sums(transactions["ore"].to_numpy(), owner, len(at))
    wrong = np.flatnonzero(sums)
    return Vouchers(
        frame[frame["month"] > 0] if (frame["month"] == 0).any() else frame,
        homeless=tuple((row, PLACE) for row in homeless.tolist()),
        undated=tuple(at[month_of[:-1] == 0].tolist()),
        unbalanced=tuple(zip(at[wrong].tolist(), sums[wrong].tolist(), strict=True)),
        cut_at=items.opened_at if items.opened_at > items.closed_at else None,
        rows=at,
    )


def outside(transactions: pd.DataFrame, year: Year | None) -> np.ndarray:
    """The transactions whose voucher lies outside the file's own financial year."""
    if year is None:
        return np.zeros(len(transactions), np.bool_)
    first, last = (month.year * 100 + month.month for month in year)
    month = transactions["month"].to_numpy()
    hits: np.ndarray = (month < first) | (month > last)
    return hits


def own_year(years: dict[int, Year]) -> Year | None:
    """The year a file's vouchers belong to: number 0, else the latest."""
    return years.get(0) or max(years.values(), default=None, key=_last)


def _last(year: Year) -> Month:
    return year[1]


def _sums(ore: np.ndarray, owner: np.ndarray, count: int) -> np.ndarray:
    """The sum of each voucher's rows, which stand together."""
    before = np.append(0, np.cumsum(ore))
    ends: np.ndarray = np.searchsorted(owner, np.arange(-1, count), side="right")
    return np.diff(before[ends])


def _month(date: str) -> int:
    """The month of a date as yyyymm, 0 for what is no date of our time."""
    try:
        date_read = day(date)
    except ValueError:
        return 0
    return date_read.year * 100 + date_read.month if date_read.year in YEARS else 0
