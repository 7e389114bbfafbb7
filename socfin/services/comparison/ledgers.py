"""What publishing would change: two ledgers held against each other, key by key; nothing is stored."""

from __future__ import annotations

import numpy as np
import pandas as pd

from socfin.domain.lines import Line
from socfin.frames.declared import CHANGE_TOTALS, CHANGES, LEDGER, categories, checked, numbered, stacked

KEYS = ["verksamhet", "account", "line", "scenario", "as_of", "last", "months"]
TOTAL_KEYS = ["verksamhet", "scenario", "as_of", "last", "months"]
WORDS = ["new", "gone", "unchanged", "changed"]
NEW, GONE, UNCHANGED, CHANGED = np.arange(len(WORDS))


def compare(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Each key of either ledger with its amount before and after and what that is called.

    new: only after; gone: only before; changed or unchanged: in both, a missing amount equal only to
    a missing one. Amounts in öre. Columns: CHANGES.
    """
    sides = _side_by_side(before, after, KEYS)
    was, became = sides["before_ore"], sides["after_ore"]
    same = ((was == became).fillna(False) | (was.isna() & became.isna())).astype("bool")
    kind = np.select([~sides["in_before"], ~sides["in_after"], same], [NEW, GONE, UNCHANGED], CHANGED)
    sides["change"] = categories(kind, WORDS)
    return checked(sides[list(CHANGES)], CHANGES)


def compare_totals(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Net per verksamhet, scenario and span before and after; "varav" rows are not summed.

    The change is after − before, öre, missing when either side is. Columns: CHANGE_TOTALS.
    """
    sides = _side_by_side(_without_memo(before), _without_memo(after), TOTAL_KEYS)
    sides["change_ore"] = sides["after_ore"] - sides["before_ore"]
    return checked(sides[list(CHANGE_TOTALS)], CHANGE_TOTALS)


def over_months(totals: pd.DataFrame) -> pd.DataFrame:
    """The totals with single months in a row as one row each verksamhet and scenario; sums of months stay.

    Months are in a row when the totals leave out none of the year between them for any verksamhet.

    Takes CHANGE_TOTALS; gives verksamhet, scenario, as_of, first, last (Month.number), before_ore,
    after_ore, change_ore. A month without figures on one side adds nothing to that side.
    """
    alone = totals["months"] == 1
    spans = totals[~alone].assign(first=lambda sums: sums["last"] - sums["months"] + 1)
    single = totals[alone].assign(
        year=lambda months: months["last"] // 12, first=lambda months: months["last"]
    )
    single["run"] = _runs(single)
    keys = ["verksamhet", "scenario", "as_of", "year", "run"]
    grouped = single.groupby(keys, sort=False, as_index=False)
    months = grouped.agg({"first": "min", "last": "max"})
    for side in ("before_ore", "after_ore"):
        months[side] = grouped[side].sum(min_count=1)[side]
    months["change_ore"] = months["after_ore"] - months["before_ore"]
    columns = ["verksamhet", "scenario", "as_of", "first", "last", "before_ore", "after_ore", "change_ore"]
    joined = pd.concat([spans[columns], months[columns]])
    return joined.sort_values(["verksamhet", "scenario", "first"], kind="stable").reset_index(drop=True)


def _runs(single: pd.DataFrame) -> pd.Series:
    """A number for each row that months in a row share, within a scenario and year."""
    owner = numbered(single[["scenario", "as_of", "year"]])
    own = pd.DataFrame({"owner": owner, "last": single["last"].to_numpy()})
    months = own.drop_duplicates().sort_values(["owner", "last"])
    run = months["last"] - months.groupby("owner", sort=False).cumcount()
    _, first, places = np.unique(numbered(own), return_index=True, return_inverse=True)
    return pd.Series(run.reindex(first).to_numpy()[places], single.index)


def _without_memo(ledger: pd.DataFrame) -> pd.DataFrame:
    return ledger[ledger["line"] != Line.OF_WHICH_PERSONNEL.value]


def _side_by_side(before: pd.DataFrame, after: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """The keys of either ledger in order, with before_ore and after_ore, in_before and in_after.

    A key becomes one whole number first: a million rows are matched by number in a fraction of the time
    that seven columns of words take.
    """
    both = stacked(checked(before, LEDGER), checked(after, LEDGER))
    number = numbered(both[keys])
    known, first = np.unique(number, return_index=True)
    sides = both[keys].iloc[first].reset_index(drop=True)
    split = len(before)
    for side, rows in (("before", slice(None, split)), ("after", slice(split, None))):
        sums = _sums(number[rows], both["amount_ore"].iloc[rows])
        sides[f"{side}_ore"] = sums.reindex(known).array
        sides[f"in_{side}"] = np.isin(known, sums.index, assume_unique=True)
    return sides


def _sums(number: np.ndarray, amounts: pd.Series) -> pd.Series:
    """number → öre; missing where any amount is."""
    return amounts.groupby(number, sort=False).sum(skipna=False)
