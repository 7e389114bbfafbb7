"""The frames the services take and give: their columns, their empty forms and the one way out of pandas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from pandas.api.types import union_categoricals

if TYPE_CHECKING:
    from pandera.pandas import DataFrameSchema

LEDGER: dict[str, str] = {
    "verksamhet": "str",  # code; the committee's root has its own
    "account": "str",  # "" when the figure is for a line
    "line": "str",  # a Line's value, "" when an account is set
    "scenario": "str",
    "source": "str",
    "as_of": "int64",  # Month.number after which a forecast was made, 0 for none
    "last": "int64",  # Month.number of the last month covered
    "months": "int64",
    "upload": "int64",
    "rank": "int64",  # higher = published later
    "amount_ore": "Int64",  # NA: the file has the row without an amount
}

TREE: dict[str, str] = {
    "code": "str",
    "name": "str",
    "parent": "str",  # "" for the root only
    "order": "int64",
    "valid_from": "Int64",  # Month.number, NA when unbounded
    "valid_to": "Int64",
    "successor": "str",  # "" for none
}

ACCOUNTS: dict[str, str] = {
    "account": "str",  # "" for a figure the file gives by line
    "line": "str",  # a Line's value, "" for an account outside nettokostnad
    "budget_ore": "Int64",
    "outcome_ore": "Int64",
    "deviation_ore": "Int64",
}

ORIGINS: dict[str, str] = {
    "verksamhet": "str",
    "account": "str",
    "line": "str",
    "scenario": "str",
    "source": "str",
    "last": "int64",
    "months": "int64",
    "upload": "int64",
    "amount_ore": "Int64",
}

CHANGES: dict[str, str] = {
    "verksamhet": "category",
    "account": "category",
    "line": "category",
    "scenario": "category",
    "as_of": "int64",
    "last": "int64",
    "months": "int64",
    "before_ore": "Int64",
    "after_ore": "Int64",
    "change": "category",  # new, changed, unchanged or gone
}

CHANGE_TOTALS: dict[str, str] = {
    "verksamhet": "category",
    "scenario": "category",
    "as_of": "int64",
    "last": "int64",
    "months": "int64",
    "before_ore": "Int64",
    "after_ore": "Int64",
    "change_ore": "Int64",
}

NULLABLE = "Int64"
MOST_NUMBERS = 2**62
"""What a whole number holds."""


def frame_of(declared: dict[str, str], rows: Iterable[Sequence[Any]] = ()) -> pd.DataFrame:
    """Rows, values in the declared order, as a frame of the declared types; no rows give the empty frame."""
    listed = list(rows)
    columns = list(zip(*listed, strict=True)) if listed else [()] * len(declared)
    return pd.DataFrame(
        {
            name: pd.Series(list(values), dtype=kind)
            for (name, kind), values in zip(declared.items(), columns, strict=True)
        }
    )


def checked(frame: pd.DataFrame, declared: dict[str, str]) -> pd.DataFrame:
    """The frame itself when columns and types are as declared, else TypeError; costs microseconds.

    Words may be given as categories, which are the same words in a tenth of the time.
    """
    kinds = {str(name): str(kind) for name, kind in frame.dtypes.items()}
    words = [name for name, kind in declared.items() if kind == "str" and kinds.get(name) == "category"]
    kinds |= dict.fromkeys(words, "str")
    if kinds != declared:
        wrong = sorted(set(declared.items()) ^ set(kinds.items()))
        raise TypeError(f"The frame is not as declared: {wrong}")
    return frame


@cache
def schema(name: str) -> DataFrameSchema:
    """The pandera schema of a declared frame: "ledger", "tree", "accounts", "origins", "changes" …

    Pandera takes 0.2-0.4 s to import, so it is loaded when somebody validates (every test does),
    never at start-up; `checked` guards the same columns and types in a request.
    """
    import pandera.pandas as pa

    declared = {
        "ledger": LEDGER,
        "tree": TREE,
        "accounts": ACCOUNTS,
        "origins": ORIGINS,
        "changes": CHANGES,
        "change_totals": CHANGE_TOTALS,
    }[name]
    allowed: dict[str, list[Any]] = {
        "scenario": [pa.Check.isin(["budget", "outcome", "forecast", "deviation"])],
        "months": [pa.Check.in_range(1, 12)],
        "change": [pa.Check.isin(["new", "changed", "unchanged", "gone"])],
    }
    return pa.DataFrameSchema(
        {
            column: pa.Column(kind, allowed.get(column), nullable=kind == NULLABLE)
            for column, kind in declared.items()
        },
        strict=True,
        ordered=True,
        unique=["code"] if name == "tree" else None,
    )


def categories(codes: np.ndarray, words: list[str]) -> pd.Series:
    """The words with these numbers, as a column."""
    return pd.Series(pd.Categorical.from_codes(codes, categories=pd.Index(words, dtype="str")))


def numbered(keys: pd.DataFrame) -> np.ndarray:
    """A whole number for each row: equal for equal keys, and ordered as the keys are, a missing part last.

    Rows are matched by it in a fraction of the time that seven columns of words take.
    """
    number, size = np.zeros(len(keys), dtype="int64"), 1
    for name in keys:
        codes, values = pd.factorize(keys[name], sort=True, use_na_sentinel=False)
        if size * len(values) > MOST_NUMBERS:
            number, size = _closed_up(number)
        number, size = number * len(values) + codes, size * len(values)
    return number


def _closed_up(number: np.ndarray) -> tuple[np.ndarray, int]:
    """The same order without gaps, and how many there are."""
    codes, values = pd.factorize(number, sort=True)
    return codes, len(values)


def stacked(first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    """The rows of both frames, the first's first; words become categories, which are in order."""
    parts = [part for part in (first, second) if not part.empty] or [first]
    if len(parts) == 1 and all(_has_ordered_words(parts[0][name]) for name in first):
        return parts[0][list(first)].reset_index(drop=True)

    def column(name: str) -> Any:
        if parts[0][name].dtype in ("str", "category"):
            return union_categoricals([part[name].astype("category") for part in parts], sort_categories=True)
        return pd.concat([part[name] for part in parts], ignore_index=True)

    return pd.DataFrame({str(name): column(str(name)) for name in first})


def _has_ordered_words(column: pd.Series) -> bool:
    """Whether the words of a column are categories in order; true of a column of numbers."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return bool(column.dtype.categories.is_monotonic_increasing)
    return column.dtype != "str"


def summed(frame: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Sum `amount_ore` per key; a key with any missing amount is missing."""
    if frame.empty:
        return frame[[*keys, "amount_ore"]]
    return frame.groupby(keys, sort=False)["amount_ore"].sum(skipna=False).reset_index()


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The one exit from pandas: a list of dicts of plain values, None for every missing one."""
    names = [str(name) for name in frame.columns]
    columns = [_plain(frame[name]) for name in frame.columns]
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def _plain(column: pd.Series) -> list[Any]:
    values = column.tolist()
    return [None if empty else value for value, empty in zip(values, column.isna().tolist(), strict=True)]
