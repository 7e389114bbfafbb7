"""Spread SIE rows as the importers' figure frame, with our sign; never which rows count."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from socfin.domain.figures import Scenario
from socfin.domain.lines import Line
from socfin.frames.figures import COLUMNS


def figure_frame(parts: dict[Scenario, pd.DataFrame], lines: dict[str, Line]) -> pd.DataFrame:
    """Spread rows as a figure frame: our sign, and only the words that are used, sorted.

    `lines` are accounts that stand for lines; their figures have the line and no account.
    """
    both = pd.concat(parts.values(), ignore_index=True)
    month = both["month"].to_numpy(dtype="int64")
    account, accounts = both["account"].cat.codes.to_numpy(), both["account"].cat.categories
    scenario = np.repeat(np.arange(len(parts)), [len(part) for part in parts.values()])
    always, never = np.ones(len(both), dtype=bool), np.zeros(len(both), dtype=bool)
    columns = {
        "verksamhet_code": _used(both["code"].cat.codes.to_numpy(), both["code"].cat.categories),
        "account": _used(account, ["" if account in lines else account for account in accounts]),
        "line": _used(account, [lines[account].value if account in lines else "" for account in accounts]),
        "scenario": _used(scenario, [part.value for part in parts]),
        "last_month": (month // 100 * 12 + month % 100 - 1).astype("int32"),
        "months": always.astype("int8"),
        "amount_ore": pd.arrays.IntegerArray(-both["ore"].to_numpy(), never),
        "as_of": pd.arrays.IntegerArray(never.astype("int32"), always),
        "row": both["row"].to_numpy(),
    }
    return pd.DataFrame({name: columns[name] for name in COLUMNS})


def _used(places: np.ndarray, words: Iterable[str]) -> pd.Categorical:
    """Places among words, of which several may be the same, as a category of those used, sorted."""
    counts = np.bincount(places, minlength=1)
    spelled = [word if at < len(counts) and counts[at] else None for at, word in enumerate(words)]
    used = {word: at for at, word in enumerate(sorted({word for word in spelled if word is not None}))}
    new = np.array([used.get(word, -1) if word is not None else -1 for word in spelled] or [-1], np.int32)
    return pd.Categorical.from_codes(new[places], pd.Index(list(used), dtype="str"))
