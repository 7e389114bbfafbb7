"""Transactions under the months of their vouchers; never their texts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from socfin.importers.sie.header import day
from socfin.importers.sie.items import Items


@dataclass(frozen=True, slots=True)
class Vouchers:
    """Transactions as a frame (month yyyymm, account, objects, ore, row), and what is wrong with them."""

    frame: pd.DataFrame
    unreadable: tuple[int, ...] = ()
    """Rows of vouchers without a date, and of transactions before any voucher."""
    unbalanced: tuple[int, ...] = ()
    """Rows of the #VER items whose transactions do not sum to zero."""
    cut_at: int | None = None
    """The row where a voucher opens that never closes."""


def read_vouchers(items: Items) -> Vouchers:
    """Every #TRANS under the month of its voucher's date."""
    transactions, at = items.transactions, items.vouchers["row"].to_numpy()
    months = np.array([_month(date) for date in items.vouchers["date"].cat.categories] or [0], np.int32)
    month_of = np.append(months[items.vouchers["date"].cat.codes.to_numpy()], 0)
    owner = np.searchsorted(at, transactions["row"].to_numpy()) - 1
    frame = transactions.assign(month=month_of[owner])
    homeless = transactions["row"].to_numpy()[owner < 0]
    return Vouchers(
        frame[frame["month"] > 0] if (frame["month"] == 0).any() else frame,
        unreadable=(*homeless.tolist(), *at[month_of[:-1] == 0].tolist()),
        unbalanced=tuple(at[_sums(transactions["ore"].to_numpy(), owner, len(at)) != 0].tolist()),
        cut_at=items.opened_at if items.opened_at > items.closed_at else None,
    )


def _sums(ore: np.ndarray, owner: np.ndarray, count: int) -> np.ndarray:
    """The sum of each voucher's rows, which stand together."""
    before = np.append(0, np.cumsum(ore))
    ends: np.ndarray = np.searchsorted(owner, np.arange(-1, count), side="right")
    return np.diff(before[ends])


def _month(date: str) -> int:
    """The month of a date as yyyymm, 0 for what is no date."""
    try:
        found = day(date)
    except ValueError:
        return 0
    return found.year * 100 + found.month
