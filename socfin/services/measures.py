"""What is measured of a period (to date, month, year; budget, outcome, last year) and each node's amounts.

From the long ledger to amounts per (measure, node); nothing is named, formatted or judged here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

import pandas as pd

from socfin.domain.figures import Scenario
from socfin.domain.lines import AccountRule, Line, line_of
from socfin.domain.money import Ore
from socfin.domain.period import Month
from socfin.domain.report import Organisation
from socfin.services.frames import LEDGER, checked
from socfin.services.organisation import Tree
from socfin.services.rollup import RolledUp, roll_up, summed
from socfin.services.spans import Slot, cover, in_year, latest_forecast, slots_of

OUTSIDE = "outside"
"""Accounts outside nettokostnad: carried along, in no sum."""


class Series(StrEnum):
    """Whose amounts are measured."""

    BUDGET = "budget"
    OUTCOME = "outcome"
    LAST_YEAR = "last_year"
    FORECAST = "forecast"


class Extent(StrEnum):
    """January to the month, the month alone, or January to December."""

    TO_DATE = "to_date"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing measured: a series over an extent; `month` is 1-12."""

    series: Series
    extent: Extent
    month: int = 12


def to_date(series: Series, month: int) -> Measure:
    """The measure of January to the month."""
    return Measure(series, Extent.TO_DATE, month)


def in_month(series: Series, month: int) -> Measure:
    """The measure of the month alone."""
    return Measure(series, Extent.MONTH, month)


BUDGET_YEAR = Measure(Series.BUDGET, Extent.YEAR)
FORECAST_YEAR = Measure(Series.FORECAST, Extent.YEAR)


def plan(slots: Iterable[Slot], month: Month) -> dict[Measure, tuple[Slot, ...]]:
    """The slots behind each measure that can be known; outcomes after the period's month are ignored."""
    slots = tuple(slots)
    planned: dict[Measure, tuple[Slot, ...]] = {}
    for series, scenario, year, months in (
        (Series.BUDGET, Scenario.BUDGET, month.year, 12),
        (Series.OUTCOME, Scenario.OUTCOME, month.year, month.month),
        (Series.LAST_YEAR, Scenario.OUTCOME, month.year - 1, 12),
    ):
        own = in_year(slots, scenario, year)
        first = Month(year, 1).number
        for number, pieces in cover(own, first, first + months - 1).items():
            planned[to_date(series, number - first + 1)] = pieces
        for number in range(first, first + months):
            if (single := cover(own, number, number).get(number)) is not None:
                planned[in_month(series, number - first + 1)] = single
    if (year_pieces := planned.get(to_date(Series.BUDGET, 12))) is not None:
        planned[BUDGET_YEAR] = year_pieces
    if (forecast := latest_forecast(slots, month)) is not None:
        planned[FORECAST_YEAR] = forecast
    return planned


@dataclass(frozen=True)
class Measured:
    """A committee's amounts of a period: what each node and line has of each measure."""

    month: Month
    tree: Tree
    slots: tuple[Slot, ...]
    planned: dict[Measure, tuple[Slot, ...]]
    facts: pd.DataFrame = field(repr=False)
    """slot, node (where its figures are shown), line (a Line's value or OUTSIDE), amount_ore."""
    strays: tuple[str, ...] = ()
    """Codes in the ledger that the tree lacks; their figures hang on the root."""

    @cached_property
    def index(self) -> dict[Measure, int]:
        """The number that stands for a measure in frames."""
        return {measure: number for number, measure in enumerate(self.planned)}

    @cached_property
    def pieces(self) -> pd.DataFrame:
        """Which slots make up which measure: columns measure, slot."""
        pairs = [(self.index[m], slot.index) for m, slots in self.planned.items() for slot in slots]
        return pd.DataFrame(pairs, columns=["measure", "slot"], dtype="int64")

    @cached_property
    def rolled(self) -> RolledUp:
        """Net amounts of every node."""
        counted = self.facts[~self.facts["line"].isin([OUTSIDE, Line.OF_WHICH_PERSONNEL.value])]
        net = summed(counted, ["slot", "node"]).merge(self.pieces, on="slot")
        own = summed(net, ["measure", "node"])
        return roll_up(own, self.tree, self._expected(own))

    def _expected(self, own: pd.DataFrame) -> set[tuple[int, int]]:
        """Which (measure, node) must have figures because another measure says the node is active.

        A budget or an outcome other than zero to date calls for the other one, for the full-year
        budget and for an uploaded forecast. A month calls for what its accumulated figure lacks.
        """
        active = own[own["amount_ore"].isna() | own["amount_ore"].ne(0).fillna(True)]
        seen = _nodes_per_measure(active, self.tree)
        said = _nodes_per_measure(own, self.tree)
        expected: set[tuple[int, int]] = set()
        for month in range(1, self.month.month + 1):
            pair = [to_date(series, month) for series in (Series.BUDGET, Series.OUTCOME)]
            evidence = [seen.get(self.index.get(measure, -1), set()) for measure in pair]
            active_nodes = evidence[0] | evidence[1]
            wanted = [*pair]
            if month == self.month.month:
                wanted += [BUDGET_YEAR, FORECAST_YEAR]
            for measure in wanted:
                if measure in self.index:
                    number = self.index[measure]
                    expected |= {(number, node) for node in active_nodes}
            for measure in pair:
                alone = in_month(measure.series, month)
                if alone in self.index and measure in self.index:
                    lacking = active_nodes - said.get(self.index[measure], set())
                    expected |= {(self.index[alone], node) for node in lacking}
        return expected

    def says(self, measure: Measure, node: int) -> bool:
        """Whether the files say anything of the node in the measure, be it that the amount is missing."""
        return measure in self.index and self.rolled.says(self.index[measure], node)

    def amount(self, measure: Measure, node: int) -> Ore | None:
        """The node's amount; None when missing or when nothing is said."""
        return self.rolled.amounts.get((self.index.get(measure, -1), node))

    def month_amount(self, series: Series, node: int, month: int) -> Ore | None:
        """A single month: its own figures, else the difference of two accumulated ones, else missing."""
        alone, through, before = in_month(series, month), to_date(series, month), to_date(series, month - 1)
        if alone in self.index:
            if self.says(alone, node) or self.amount(through, node) is None:
                return self.amount(alone, node)
            return self._zero_where_divided(alone, node)
        if month == 1 or before not in self.index:
            return None
        now = self.amount(through, node)
        then = (
            self.amount(before, node) if self.says(before, node) else self._zero_where_divided(before, node)
        )
        return None if now is None or then is None else now - then

    def _zero_where_divided(self, measure: Measure, node: int) -> Ore | None:
        """0 when the measure is given for the node's siblings and so gives this node nothing, else None."""
        number = self.index[measure]
        for above in self.tree.ancestors(node):
            if (number, above) in self.rolled.divided:
                return 0
            if self.says(measure, above):
                return None
        return None


def _nodes_per_measure(own: pd.DataFrame, tree: Tree) -> dict[int, set[int]]:
    """The nodes, with all above them, that have rows in each measure."""
    found: dict[int, set[int]] = {}
    for measure, node in zip(own["measure"].tolist(), own["node"].tolist(), strict=True):
        found.setdefault(measure, set()).update(tree.ancestors(node))
    return found


def measured(
    ledger: pd.DataFrame,
    tree: Tree,
    rules: tuple[AccountRule, ...],
    *,
    month: Month,
    organisation: Organisation = Organisation.THEN,
) -> Measured:
    """Measure a ledger (frames.LEDGER) for a period; the tree says where each figure is shown."""
    slots, slot_of_row = slots_of(checked(ledger, LEDGER))
    home = tree.home(organisation)
    codes = ledger["verksamhet"].unique().tolist()
    strays = tuple(sorted(code for code in codes if code not in tree.positions))
    node_of = {code: home[tree.positions.get(code, tree.root)] for code in codes}
    facts = pd.DataFrame(
        {
            "slot": slot_of_row.to_numpy(),
            "node": ledger["verksamhet"].map(node_of).astype("int64").to_numpy(),
            "line": line_of_rows(ledger, rules).to_numpy(),
            "amount_ore": ledger["amount_ore"].array,
        }
    )
    return Measured(month, tree, slots, plan(slots, month), summed(facts, ["slot", "node", "line"]), strays)


def line_of_rows(ledger: pd.DataFrame, rules: tuple[AccountRule, ...]) -> pd.Series:
    """Each row's line: its own, or its account's by the longest prefix; OUTSIDE for none."""
    lines = {
        account: OUTSIDE if (line := line_of(account, rules)) is None else line.value
        for account in ledger["account"].unique().tolist()
        if account
    }
    return ledger["line"].where(ledger["account"] == "", ledger["account"].map(lines)).astype("str")
