"""Measures what counts before and after a file, for services/comparison/as_read; nothing is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from socfin.domain.figures import Problem, Scenario
from socfin.domain.period import Month
from socfin.domain.slots import Slot
from socfin.frames.declared import stacked
from socfin.selectors import ledger as facts
from socfin.selectors.committees import thresholds
from socfin.selectors.ground import Ground
from socfin.services.comparison.as_read import (
    Move,
    earlier_moves,
    moved_by_other_spans,
    moves,
    of_other_spans,
)
from socfin.services.ledger.measures import measured
from socfin.services.ledger.organisation import Tree

if TYPE_CHECKING:
    from socfin.models import Publication


@dataclass(frozen=True, slots=True)
class AsRead:
    """What readers see differently, when the file's months are published in other spans; else empty."""

    moves: tuple[Move, ...] = ()
    problems: list[Problem] = field(default_factory=list)


def as_read(ground: Ground, published: Iterable[Publication], file: pd.DataFrame, slots: set[Slot]) -> AsRead:
    """Hold the reports of each year that the file gives in other spans against what they become.

    `published` is what counts before, `file` what then counts in its slots, as a ledger.
    """
    counting = list(published)
    every_move: list[Move] = []
    problems: list[Problem] = []
    for year in sorted(of_other_spans(slots, (publication.slot for publication in counting))):
        of_year = [publication for publication in counting if publication.last // 100 == year]
        replaced = {publication.pk for publication in of_year if publication.slot in slots}
        before = facts.coded_ledger(of_year)
        kept = before[~before["rank"].isin(replaced)]
        after = stacked(kept, file[file["last"] // 12 == year])
        tree, rules = Tree.of(facts.tree_of(ground.nodes)), ground.rules
        month = _last_outcome(before, after, year)
        was, became = (measured(ledger, tree, rules, month=month) for ledger in (before, after))
        differing = moves(was, became)
        every_move += differing
        every = [*differing, *earlier_moves(was, became)]
        same = {(slot.scenario, slot.span) for slot in slots & {publication.slot for publication in of_year}}
        problems += moved_by_other_spans(every, thresholds(ground.committee), same)
    return AsRead(tuple(every_move), problems)


def _last_outcome(before: pd.DataFrame, after: pd.DataFrame, year: int) -> Month:
    """The month whose report is the newest of the year on either side; December without any outcome."""
    lasts = np.concatenate(
        [
            ledger.loc[ledger["scenario"] == Scenario.OUTCOME.value, "last"].to_numpy()
            for ledger in (before, after)
        ]
    )
    return Month.from_number(int(lasts.max())) if len(lasts) else Month(year, 12)
