"""A committee's accumulated figures as the forecast engine reads them: per verksamhet and line, all years.

Amounts are öre with the committee's signs; nothing is filled in. What is known only as a sum of months
is a point at its last month. History follows those who have succeeded a verksamhet by the month.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd

from socfin.domain.figures import Scenario
from socfin.domain.lines import AccountRule, Line
from socfin.domain.period import Month
from socfin.domain.report import Organisation
from socfin.frames.declared import LEDGER, checked
from socfin.services.forecast.arrays import Array, Flags
from socfin.services.ledger.measures import COUNTED, LINES, Measured, measured
from socfin.services.ledger.organisation import Tree
from socfin.services.ledger.plan import BUDGET_YEAR, Measure, Series, to_date
from socfin.services.ledger.rollup import over_subtrees, summed
from socfin.services.ledger.spans import ORIGINAL_BUDGET

NET = ""
UNDIVIDED = {Line.NET}
"""A line that hides the others: with it only the net is forecast."""


class Key(NamedTuple):
    """One series: a verksamhet (position in the tree) or only what hangs on itself, its net or one line."""

    node: int
    line: str = NET
    own: bool = False


@dataclass(frozen=True)
class Known:
    """What was known after a month; `ledger` has the columns of frames.LEDGER."""

    month: Month
    ledger: pd.DataFrame
    tree: Tree
    """Only those that had ended by the month have a successor."""
    rules: tuple[AccountRule, ...]


@dataclass(frozen=True)
class History:
    """Series × year × month 1-12, accumulated from January, öre, costs negative; NaN where not known."""

    known: Known
    years: tuple[int, ...]
    keys: tuple[Key, ...]
    outcome: Array
    budget: Array
    """The full year's budget as decided by the month."""
    budget_now: Array
    """Per key: January to the month, as budgeted; NaN when it is not known."""
    active: Flags
    """Per key: whether anything is said of it this year."""

    @cached_property
    def index(self) -> dict[Key, int]:
        """The place of each series on the first axis."""
        return {key: place for place, key in enumerate(self.keys)}

    @property
    def now(self) -> tuple[int, int]:
        """The place of the month: year and month index."""
        return self.years.index(self.known.month.year), self.known.month.month - 1


def known_after(
    month: Month, ledger: pd.DataFrame, tree: pd.DataFrame, rules: Sequence[AccountRule]
) -> Known:
    """The ledger and the tree as they were after a month: no later outcome, no later heir.

    A budget decision is known from the first month it covers: the ledger holds no other date of it.
    """
    checked(ledger, LEDGER)
    year = ledger["last"] // 12
    outcome = (ledger["scenario"] == Scenario.OUTCOME.value) & (ledger["last"] <= month.number)
    budget = (ledger["scenario"] == Scenario.BUDGET.value) & (year <= month.year)
    ended = tree["valid_to"].notna() & (tree["valid_to"].fillna(0) < month.number)
    return Known(
        month,
        ledger[outcome | (budget & ~_decided_after(ledger, month.number))],
        Tree.of(tree.assign(successor=tree["successor"].where(ended, ""))),
        tuple(rules),
    )


def _decided_after(ledger: pd.DataFrame, month: int) -> pd.Series:
    """Budget rows that add to the original budget and whose first month is still to come."""
    added = (ledger["scenario"] == Scenario.BUDGET.value) & (ledger["source"] != ORIGINAL_BUDGET)
    if not added.any():
        return added
    first = (ledger["last"] - ledger["months"] + 1).where(added)
    begins = first.groupby([ledger["last"] // 12, ledger["source"]]).transform("min")
    return added & (begins > month)


def history_of(known: Known) -> History:
    """Every series of the committee that has any figures; ValueError when the month's year has none."""
    years = tuple(range(int(known.ledger["last"].min()) // 12, known.month.year + 1))
    blocks = [_year(known, year) for year in years]
    net_only = blocks[-1].undivided
    shape = blocks[-1].outcome.shape[1:]
    outcome = np.stack([block.outcome for block in blocks])  # year, month, own, line, node
    budget = np.stack([block.budget for block in blocks])
    kept = np.zeros(shape, dtype=bool)
    kept |= (np.nan_to_num(outcome) != 0).any(axis=(0, 1)) | (np.nan_to_num(budget) != 0).any(axis=(0, 1))
    kept[:, 0] |= blocks[-1].given[:, 0]
    if net_only:
        kept[:, 1:] = False
    parents = np.array([bool(children) for children in known.tree.children.values()])
    kept[1] &= parents & blocks[-1].given[1]
    places = [tuple(int(at) for at in place) for place in np.argwhere(kept)]
    names = (NET, *(LINES[number].value for number in COUNTED))
    return History(
        known,
        years,
        tuple(Key(node, names[line], bool(own)) for own, line, node in places),
        _series(outcome, places),
        _series(budget, places),
        np.array([blocks[-1].budget_now[own, line, node] for own, line, node in places]),
        np.array([blocks[-1].given[own, line, node] for own, line, node in places]),
    )


def _series(amounts: Array, places: list[tuple[int, ...]]) -> Array:
    """[place, year, month], also where there is no place at all."""
    series = [amounts[:, :, own, line, node] for own, line, node in places]
    return np.array(series, dtype=np.float64).reshape(len(places), *amounts.shape[:2])


@dataclass(frozen=True)
class _Year:
    """One year: [month, own, line, node], line 0 the net; NaN where it is not known."""

    outcome: Array
    budget: Array
    budget_now: Array
    given: Flags
    undivided: bool


def _year(known: Known, year: int) -> _Year:
    ledger = known.ledger[known.ledger["last"] // 12 == year]
    last = known.month if year == known.month.year else Month(year, 12)
    this = _measured(known, ledger, last)
    outcome = np.stack([_amounts(this, to_date(Series.OUTCOME, month)) for month in range(1, 13)])
    outcome[last.month :] = np.nan
    starts = sorted(_starts(ledger, last))
    budget = np.full_like(outcome, np.nan)
    for place, start in enumerate(starts):
        until = starts[place + 1] if place + 1 < len(starts) else 13
        then = this
        if until <= 12:
            month = Month(year, until - 1)
            then = _measured(known, ledger[~_decided_after(ledger, month.number)], month)
        budget[start - 1 : until - 1] = _amounts(then, BUDGET_YEAR)
    now = to_date(Series.BUDGET, last.month)
    undivided = any(
        this.index.get(measure) is not None
        and this.facts.chosen(this.choice).given[this.index[measure], :, LINES.index(line)].any()
        for measure in (BUDGET_YEAR, to_date(Series.OUTCOME, last.month))
        for line in UNDIVIDED
    )
    given = np.isfinite(_amounts(this, to_date(Series.OUTCOME, last.month))) | np.isfinite(
        _amounts(this, BUDGET_YEAR)
    )
    return _Year(outcome, budget, _amounts(this, now), given, undivided)


def _measured(known: Known, ledger: pd.DataFrame, month: Month) -> Measured:
    return measured(ledger, known.tree, known.rules, month=month, organisation=Organisation.NOW)


def _starts(ledger: pd.DataFrame, last: Month) -> set[int]:
    """The months from which the year's budget changed: January, and where another source begins."""
    later = ledger[_decided_after(ledger, Month(last.year, 1).number)]
    begins = (later["last"] - later["months"] + 1).groupby(later["source"]).min()
    return {1} | {int(number) % 12 + 1 for number in begins if number <= last.number}


def _amounts(this: Measured, measure: Measure) -> Array:
    """[own, line, node] in öre, line 0 the net; NaN where nothing is said or a part is missing."""
    nodes = len(this.tree.nodes)
    placed = np.full((2, 1 + len(COUNTED), nodes), np.nan)
    number = this.index.get(measure)
    if number is None:
        return placed
    facts = this.facts.chosen(this.choice[number : number + 1])
    amounts, given, missing = (part[0][:, COUNTED].T for part in (facts.amounts, facts.given, facts.missing))
    blocked = this.rolled.blocked[number]
    under = summed(amounts, this.tree)
    known = over_subtrees(given, this.tree).any(axis=0) | this.rolled.sums.given[number]
    lost = over_subtrees(missing, this.tree).any(axis=0) | blocked
    alone = (amounts, given.any(axis=0) & ~missing.any(axis=0))
    for own, (summed_up, usable) in enumerate(((under, known & ~lost), alone)):
        placed[own, 0] = np.where(usable, summed_up.sum(axis=0), np.nan)
        placed[own, 1:] = np.where(usable, summed_up, np.nan)
    return placed


BUDGET_KEY = ["verksamhet", "account", "line", "last", "months"]


def is_same_budget(first: pd.DataFrame, other: pd.DataFrame) -> bool:
    """Whether two ledgers say the same of every verksamhet, account, line and span; missing is not 0.

    Two verksamheter that swap amounts make another budget, though its amounts are the same.
    """
    names = [*BUDGET_KEY, "amount_ore"]
    rows = [frame[names].sort_values(names, ignore_index=True) for frame in (first, other)]
    return rows[0].equals(rows[1])
