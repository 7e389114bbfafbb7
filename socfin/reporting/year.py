"""A committee's year by month: reported or not, closed or not, its days and its meetings; no amounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from socfin.domain.closing import Period
from socfin.domain.period import Month
from socfin.selectors.meetings import meetings_between, taken_up_at
from socfin.selectors.periods import stood, typed_dates
from socfin.selectors.uploads import outcome_since
from socfin.services.closing.workdays import due_after

if TYPE_CHECKING:
    from socfin.models import Committee, Meeting

MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearMonth:
    """A month of the year's calendar."""

    month: Month
    period: Period
    since: datetime | None
    """Since when it stands as it does; None for one that was never closed."""
    reported: datetime | None
    """When its outcome, as it counts now, was published."""
    due: date
    due_is_typed: bool
    meetings: tuple[Meeting, ...]
    """Where its report is taken up."""
    next_meeting: Meeting | None
    """Where it could be: the first meeting ahead after the day it is due, when no meeting has it."""

    def is_late(self, today: date) -> bool:
        """Whether its figures are not there and should be."""
        return self.reported is None and self.due < today


def year_of(committee: Committee, year: int, today: date) -> tuple[YearMonth, ...]:
    """January to December, with the meetings ahead from today on."""
    standing, reported = stood(committee), outcome_since(committee, year)
    typed, taken = typed_dates(committee, year), taken_up_at(committee, year)
    meetings = list(meetings_between(committee, date(year, 1, 1), date(year + 1, 12, 31)))
    made = []
    for month in (Month(year, number) for number in MONTHS):
        due = typed.get(month) or due_after(month, committee.due_workday)
        stands = standing.get(month)
        ahead = max(due, today)
        following = [
            meeting for meeting in meetings if meeting.date >= ahead and meeting.called_off_at is None
        ]
        made.append(
            YearMonth(
                month=month,
                period=stands.period if stands else Period(month=month),
                since=stands.since if stands else None,
                reported=reported.get(month),
                due=due,
                due_is_typed=month in typed,
                meetings=tuple(taken.get(month, ())),
                next_meeting=following[0] if following and month not in taken else None,
            )
        )
    return tuple(made)
