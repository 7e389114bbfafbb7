"""What publishing would change: two ledgers held against each other, key by key; nothing is stored."""

from __future__ import annotations

import pandas as pd

from socfin.domain.lines import Line
from socfin.services.frames import CHANGE_TOTALS, CHANGES, LEDGER, checked, summed

KEYS = ["verksamhet", "account", "line", "scenario", "as_of", "last", "months"]
TOTAL_KEYS = ["verksamhet", "scenario", "as_of", "last", "months"]


def compare(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Each key of either ledger with its amount before and after and what that is called.

    new: only after; gone: only before; changed or unchanged: in both, a missing amount equal only to
    a missing one. Amounts in öre. Columns: CHANGES.
    """
    merged = _side_by_side(before, after, KEYS)
    same = (merged["before_ore"] == merged["after_ore"]).fillna(False).astype(bool) | (
        merged["before_ore"].isna() & merged["after_ore"].isna()
    )
    change = merged["_merge"].astype("str").map({"left_only": "gone", "right_only": "new", "both": "changed"})
    merged["change"] = change.mask((change == "changed") & same, "unchanged")
    return checked(merged[list(CHANGES)].astype(CHANGES), CHANGES)


def compare_totals(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Net per verksamhet, scenario and span before and after; "varav" rows are not summed.

    The change is missing when either side is. Columns: CHANGE_TOTALS.
    """
    merged = _side_by_side(_without_memo(before), _without_memo(after), TOTAL_KEYS)
    merged["change_ore"] = merged["after_ore"] - merged["before_ore"]
    return checked(merged[list(CHANGE_TOTALS)].astype(CHANGE_TOTALS), CHANGE_TOTALS)


def over_months(totals: pd.DataFrame) -> pd.DataFrame:
    """The totals with a year's single months as one row each verksamhet and scenario; sums of months stay.

    Takes CHANGE_TOTALS; gives verksamhet, scenario, as_of, first, last (Month.number), before_ore,
    after_ore, change_ore. A month without figures on one side adds nothing to that side.
    """
    alone = totals["months"] == 1
    spans = totals[~alone].assign(first=lambda sums: sums["last"] - sums["months"] + 1)
    single = totals[alone].assign(
        year=lambda months: months["last"] // 12, first=lambda months: months["last"]
    )
    keys = ["verksamhet", "scenario", "as_of", "year"]
    grouped = single.groupby(keys, sort=False, as_index=False)
    months = grouped.agg({"first": "min", "last": "max"})
    for side in ("before_ore", "after_ore"):
        months[side] = grouped[side].sum(min_count=1)[side]
    months["change_ore"] = months["after_ore"] - months["before_ore"]
    columns = ["verksamhet", "scenario", "as_of", "first", "last", "before_ore", "after_ore", "change_ore"]
    joined = pd.concat([spans[columns], months[columns]])
    return joined.sort_values(["verksamhet", "scenario", "first"], kind="stable").reset_index(drop=True)


def _without_memo(ledger: pd.DataFrame) -> pd.DataFrame:
    return ledger[ledger["line"] != Line.OF_WHICH_PERSONNEL.value]


def _side_by_side(before: pd.DataFrame, after: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    left = summed(checked(before, LEDGER), keys).rename(columns={"amount_ore": "before_ore"})
    right = summed(checked(after, LEDGER), keys).rename(columns={"amount_ore": "after_ore"})
    if left.empty:  # a first file: nothing to match a million rows against
        merged = right.assign(before_ore=pd.array([pd.NA] * len(right), dtype="Int64"), _merge="right_only")
        return merged.sort_values(keys, kind="stable").reset_index(drop=True)
    merged = left.merge(right, on=keys, how="outer", indicator=True)
    return merged.sort_values(keys, kind="stable").reset_index(drop=True)
