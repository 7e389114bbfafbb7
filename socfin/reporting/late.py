"""Whether a month as it stood tells a hidden unit beside what has been said since; shows nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from socfin.domain.figures import Scenario
from socfin.domain.period import Month
from socfin.frames.declared import LEDGER
from socfin.reporting.reports import known, rules_for, stands_apart, stands_since
from socfin.selectors import committees, meetings, periods
from socfin.selectors import ledger as facts
from socfin.services.ledger.measures import Measured, measured
from socfin.services.ledger.organisation import Tree
from socfin.services.masking.late_units import tells_late_stretch

if TYPE_CHECKING:
    from socfin.models import Committee, ItemVersion, Publication
    from socfin.services.masking.gathering import Gathering
    from socfin.services.masking.judged_cells import Units


def tells_since(
    committee: Committee, month: Month, then: datetime, units: Units, gatherings: tuple[Gathering, ...]
) -> bool:
    """Whether the month's figures as they were known at `then` lack what a hidden unit has had of it since.

    Or have what it has not. Held against what counts now, shut months, and all that was frozen later. False
    where nothing of the month was known then.
    """
    files = _files(committee, month, then)
    others = {tuple(facts.slots(one)): one for one in _files_since(committee, month, then)}
    others.pop(tuple(facts.slots(files)), None)
    if not files or not others:
        return False
    old = _measured(committee, month, files)
    return any(
        tells_late_stretch(old, _measured(committee, month, one), units, gatherings)
        for one in others.values()
    )


def figures_known_at(version: ItemVersion) -> datetime:
    """When the figures of a version were what counted: a new version may have those that were frozen before.

    A month that was shut by then had those it was shut with.
    """
    figures = meetings.first_with_figures_of(version)
    closing = periods.closing_of(
        version.item.meeting.committee, Month.from_yyyymm(version.item.month), at=figures.frozen_at
    )
    return figures.frozen_at if closing is None else closing.changed_at


def _files_since(committee: Committee, month: Month, then: datetime) -> Iterator[list[Publication]]:
    """The files that have counted for the month at each moment of which something is shown."""
    yield _files(committee, month, None)
    shut = [one for one in periods.shut_months(committee) if one.year == month.year]
    moments = {stands_since(committee, one) for one in shut if stands_apart(committee, one)}
    moments |= set(meetings.frozen_since(committee, month.year, then))
    for moment in sorted(one for one in moments if one is not None and one > then):
        yield _files(committee, month, moment)


def _files(committee: Committee, month: Month, at: datetime | None) -> list[Publication]:
    """The budget of the year, and outcome up to the month and of the year before."""
    counting = facts.current_publications(committee, years=(month.year - 1, month.year), known_at=at)
    return [
        one
        for one in counting
        if (one.scenario == Scenario.BUDGET.value and one.last // 100 == month.year)
        or (one.scenario == Scenario.OUTCOME.value and one.last <= month.yyyymm)
    ]


def _measured(committee: Committee, month: Month, files: list[Publication]) -> Measured:
    said = [facts.slots(files), committees.codes(committee)]
    coded = known(committee, f"late:{month.year}", said, lambda: facts.coded_ledger(files))
    tree = Tree.of(facts.tree(committee))
    return measured(coded.astype(LEDGER), tree, rules_for(committee, month), month=month)
