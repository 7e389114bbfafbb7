"""Amounts of a file that ought to be alike, verksamhet by verksamhet; never what is odd about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from socfin.domain.figures import Scenario
from socfin.domain.lines import Line
from socfin.domain.period import Month, Span

YEAR = 12
"""Months."""
KEYS = ["verksamhet", "last", "months"]
_BESIDE = [line.value for line in Line if not line.is_summed or line.is_beside_net]
DEFINITE: dict[str, str] = {
    Scenario.OUTCOME: "utfallet",
    Scenario.BUDGET: "budgeten",
    Scenario.FORECAST: "prognosen",
    Scenario.DEVIATION: "avvikelsen",
}
"""What a message calls a scenario's amount."""
Slot = tuple[str, int, int]
"""Scenario, the number of the last month, and the count of months."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """The verksamheter that have two amounts, öre, none 0; all in the same order."""

    slots: tuple[Slot, Slot]
    codes: list[str]
    own: np.ndarray
    other: np.ndarray
    words: tuple[str, str]
    """What the two are, in Swedish: "utfallet", "budgeten"."""


def nets(figures: pd.DataFrame) -> pd.DataFrame:
    """The net of each scenario, verksamhet and span in öre, without what is missing or 0.

    Of several forecasts of one year the newest, as an earlier one beside it is no part of it.
    """
    net = figures[figures["amount_ore"].notna() & ~figures["line"].isin(_BESIDE)]
    newest = net.groupby(["scenario", "last", "months"], observed=True)["as_of"].transform("max")
    net = net[net["as_of"] == newest]
    sums = net.astype({"verksamhet": "str", "scenario": "str"}).groupby(["scenario", *KEYS], as_index=False)
    whole = pd.DataFrame(sums["amount_ore"].sum())
    return whole.loc[whole["amount_ore"] != 0]


def pairs_of(whole: pd.DataFrame) -> Iterator[Pairs]:
    """Outcome beside budget, forecast beside budget, and outcome beside last year's, of the same months."""
    outcome, budget, forecast = (
        whole[whole["scenario"] == s.value] for s in (Scenario.OUTCOME, Scenario.BUDGET, Scenario.FORECAST)
    )
    yield from _pairs(outcome, budget, ("utfallet", "budgeten"))
    yield from _pairs(forecast, budget, ("prognosen", "budgeten"))
    yield from _pairs(outcome, outcome, ("utfallet", "förra årets"), ago=YEAR)


def months_before(whole: pd.DataFrame) -> Iterator[Pairs]:
    """A month's outcome beside that of the month before, where both stand alone."""
    single = whole[(whole["months"] == 1) & (whole["scenario"] == Scenario.OUTCOME.value)]
    yield from _pairs(single, single, ("utfallet", "månaden före"), ago=1)


def year_and_parts(whole: pd.DataFrame) -> Iterator[Pairs]:
    """A whole year beside each shorter span where any verksamhet has the very same amount in both.

    Not of the same scenario and year, which are held against each other as spans. The words name each span.
    """
    year, part = whole[whole["months"] == YEAR], whole[whole["months"] < YEAR]
    if year.empty or part.empty:
        return
    both = year.merge(part, on="verksamhet", suffixes=("", "_other"))
    own_part = (both["scenario"] == both["scenario_other"]) & (
        both["last"] // YEAR == both["last_other"] // YEAR
    )
    both = both[~own_part]
    if not (both["amount_ore"] == both["amount_ore_other"]).any():
        return
    sides = ["scenario", "last", "months"], ["scenario_other", "last_other", "months_other"]
    for slots, rows in both.groupby([*sides[0], *sides[1]], sort=True):
        own, other = (rows[name].to_numpy("int64") for name in ("amount_ore", "amount_ore_other"))
        if (own == other).any():
            first, second = (_slot(part) for part in (slots[:3], slots[3:]))
            codes = rows["verksamhet"].to_list()
            yield Pairs((first, second), codes, own, other, (spelled(first), spelled(second)))


def spelled(slot: Slot) -> str:
    """ "utfallet januari–augusti 2025"."""
    scenario, last, months = slot
    return f"{DEFINITE[scenario]} {Span(Month.from_number(last), months).label}"


def _slot(key: Sequence[Any]) -> Slot:
    return str(key[0]), int(key[1]), int(key[2])


def _pairs(first: pd.DataFrame, other: pd.DataFrame, words: tuple[str, str], ago: int = 0) -> Iterator[Pairs]:
    """The other's amounts are of as many months before as `ago` says."""
    if first.empty or other.empty:
        return
    both = first.merge(other.assign(last=other["last"] + ago), on=KEYS, suffixes=("", "_other"))
    kinds = first["scenario"].iloc[0], other["scenario"].iloc[0]
    codes = both["verksamhet"].to_numpy("object")
    own, others = (both[name].to_numpy("int64") for name in ("amount_ore", "amount_ore_other"))
    rows_of: dict[tuple[int, int], list[int]] = {}
    for row, span in enumerate(zip(both["last"].tolist(), both["months"].tolist(), strict=True)):
        rows_of.setdefault(span, []).append(row)
    for (last, months), rows in sorted(rows_of.items()):
        slots = (kinds[0], last, months), (kinds[1], last - ago, months)
        yield Pairs(slots, codes[rows].tolist(), own[rows], others[rows], words)
