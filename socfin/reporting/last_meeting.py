"""A period's report held against what the committee saw of the period before it; masked by the same rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from socfin.domain.period import Month
from socfin.reporting.masked import public_report, public_version
from socfin.reporting.reports import as_frozen, report
from socfin.selectors import meetings
from socfin.services.comparison.reports import Changes, changes

if TYPE_CHECKING:
    from socfin.models import Committee, Item


@dataclass(frozen=True, slots=True)
class LastMeeting:
    """The item that a committee last saw before a month, and what has happened since."""

    item: Item
    since: Changes | None
    """None where the reader may see no report of the month."""


def last_meeting(committee: Committee, month: Month, *, public: bool) -> LastMeeting | None:
    """The newest item of an earlier month at a meeting that has been held, against the month's report.

    None when none was taken up.

    `public` is whether the reader sees the public version of both.
    """
    item = meetings.item_before_month(committee, month, timezone.localdate())
    version = None if item is None else meetings.versions(item).last()
    if item is None or version is None:
        return None
    now = public_report(committee, month) if public else report(committee, month)
    before = public_version(committee, version) if public else as_frozen(version.report)
    return LastMeeting(item, None if now is None else changes(before, now))
