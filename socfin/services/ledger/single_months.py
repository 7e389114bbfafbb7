"""Amounts for several months as what is left for the last of them, for formats of single months."""

from __future__ import annotations

import pandas as pd

from socfin.domain.figures import Scenario
from socfin.domain.lines import AccountRule, Line
from socfin.services.ledger.measures import COUNTED, LINES, line_numbers
from socfin.services.ledger.spans import cover, pieces_of

OWNER = ["verksamhet", "scenario", "source", "as_of"]
"""Amounts of one owner lie in each other's months; another source (a budget decision) adds to them."""
NET, COST = LINES.index(Line.NET), LINES.index(Line.COST)
COSTS = frozenset(number for number, line in enumerate(LINES) if line.is_cost)
WITHIN = {NET: frozenset(COUNTED), COST: COSTS}
"""What a sum holds besides its own row: lines and accounts mapped to them, as numbers of LINES."""


def single_months(ledger: pd.DataFrame, root: str, rules: tuple[AccountRule, ...]) -> pd.DataFrame:
    """The ledger with one month a row: what a longer span holds beyond shorter ones in it stands last.

    January–March −300 beside January −100 and February −110 gives March −90; an undivided net or cost holds
    the shorter amounts of its accounts and lines too, but never those a row of its own span holds. A longer
    span that the figures replaced by others (services.spans) is left out, and so is a sum for several months
    on the root when other verksamheter have the scenario: it repeats them. Missing amounts are left out.
    Amounts in öre; columns as the ledger's.
    """
    known = ledger[ledger["amount_ore"].notna() & ~_replaced(ledger)]
    divided = set(known.loc[known["verksamhet"] != root, "scenario"])
    repeats = (known["verksamhet"] == root) & (known["months"] > 1) & known["scenario"].isin(divided)
    known = known[~repeats]
    longer = known["months"] > 1
    if not longer.any():
        return known.assign(months=1)
    owners = pd.MultiIndex.from_frame(known[OWNER])
    touched = owners.isin(owners[longer.to_numpy()].unique())
    placed = [_placed(group, rules) for _, group in known[touched].groupby(OWNER, sort=False)]
    return pd.concat([known[~touched], *placed]).assign(months=1).astype(ledger.dtypes)


def _replaced(ledger: pd.DataFrame) -> pd.Series:
    """The rows of longer spans that count in no sum from January, though their last month has one."""
    pieces, piece_of_row = pieces_of(ledger)
    replaced: set[int] = set()
    for scenario, year in {(piece.scenario, piece.last // 12) for piece in pieces}:
        own = [piece for piece in pieces if (piece.scenario, piece.last // 12) == (scenario, year)]
        if scenario != Scenario.FORECAST.value:
            sums = cover(own, year * 12, year * 12 + 11)
            used = {piece.index for pieces in sums.values() for piece in pieces}
            replaced |= {piece.index for piece in own if piece.months > 1 and piece.last in sums} - used
    return piece_of_row.isin(replaced)


def _placed(group: pd.DataFrame, rules: tuple[AccountRule, ...]) -> pd.DataFrame:
    """One owner's spans, shortest first, each less what already stands in its months."""
    lines = pd.Series(line_numbers(group, rules), index=group.index)
    ordered = group.assign(number=lines).sort_values(["months", "last"], kind="stable")
    at: dict[tuple[str, str, int], dict[int, int]] = {}
    left: list[int] = []
    for _, rows in ordered.groupby(["months", "last"], sort=True):
        months, last = int(rows["months"].iloc[0]), int(rows["last"].iloc[0])
        keys = list(zip(rows["account"], rows["line"], rows["number"], strict=True))
        amounts = [int(amount) for amount in rows["amount_ore"]]
        if months > 1:
            inside = {
                key: sum(value for month, value in by_month.items() if last - months < month <= last)
                for key, by_month in at.items()
            }
            held = _held(keys, inside)
            amounts = [amount - taken for amount, taken in zip(amounts, held, strict=True)]
        for key, amount in zip(keys, amounts, strict=True):
            by_month = at.setdefault(key, {})
            by_month[last] = by_month.get(last, 0) + amount
        left.extend(amounts)
    return ordered.assign(amount_ore=pd.array(left, dtype="Int64")).drop(columns="number")


def _held(keys: list[tuple[str, str, int]], inside: dict[tuple[str, str, int], int]) -> list[int]:
    """What each row of one span holds of the amounts inside it, every amount once: its own, then a sum's."""
    remaining = dict(inside)
    held = [remaining.pop(key, 0) for key in keys]
    for total in (COST, NET):
        for place, (account, _, number) in enumerate(keys):
            if not account and number == total:
                chosen = [key for key in remaining if key[2] in WITHIN[total]]
                held[place] += sum(remaining.pop(key) for key in chosen)
    return held
