"""Measures what counts before and after a file, for services/comparison/as_read; nothing is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from socfin.domain.figures import Problem, Scenario
from socfin.domain.period import Month
from socfin.frames.declared import stacked
from socfin.selectors import ledger as facts
from socfin.selectors.committees import account_rules, thresholds
from socfin.services.comparison.as_read import (
    Move,
    SlotKey,
    earlier_moves,
    moved_by_other_spans,
    moves,
    of_other_spans,
)
from socfin.services.ledger.measures import measured
from socfin.services.ledger.organisation import Tree

if TYPE_CHECKING:
    from socfin.models import Committee, Publication


@dataclass(frozen=True, slots=True)
class AsRead:
    """What readers see differently, when the file's months are published in other spans; else empty."""

    moves: tuple[Move, ...] = ()
    problems: list[Problem] = field(default_factory=list)


def slot_of(one: Publication) -> SlotKey:
    """Which span of which scenario and source a publication gives."""
    as_of = Month.from_yyyymm(one.as_of).number if one.as_of else 0
    return one.scenario, one.source, Month.from_yyyymm(one.last).number, one.months, as_of


def as_read(
    committee: Committee, published: Iterable[Publication], file: pd.DataFrame, slots: set[SlotKey]
) -> AsRead:
    """Hold the reports of each year that the file gives in other spans against what they become.

    `published` is what counts before, `file` what then counts in its slots, as a ledger.
    """
    counting = list(published)
    found: list[Move] = []
    problems: list[Problem] = []
    for year in sorted(of_other_spans(slots, map(slot_of, counting))):
        of_year = [one for one in counting if one.last // 100 == year]
        replaced = {one.pk for one in of_year if slot_of(one) in slots}
        before = facts.coded_ledger(of_year)
        kept = before[~before["rank"].isin(replaced)]
        after = stacked(kept, file[file["last"] // 12 == year])
        tree, rules = Tree.of(facts.tree(committee)), account_rules(committee)
        month = _last_outcome(before, after, year)
        was, became = (measured(one, tree, rules, month=month) for one in (before, after))
        differing = moves(was, became)
        found += differing
        every = [*differing, *earlier_moves(was, became)]
        problems += moved_by_other_spans(every, thresholds(committee))
    return AsRead(tuple(found), problems)


def _last_outcome(before: pd.DataFrame, after: pd.DataFrame, year: int) -> Month:
    """The month whose report is the newest of the year on either side; December without any outcome."""
    lasts = np.concatenate(
        [one.loc[one["scenario"] == Scenario.OUTCOME.value, "last"].to_numpy() for one in (before, after)]
    )
    return Month.from_number(int(lasts.max())) if len(lasts) else Month(year, 12)
