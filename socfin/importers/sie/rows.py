"""Which rows of a SIE file count: balances, or vouchers where they say more; the income statement alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from socfin.domain.figures import Problem
from socfin.importers.options import Options
from socfin.importers.sie import checks
from socfin.importers.sie.balances import read_balances
from socfin.importers.sie.cleaning import cleaned
from socfin.importers.sie.counted import counted_told
from socfin.importers.sie.grammar.header import Header
from socfin.importers.sie.grammar.items import Items
from socfin.importers.sie.grammar.tokens import ObjectList
from socfin.importers.sie.voucher_checks import (
    Named,
    check_accounts,
    check_balance,
    check_closed,
    check_dates,
    check_year,
    vouchers_only,
)
from socfin.importers.sie.vouchers import Vouchers, outside, own_year, read_vouchers


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows that count, and what is wrong in the file."""

    balances: pd.DataFrame
    """budget, year, month, account, objects, ore, row; what no object means is for `meaning` to find."""
    vouchers: pd.DataFrame
    """month, account, objects, ore, row; every row is money of its own."""
    lists: tuple[ObjectList, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """True when nothing counts."""
        return self.balances.empty and self.vouchers.empty


def rows_of(items: Items, header: Header, options: Options, named: Named) -> Rows:
    """Cleaned balances and vouchers of the accounts of the income statement."""
    balances, vouchers = read_balances(items), read_vouchers(items)
    of_result = _income_statement(balances.frame, header)
    clean = cleaned(of_result, header, items.lists, options)
    frame = clean.frame
    if header.kind == "2":
        frame = frame[~_with_objects(frame, items.lists)]
    faults = (*items.unreadable, *balances.unreadable, *vouchers.homeless)
    year = own_year(header.years)
    transactions = _income_statement(vouchers.frame, header)
    every, counted = (len(balances.frame) + len(vouchers.frame), len(of_result) + len(transactions))
    elsewhere = outside(transactions, year)
    problems = (
        *checks.check_lines(header, faults),
        *clean.problems,
        *check_closed(vouchers.cut_at),
        *check_dates(vouchers.undated, named),
        *check_year(_vouchers_of(transactions[elsewhere], vouchers), year, named),
        *check_accounts(_without_account(transactions[~elsewhere], vouchers, header), named),
    )
    transactions = transactions[~elsewhere]
    here = ~frame["budget"] & (frame["month"] // 100).isin((transactions["month"] // 100).unique())
    asked = _balances_stand(frame[here], transactions, items.lists)
    if asked is not None:
        notes = (*clean.notes, counted_told(every, counted, len(frame)))
        return Rows(frame, transactions[:0], items.lists, (*problems, *asked), notes)
    problems = (*problems, *check_balance(vouchers.unbalanced, named))
    if balances.frame.empty and not header.balances and not header.results and len(vouchers.frame):
        problems = (vouchers_only(with_year=True), *problems)
    frame = frame[~here]
    notes = (*clean.notes, counted_told(every, counted, len(frame) + len(transactions)))
    return Rows(frame, transactions, items.lists, problems, notes)


def _vouchers_of(transactions: pd.DataFrame, vouchers: Vouchers) -> list[int]:
    """The rows of the vouchers that transactions with an amount stand in."""
    rows = transactions.loc[transactions["ore"] != 0, "row"].tolist()
    return list(dict.fromkeys(row for row in map(vouchers.of, rows) if row is not None))


def _without_account(transactions: pd.DataFrame, vouchers: Vouchers, header: Header) -> list[tuple[int, str]]:
    """The vouchers' rows, with the word, of amounts on what is neither a number nor a declared account."""
    words = [str(word) for word in transactions["account"].cat.categories]
    none = {word for word in words if not word.isdecimal() and word not in header.accounts}
    some = transactions[transactions["account"].astype("str").isin(none) & (transactions["ore"] != 0)]
    pairs = zip(some["row"].tolist(), some["account"].astype("str").tolist(), strict=True)
    return list(dict.fromkeys((at, word) for row, word in pairs if (at := vouchers.of(row)) is not None))


def is_result(account: str, header: Header) -> bool:
    """True for accounts that are not of the balance sheet, by #KTYP and else by first digit."""
    kind = header.account_kinds.get(account, "")
    return kind not in ("T", "S") and (kind in ("K", "I") or account[:1] not in ("1", "2"))


def _balances_stand(
    outcome: pd.DataFrame, vouchers: pd.DataFrame, lists: tuple[ObjectList, ...]
) -> tuple[Problem, ...] | None:
    """What to tell when the outcome is read from the balances; None when it is read from the vouchers.

    Vouchers are read for years whose outcome the balances do not give, and where they divide among objects
    what the balances give undivided, if both come to the same.
    """
    if outcome.empty:
        return None
    if _with_objects(outcome, lists).any() or not _with_objects(vouchers, lists).any():
        return ()
    return None if _sums(outcome).equals(_sums(vouchers)) else (checks.vouchers_differ(),)


def _with_objects(frame: pd.DataFrame, lists: tuple[ObjectList, ...]) -> np.ndarray:
    hits: np.ndarray = np.array([bool(pairs) for pairs in lists] or [False])[frame["objects"].to_numpy()]
    return hits


def _sums(frame: pd.DataFrame) -> pd.Series:
    """Öre per account and month, where there is any."""
    sums = frame.groupby(["account", "month"], observed=True)["ore"].sum().sort_index()
    return sums[sums != 0]


def _income_statement(frame: pd.DataFrame, header: Header) -> pd.DataFrame:
    counted = [is_result(str(account), header) for account in frame["account"].cat.categories]
    return frame[np.array([*counted, False])[frame["account"].cat.codes.to_numpy()]]
