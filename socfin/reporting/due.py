"""What is to be done with a committee's months about now, by their days; never an amount."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format

from socfin.domain.closing import PeriodState
from socfin.domain.period import Month
from socfin.domain.roles import Permission
from socfin.reporting.year import YearMonth, year_of

if TYPE_CHECKING:
    from socfin.models import Committee

BEFORE = timedelta(days=3)
"""So long before the day figures are due they are asked for."""
AFTER = timedelta(days=14)
"""So long after it they, and the closing, are still asked for; then the page of periods alone says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueStep:
    """Something that waits to be done with a month."""

    month: Month
    about: str
    """The same thing is told once."""
    words: str
    permission: Permission
    """Those who may do it."""
    page: str
    """The name of the page where it is done; only that of "closing" has the month in its address."""


def steps_due(committee: Committee, today: date) -> Iterator[DueStep]:
    """What waits, the oldest month first; nothing of a board, which has no figures of its own."""
    if committee.oversees:
        return
    for year in sorted({(today - timedelta(days=60)).year, today.year}):
        for month in year_of(committee, year, today):
            if not month.period.state.is_shut:
                yield from _of_month(month, today)


def _of_month(waiting: YearMonth, today: date) -> Iterator[DueStep]:
    named, near = waiting.month.label, waiting.due - BEFORE <= today <= waiting.due + AFTER
    if waiting.period.state is PeriodState.CLOSING and waiting.since is not None:
        began = timezone.localtime(waiting.since)
        words = f"{named.capitalize()} håller på att stängas. Skriv det som fattas medan månaden är öppen."
        yield _step(waiting, f"closing:{began:%Y-%m-%dT%H:%M}", words, Permission.COMMENT, "periods")
    elif waiting.reported is None and near:
        words = f"Siffrorna för {named} ska vara klara {date_format(waiting.due, 'j F Y')}."
        yield _step(waiting, f"figures:{waiting.due}", words, Permission.UPLOAD, "uploads")
    elif waiting.reported is not None and waiting.due < today <= waiting.due + AFTER:
        words = f"{named.capitalize()} har siffror och är inte stängd. Dagen för siffror har passerat."
        yield _step(waiting, f"close:{waiting.due}", words, Permission.CLOSE, "closing")


def _step(waiting: YearMonth, about: str, words: str, permission: Permission, page: str) -> DueStep:
    named = f"{waiting.month}:{about}"
    return DueStep(month=waiting.month, about=named, words=words, permission=permission, page=page)
