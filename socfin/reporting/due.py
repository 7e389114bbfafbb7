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
    """What waits, the oldest month first."""
    for year in sorted({(today - timedelta(days=60)).year, today.year}):
        for month in year_of(committee, year, today):
            if not month.period.state.is_shut:
                yield from _of_month(month, today)


def _of_month(one: YearMonth, today: date) -> Iterator[DueStep]:
    named, near = one.month.label, one.due - BEFORE <= today <= one.due + AFTER
    if one.period.state is PeriodState.CLOSING and one.since is not None:
        began = timezone.localtime(one.since)
        words = f"{named.capitalize()} håller på att stängas. Skriv det som fattas medan månaden är öppen."
        yield _step(one, f"closing:{began:%Y-%m-%dT%H:%M}", words, Permission.COMMENT, "periods")
    elif one.reported is None and near:
        words = f"Siffrorna för {named} ska vara klara {date_format(one.due, 'j F Y')}."
        yield _step(one, f"figures:{one.due}", words, Permission.UPLOAD, "uploads")
    elif one.reported is not None and one.due < today <= one.due + AFTER:
        words = f"{named.capitalize()} har siffror och är inte stängd. Dagen för siffror har passerat."
        yield _step(one, f"close:{one.due}", words, Permission.CLOSE, "closing")


def _step(one: YearMonth, about: str, words: str, permission: Permission, page: str) -> DueStep:
    told = f"{one.month}:{about}"
    return DueStep(month=one.month, about=told, words=words, permission=permission, page=page)
