"""Which meeting an item's documents are for, by whom, and what has happened since the last one."""

from __future__ import annotations

from django.utils import timezone

from socfin.documents import Dispatch
from socfin.services.prose.change_sentences import since_last
from socfin.views.meetings.compare_page import against_last
from socfin.views.meetings.frozen import Frozen

MOST_TOLD = 3
"""Sentences since the last meeting, as the item's page tells them."""


def dispatch_of(shown: Frozen) -> Dispatch:
    """As the reader, or those outside, may see it: both reports are compared as they are shown."""
    last = against_last(shown)
    return Dispatch(
        meeting=shown.item.meeting.date,
        written=timezone.localtime(shown.version.frozen_at).date(),
        by=str(shown.version.frozen_by),
        since=tuple(since_last(last)[:MOST_TOLD]) if last else (),
    )
