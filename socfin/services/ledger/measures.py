"""From the long ledger to amounts per measure and node; nothing is named, formatted or judged here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from socfin.domain.figures import Scenario
from socfin.domain.lines import AccountRule, Line, line_of
from socfin.domain.money import Ore
from socfin.domain.period import Month
from socfin.domain.report import Organisation
from socfin.frames.declared import LEDGER, checked
from socfin.services.ledger.organisation import Tree
from socfin.services.ledger.plan import (
    BUDGET_YEAR,
    FORECAST_YEAR,
    Extent,
    Measure,
    Series,
    in_month,
    plan,
    to_date,
)
from socfin.services.ledger.rollup import RolledUp, Sums, Truth, Whole, over_subtrees, roll_up
from socfin.services.ledger.spans import Piece, in_year, pieces_of

LINES: tuple[Line, ...] = tuple(Line)
"""The lines in the order of the facts' last axis."""
OUTSIDE = len(LINES)
"""Stands for the line of an account outside nettokostnad: in no sum."""
COUNTED = [number for number, line in enumerate(LINES) if line.is_summed]
"""The lines that add up to the net."""


@dataclass(frozen=True)
class Measured:
    """A committee's amounts of a period: what each node and line has of each measure."""

    month: Month
    tree: Tree
    pieces: tuple[Piece, ...]
    planned: dict[Measure, tuple[Piece, ...]]
    facts: Sums = field(repr=False)
    """[piece, node, line]: what the ledger says, at the node where it is shown; the last line is OUTSIDE."""
    strays: tuple[str, ...] = ()
    """Codes in the ledger that the tree lacks; their figures hang on the root."""
    organisation: Organisation = Organisation.THEN
    used: frozenset[str] = frozenset()
    """Every code in the ledger."""

    @cached_property
    def index(self) -> dict[Measure, int]:
        """The place of each known measure on the first axis of the sums."""
        return {measure: number for number, measure in enumerate(self.planned)}

    @cached_property
    def choice(self) -> Truth:
        """[measure, piece]: which pieces make up which measure."""
        chosen = np.zeros((len(self.planned), len(self.pieces)), dtype=bool)
        for number, pieces in enumerate(self.planned.values()):
            chosen[number, [piece.index for piece in pieces]] = True
        return chosen

    @cached_property
    def rolled(self) -> RolledUp:
        """Net amounts of every [measure, node]."""
        own = self._own.chosen(self.choice)
        return roll_up(own, self.tree, self._expected(own), self._known(), self._counted(own))

    @cached_property
    def _own(self) -> Sums:
        """[piece, node]: net amounts; a row outside the net adds nothing, but something is said."""
        net, outside = self.facts.over(COUNTED, axis=2), self.facts.given[:, :, OUTSIDE]
        return Sums(net.amounts, net.given | outside, net.missing)

    def lines_under(self, node: int) -> Sums:
        """[measure, line]: öre of the node and everything under it."""
        return self.facts.over(list(self.tree.subtree(node)), axis=1).chosen(self.choice)

    def _expected(self, own: Sums) -> Truth:
        """Which [measure, node] must have figures because another measure says the node is active.

        A budget or an outcome other than zero to date calls for the other one, for the full-year
        budget and for an uploaded forecast, and for the month where that is published by itself. So does a
        sum of several months over which a single month of it was published later. It calls for a stated
        deviation too, where others have one: their sum is not the whole without it.
        """
        active = over_subtrees(own.missing | (own.amounts != 0), self.tree)
        expected = np.zeros_like(active)
        for month in range(1, self.month.month + 1):
            pair = [to_date(series, month) for series in (Series.BUDGET, Series.OUTCOME)]
            known = [self.index[measure] for measure in pair if measure in self.index]
            nodes = active[known].any(axis=0)
            wanted = [*pair, *((BUDGET_YEAR, FORECAST_YEAR) if month == self.month.month else ())]
            expected[[self.index[measure] for measure in wanted if measure in self.index]] |= nodes
            for measure in pair:
                alone = in_month(measure.series, month)
                if alone in self.index:
                    expected[self.index[alone]] |= nodes
            stated = (to_date(Series.DEVIATION, month), in_month(Series.DEVIATION, month))
            expected[[self.index[measure] for measure in stated if measure in self.index]] |= nodes
        for number, whole in self._laid_over():
            expected[number] |= active[whole]
        return expected

    def _laid_over(self) -> Iterator[tuple[int, int]]:
        """The places of a month alone and of a sum that holds it, where the month was published after it."""
        for alone, number in self.index.items():
            for month in range(alone.month, 13) if alone.extent is Extent.MONTH else ():
                whole = to_date(alone.series, month)
                pieces = self.planned.get(whole, ())
                newer = max((piece.rank for piece in self.planned[alone]), default=0)
                if pieces and newer > max(piece.rank for piece in pieces):
                    yield number, self.index[whole]

    def _counted(self, own: Sums) -> Truth:
        """Which [measure, node] are zero when nothing is said: a known sum from January says so.

        A sum that is put together of the measure's own pieces and others, and that has the node, counts its
        silence as zero; a span of several months that merely holds the month says nothing of it. A budget
        that names the node for a part of the year is never zero where its outcome calls for one.
        Rule: docs/figures.md, "Månaden för sig".
        """
        known = over_subtrees(own.given, self.tree)
        active = over_subtrees(own.missing | (own.amounts != 0), self.tree)
        counted, chosen = np.zeros_like(known), self.choice.astype("int64")
        others = chosen @ (1 - chosen).T  # [measure, whole]: how many of its pieces the whole has not
        for measure, number in self.index.items():
            for month in range(measure.month, 13 if measure.extent is not Extent.YEAR else 0):
                whole = self.index.get(to_date(measure.series, month))
                if whole is not None and not others[number, whole]:
                    counted[number] |= known[whole]
            outcome, budget = (to_date(series, measure.month) for series in (Series.OUTCOME, Series.BUDGET))
            if measure.series is Series.BUDGET and outcome in self.index and budget in self.index:
                counted[number] &= known[self.index[budget]] | ~active[self.index[outcome]]
        return counted

    def _known(self) -> Truth:
        """Of which [measure, node] the files can be expected to speak: the budget, if it names the node.

        What the year's budget never names has no budget, and its outcome is wholly a deviation (a wrong
        posting, a new activity). An outcome or a forecast that is left out is never taken for zero.
        """
        budget = [piece.index for piece in in_year(self.pieces, Scenario.BUDGET, self.month.year)]
        named = self._own.over(budget, axis=0)
        budgeted = over_subtrees(named.given, self.tree)
        everything = np.ones_like(budgeted)
        return np.array(
            [budgeted if measure.series is Series.BUDGET else everything for measure in self.planned],
            dtype=bool,
        ).reshape(len(self.planned), len(self.tree.nodes))

    @cached_property
    def _listed(self) -> dict[Measure, tuple[list[bool], list[Ore | None]]]:
        """Of each measure, by node: whether anything is said, and the net, in lists that answer at once."""
        sums = self.rolled.sums
        known = sums.amounts.astype(object)
        known[sums.missing | ~sums.given] = None
        return {measure: (sums.given[n].tolist(), known[n].tolist()) for measure, n in self.index.items()}

    def says(self, measure: Measure, node: int) -> bool:
        """Whether the files say anything of the node in the measure, be it that the amount is missing."""
        of_nodes = self._listed.get(measure)
        return of_nodes is not None and of_nodes[0][node]

    def amount(self, measure: Measure, node: int) -> Ore | None:
        """The node's net, öre, costs negative; None when missing or when nothing is said."""
        of_nodes = self._listed.get(measure)
        return None if of_nodes is None else of_nodes[1][node]

    def saying(self, measures: Iterable[Measure]) -> Truth:
        """[node]: whether the files say anything of the node in any of the measures."""
        known = [self.index[measure] for measure in measures if measure in self.index]
        return np.logical_or.reduce(self.rolled.sums.given[known], axis=0, dtype=bool)  # type: ignore[no-any-return]

    def own_amount(self, measure: Measure, node: int) -> tuple[bool, Ore | None]:
        """Whether figures hang on the node itself, and their net in öre; None when missing or none do."""
        number = self.index.get(measure)
        if number is None:
            return False, None
        return self.rolled.own.says(number, node), self.rolled.own.at(number, node)

    def is_blocked(self, measure: Measure, node: int) -> bool:
        """Whether a verksamhet at or under the node lacks figures it should have."""
        number = self.index.get(measure)
        return number is not None and bool(self.rolled.blocked[number, node])

    def month_amount(self, series: Series, node: int, month: int) -> Ore | None:
        """A month alone, öre: its own figures, else the difference of two accumulated ones, else missing."""
        alone, through, before = in_month(series, month), to_date(series, month), to_date(series, month - 1)
        if alone in self.index:
            return self.amount(alone, node)
        if month == 1 or before not in self.index:
            return None
        now = self.amount(through, node)
        then = (
            self.amount(before, node) if self.says(before, node) else self._zero_where_divided(before, node)
        )
        return None if now is None or then is None else now - then

    def _zero_where_divided(self, measure: Measure, node: int) -> Ore | None:
        """0 when the measure is given for the node's siblings and so gives this node nothing, else None."""
        for ancestor in self.tree.ancestors(node):
            if self.rolled.divided[self.index[measure], ancestor]:
                return 0
            if self.says(measure, ancestor):
                return None
        return None


def measured(
    ledger: pd.DataFrame,
    tree: Tree,
    rules: tuple[AccountRule, ...],
    *,
    month: Month,
    organisation: Organisation = Organisation.THEN,
) -> Measured:
    """Measure a ledger (frames.LEDGER) for a period; the tree says where each figure is shown."""
    pieces, piece_of_row = pieces_of(checked(ledger, LEDGER))
    home = tree.home(organisation)
    code_of_row, codes = pd.factorize(ledger["verksamhet"])
    nodes = np.array([home[tree.positions.get(code, tree.root)] for code in codes], dtype="int64")
    places = (piece_of_row.to_numpy(), nodes[code_of_row], line_numbers(ledger, rules))
    missing = ledger["amount_ore"].isna().to_numpy()
    shape = (len(pieces), len(tree.nodes), len(LINES) + 1)
    facts = Sums(np.zeros(shape, dtype="int64"), np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool))
    np.add.at(facts.amounts, places, ledger["amount_ore"].to_numpy(dtype="int64", na_value=0))
    facts.given[places] = True
    facts.missing[tuple(place[missing] for place in places)] = True
    strays = tuple(sorted(code for code in codes if code not in tree.positions))
    used = frozenset(str(code) for code in codes)
    return Measured(month, tree, pieces, plan(pieces, month), facts, strays, organisation, used)


def line_numbers(ledger: pd.DataFrame, rules: tuple[AccountRule, ...]) -> Whole:
    """Each row's line as a number of LINES: its own, or its account's by the longest prefix; or OUTSIDE."""
    account_of_row, accounts = pd.factorize(ledger["account"])
    line_of_row, lines = pd.factorize(ledger["line"])
    own = np.array([LINES.index(Line(line)) if line else OUTSIDE for line in lines], dtype="int64")
    mapped = np.array([_number_of(account, rules) for account in accounts], dtype="int64")
    if ledger.empty:
        return own
    has_account = (accounts != "")[account_of_row]
    return np.where(has_account, mapped[account_of_row], own[line_of_row])


def _number_of(account: str, rules: tuple[AccountRule, ...]) -> int:
    line = line_of(account, rules)
    return OUTSIDE if line is None else LINES.index(line)
