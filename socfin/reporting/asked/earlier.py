"""What a figure has been: each value with when and by whom it came, and what was frozen of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.utils.timezone import localtime, make_aware

from socfin.domain.asked.figure import AskedFigure, Value
from socfin.domain.period import Month
from socfin.domain.report import Organisation, Report
from socfin.reporting.asked.known_then import KnownThen
from socfin.reporting.asked.moments import Moment, moments_of
from socfin.reporting.masked import public_version
from socfin.reporting.reports import as_frozen
from socfin.selectors import meetings

if TYPE_CHECKING:
    from socfin.models import Committee, Item, ItemVersion

MOST_MOMENTS = 12
"""Moments that a figure is looked at in, the newest: each is a report of its own."""


@dataclass(frozen=True, slots=True)
class EarlierValue:
    """A value that the figure had, and what gave it."""

    moment: Moment
    value: Value


@dataclass(frozen=True, slots=True)
class FrozenValue:
    """The figure as it was frozen for a meeting, as the reader may see it."""

    item: Item
    version: ItemVersion
    report: Report
    value: Value


def earlier_values(
    committee: Committee, month: Month, asked: AskedFigure, organisation: Organisation
) -> tuple[EarlierValue, ...]:
    """Every value the figure has had, newest first; only where the reader may see every unit.

    A moment after which the figure is the same is left out.
    """
    values: list[EarlierValue] = []
    for moment in moments_of(committee, month, asked)[-MOST_MOMENTS:]:
        report = _report_at(committee, month, moment.at, asked, organisation)
        if report is None:
            continue
        value = asked.value(report)
        if value != (values[-1].value if values else None):
            values.append(EarlierValue(moment, value))
    return tuple(reversed(values))


def known_on(
    committee: Committee, month: Month, asked: AskedFigure, organisation: Organisation, day: date
) -> Value:
    """The figure as it was known when a day was over; only where the reader may see every unit."""
    over = make_aware(datetime.combine(day, time.max))
    report = _report_at(committee, month, over, asked, organisation)
    return None if report is None else asked.value(report)


def frozen_values(
    committee: Committee, month: Month, asked: AskedFigure, *, public: bool
) -> tuple[FrozenValue, ...]:
    """The figure in every frozen version of the month that has it, oldest first."""
    read: Callable[[ItemVersion], Report] = (
        (lambda version: public_version(committee, version))
        if public
        else (lambda version: as_frozen(version.report))
    )
    of_month = [
        (item, version, read(version))
        for item in meetings.items_of_month(committee, month)
        for version in meetings.versions(item)
    ]
    return tuple(
        FrozenValue(item, version, report, value)
        for item, version, report in of_month
        if (value := asked.value(report)) is not None
    )


def frozen_by(values: Iterable[FrozenValue], day: date) -> FrozenValue | None:
    """The newest of some that was frozen when a day was over."""
    then = [value for value in values if localtime(value.version.frozen_at).date() <= day]
    return max(then, key=lambda value: value.version.frozen_at, default=None)


def _report_at(
    committee: Committee, month: Month, at: datetime, asked: AskedFigure, organisation: Organisation
) -> Report | None:
    then = KnownThen(committee, month, at)
    try:
        return then.report(root=asked.code, organisation=organisation, indicators=bool(asked.indicator))
    except KeyError:  # the tree of today lacks the verksamhet
        return None


def tells_past(committee: Committee, *, masked: bool) -> bool:
    """Whether the reader may be told what files said earlier.

    Never for whom units may be hidden from: beside what is said now, an earlier sum can tell a single unit's.
    What was frozen for those outside is judged for just that, and told them instead.
    """
    return not masked or committee.small_limit <= 0 or not meetings.people(committee)
