"""Vouchers summed by month, account and objects as a frame like the balances'; texts and names are never kept."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from socfin.domain.money import Unit
from socfin.importers.numbers import ore_of
from socfin.importers.sie.header import day
from socfin.importers.sie.lines import Numbered
from socfin.importers.sie.tokens import ObjectList, Objects, amount, fields_of, texts_of


@dataclass(frozen=True, slots=True)
class Vouchers:
    """Transaction rows as a frame (month yyyymm, account, objects, ore, row), and what is wrong with them."""

    frame: pd.DataFrame
    lists: tuple[ObjectList, ...]
    unreadable: tuple[int, ...] = ()
    unbalanced: tuple[int, ...] = ()
    """Rows of the #VER items whose transactions do not sum to zero."""


def read_vouchers(vouchers: Numbered, transactions: Numbered) -> Vouchers:
    """Every #TRANS under the month of its voucher's date."""
    months = [_month(line) for line in vouchers.lines]
    unreadable = [row for row, month in zip(vouchers.rows, months, strict=True) if month == 0]
    rows = np.array(transactions.rows, dtype="int64")
    owner = np.searchsorted(np.array(vouchers.rows, dtype="int64"), rows) - 1
    heads, amounts = _cut(transactions.lines)
    ore, wrong = _ore(amounts)
    codes, spellings = pd.factorize(np.array(heads, dtype=object))
    accounts: dict[str, int] = {}
    lists: dict[ObjectList, int] = {}
    account_at = np.zeros(len(spellings) + 1, dtype="int32")
    list_at = np.zeros(len(spellings) + 1, dtype="int32")
    for at, spelling in enumerate(spellings):
        account, pairs = _account_and_objects(spelling)
        account_at[at] = accounts.setdefault(account, len(accounts))
        list_at[at] = lists.setdefault(pairs, len(lists))
    named = np.array([bool(name) for name in accounts] or [True])
    bad = wrong | (owner < 0) | ~named[account_at[codes]]
    month = np.array([*months, 0], dtype="int32")[owner]
    frame = pd.DataFrame(
        {
            "month": month,
            "account": pd.Categorical.from_codes(account_at[codes], pd.Index(list(accounts), dtype="str")),
            "objects": list_at[codes],
            "ore": ore,
            "row": rows.astype("int32"),
        }
    )
    sums = np.zeros(len(months) + 1, dtype="int64")
    np.add.at(sums, owner, ore)
    unbalanced = [vouchers.rows[at] for at in np.flatnonzero(sums[: len(months)]).tolist()]
    unreadable += rows[bad].tolist()
    return Vouchers(frame[~bad & (month > 0)], tuple(lists), tuple(unreadable), tuple(unbalanced))


def _cut(lines: list[str]) -> tuple[list[str], list[str]]:
    """Each line's part up to the object list's end, and its amount."""
    cut = [line.partition("}") for line in lines]
    return [head for head, _, _ in cut], [(tail.split(None, 1) or [""])[0] for _, _, tail in cut]


def _ore(amounts: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Whole öre, and which amounts cannot be read."""
    values = pd.to_numeric(pd.Series(amounts, dtype=object), errors="coerce").to_numpy(dtype="float64")
    whole = np.rint(values * 100)
    exact = (np.abs(values) < 1e11) & (np.abs(values * 100 - whole) < 1e-4)
    ore = np.where(exact, whole, 0).astype("int64")
    wrong = ~exact
    for at in np.flatnonzero(wrong).tolist():
        try:
            ore[at] = ore_of(amount(amounts[at].strip('"')), Unit.KR)
            wrong[at] = False
        except ValueError:
            continue
    return ore, wrong


def _account_and_objects(head: str) -> tuple[str, ObjectList]:
    fields = fields_of(head + "}")
    texts = [f for f in fields if isinstance(f, str)]
    pairs = next((f.pairs for f in fields if isinstance(f, Objects)), ())
    return texts[1] if len(texts) > 1 else "", pairs


def _month(line: str) -> int:
    """The month of a voucher's date as yyyymm, 0 when it has none."""
    fields = texts_of(line.rstrip().removesuffix("{"))
    try:
        date = day(fields[3])
    except (IndexError, ValueError):
        return 0
    return date.year * 100 + date.month
