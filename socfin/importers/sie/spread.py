"""A SIE file's rows spread over one dimension's objects, the rest on the root; never two dimensions.

In, frames of month, account, objects, ore and row. Out, code, account, month, ore and row, one row a key.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from socfin.importers.options import Braces
from socfin.importers.sie.grammar.tokens import ObjectList
from socfin.importers.sie.row_keys import added, keys_of


def spread(
    frame: pd.DataFrame,
    lists: tuple[ObjectList, ...],
    dimension: str,
    braces: Braces,
    named: frozenset[str] = frozenset(),
    *,
    month_by_month: bool = False,
) -> pd.DataFrame:
    """The rows of a dimension, and on the root what a total has beyond them or a remainder says by itself.

    `named` are the objects the file names: one called "0" that it does not name means no object. A month
    without a total had none, unless totals are known `month_by_month`: then it is only known divided.
    """
    codes, place = _codes(lists, dimension, named)
    at = place[frame["objects"].to_numpy()]
    if braces is Braces.REMAINDER:
        return _sum(frame, np.maximum(at, 0), codes)
    empty = np.array([not pairs for pairs in lists] or [True])[frame["objects"].to_numpy()]
    alone = np.array([len(pairs) == 1 for pairs in lists] or [False])[frame["objects"].to_numpy()]
    chosen = _without_repetition(frame, at >= 0, alone, empty)
    divided = frame[chosen].assign(code=at[chosen])
    rest = _rest(frame[empty], divided, month_by_month=month_by_month)
    parts = pd.concat([divided[["code", "account", "month", "ore", "row"]], rest], ignore_index=True)
    return _sum(parts, parts["code"].to_numpy(), codes)


def _codes(
    lists: tuple[ObjectList, ...], dimension: str, named: frozenset[str]
) -> tuple[list[str], np.ndarray]:
    """The dimension's object codes, "" first, and each list's place among them (−1 when it has none)."""
    places: dict[str, int] = {"": 0}
    at = []
    for pairs in lists:
        code = next((o for d, o in pairs if d == dimension), None) if dimension else None
        nobody = code is not None and not code.strip("0") and code not in named
        at.append(-1 if code is None else places.setdefault("" if nobody else code, len(places)))
    return list(places), np.array(at or [-1], dtype="int64")


def _without_repetition(
    frame: pd.DataFrame, inside: np.ndarray, alone: np.ndarray, empty: np.ndarray
) -> np.ndarray:
    """The dimension's rows, without those of several dimensions when they repeat its own rows' money."""
    single, several = inside & alone, inside & ~alone
    if not single.any() or not several.any():
        return inside
    whole = _by_account(frame, empty)
    own, crossed = _by_account(frame, single), _by_account(frame, several)
    together = own.add(crossed, fill_value=0)
    ties = [(whole.reindex(s.index, fill_value=0) == s).sum() for s in (own, crossed, together)]
    return (single, several, inside)[int(np.argmax(ties))]


def _by_account(frame: pd.DataFrame, rows: np.ndarray) -> pd.Series:
    return frame[rows].groupby("account", observed=True)["ore"].sum()


def without_total(frame: pd.DataFrame, lists: tuple[ObjectList, ...], dimension: str) -> pd.DataFrame:
    """The dimension's rows of months that have no total, of accounts that have one in other months."""
    places = frame["objects"].to_numpy()
    empty = np.array([not pairs for pairs in lists] or [True])[places]
    inside = np.array([dimension in dict(pairs) for pairs in lists] or [False])[places]
    whole = frame[empty]
    alone = _among(frame, whole, month=False) & ~_among(frame, whole, month=True)
    rows: pd.DataFrame = frame[inside & alone]
    return rows


def _among(frame: pd.DataFrame, whole: pd.DataFrame, *, month: bool) -> np.ndarray:
    """Which rows have a total of their account, and of their month too; both frames are parts of one."""
    known, every = _places(whole, month=month), _places(frame, month=month)
    hits: np.ndarray = np.isin(every, known)
    return hits


def _places(frame: pd.DataFrame, *, month: bool) -> np.ndarray:
    account = frame["account"].cat.codes.to_numpy().astype("int64")
    return account * 1_000_000 + frame["month"].to_numpy() if month else account


def _rest(whole: pd.DataFrame, divided: pd.DataFrame, *, month_by_month: bool) -> pd.DataFrame:
    """What the totals hold beyond the divided rows, per account and month.

    Rows whose account, or account and month, has no total are only known divided.
    """
    keys = ["account", "month"]
    minus = divided[_among(divided, whole, month=month_by_month)]
    both = pd.concat([whole[[*keys, "ore", "row"]], minus[[*keys, "ore", "row"]].assign(ore=-minus["ore"])])
    summed = both.groupby(keys, observed=True, as_index=False).agg(ore=("ore", "sum"), row=("row", "first"))
    rest = summed[summed["ore"] != 0] if len(divided) else summed
    return rest.assign(code=0)[["code", *keys, "ore", "row"]]


def _sum(frame: pd.DataFrame, at: np.ndarray, codes: list[str]) -> pd.DataFrame:
    """One row per code, account and month; the first row number stands for the sum."""
    parts = frame.assign(code=at)[["code", "account", "month", "ore", "row"]]
    keys = keys_of(at, frame["account"].cat.codes.to_numpy(), frame["month"].to_numpy())
    if keys.repeated().any():
        first, ore = added(keys, parts["ore"].to_numpy())
        parts = parts.iloc[first].assign(ore=ore)
    code = pd.Categorical.from_codes(parts["code"].to_numpy(), pd.Index(codes, dtype="str"))
    return parts.assign(code=code)
