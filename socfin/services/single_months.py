"""Amounts for several months as what is left for the last of them, for formats of single months."""

from __future__ import annotations

import pandas as pd

KEY = ["verksamhet", "account", "line", "scenario"]


def single_months(ledger: pd.DataFrame, root: str) -> pd.DataFrame:
    """The ledger with one month a row: what a longer span holds beyond shorter ones in it stands last.

    January–March −300 beside January −100 and February −110 gives March −90. A sum for several months on the
    root is left out when other verksamheter have the scenario too: it repeats them. Missing amounts are left
    out. Amounts in öre; columns as the ledger's.
    """
    known = ledger[ledger["amount_ore"].notna()]
    divided = set(known.loc[known["verksamhet"] != root, "scenario"])
    repeats = (known["verksamhet"] == root) & (known["months"] > 1) & known["scenario"].isin(divided)
    known = known[~repeats]
    longer = known["months"] > 1
    if not longer.any():
        return known.assign(months=1)
    keys = pd.MultiIndex.from_frame(known[KEY])
    touched = keys.isin(keys[longer.to_numpy()].unique())
    placed = [_placed(group) for _, group in known[touched].groupby(KEY, sort=False)]
    return pd.concat([known[~touched], *placed]).assign(months=1).astype(ledger.dtypes)


def _placed(group: pd.DataFrame) -> pd.DataFrame:
    """One key's spans, shortest first, each less what already stands in its months."""
    ordered = group.sort_values(["months", "last"], kind="stable")
    at: dict[int, int] = {}
    amounts: list[int] = []
    spans = zip(ordered["last"], ordered["months"], ordered["amount_ore"], strict=True)
    for last, months, amount in spans:
        inside = sum(value for month, value in at.items() if last - months < month <= last)
        left = int(amount) - inside if months > 1 else int(amount)
        at[last] = at.get(last, 0) + left
        amounts.append(left)
    return ordered.assign(amount_ore=pd.array(amounts, dtype="Int64"))
