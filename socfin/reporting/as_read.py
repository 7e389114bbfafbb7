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
from socfin.selectors.committees import thresholds
from socfin.selectors.ground import Ground
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
    from socfin.models import Publication


@dataclass(frozen=True, slots=True)
class AsRead:
    """What readers see differently, when the file's months are published in other spans; else empty."""

    moves: tuple[Move, ...] = ()
    problems: list[Problem] = field(default_factory=list)


def slot_of(publication: Publication) -> SlotKey:
    """Which span of which scenario and source a publication gives."""
    as_of = Month.from_yyyymm(publication.as_of).number if publication.as_of else 0
    return (
        publication.scenario,
        publication.source,
        Month.from_yyyymm(publication.last).number,
        publication.months,
        as_of,
    )


def as_read(
    ground: Ground, published: Iterable[Publication], file: pd.DataFrame, slots: set[SlotKey]
) -> AsRead:
    """Hold the reports of each year that the file gives in other spans against what they become.

    `published` is what counts before, `file` what then counts in its slots, as a ledger.
    """
    counting = list(published)
    every_move: list[Move] = []
    problems: list[Problem] = []
    for year in sorted(of_other_spans(slots, map(slot_of, counting))):
        of_year = [publication for publication in counting if publication.last // 100 == year]
        replaced = {publication.pk for publication in of_year if slot_of(publication) in slots}
        before = facts.coded_ledger(of_year)
        kept = before[~before["rank"].isin(replaced)]
        after = stacked(kept, file[file["last"] // 12 == year])
        tree, rules = Tree.of(facts.tree_of(ground.nodes)), ground.rules
        month = _last_outcome(before, after, year)
        was, became = (measured(ledger, tree, rules, month=month) for ledger in (before, after))
        differing = moves(was, became)
        every_move += differing
        every = [*differing, *earlier_moves(was, became)]
        problems += moved_by_other_spans(every, thresholds(ground.committee))
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
