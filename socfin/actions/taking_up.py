"""Adds a month's report to a meeting with all that is typed for it, in one step: all of it or nothing."""

from __future__ import annotations

from django.db import transaction

from socfin.actions.closed import PeriodShut
from socfin.actions.holding import held
from socfin.actions.meetings import create_meeting, freeze
from socfin.actions.remarks import set_agenda
from socfin.domain.committee import Occasion
from socfin.domain.period import Month
from socfin.domain.report import AgendaItem
from socfin.domain.standing import Standing
from socfin.models import Committee, ItemVersion, Meeting, User
from socfin.selectors import standing


@transaction.atomic
def take_up(
    *,
    committee: Committee,
    month: Month,
    to: Meeting | Occasion,
    agenda: AgendaItem,
    by: User,
    seen: str | None = None,
) -> ItemVersion:
    """Freeze a month's report in a meeting, or in a new one of that occasion.

    The words become the month's own too, unless it is locked. Overtaken when another has written them since
    `seen`; AlreadyThere and ValueError as `freeze` has them; ValidationError as `create_meeting` has it.
    """
    held(committee)
    own = None if _said_of_the_month(committee, month, agenda, by, seen) else agenda
    meeting = to if isinstance(to, Meeting) else create_meeting(committee=committee, occasion=to, by=by)
    return freeze(meeting=meeting, month=month, agenda=own, by=by)


def _said_of_the_month(
    committee: Committee, month: Month, agenda: AgendaItem, by: User, seen: str | None
) -> bool:
    """Whether the month is called what the item is; not when it is locked and was called something else."""
    words = standing.agenda_words(agenda)
    if Standing(words).mark == standing.agenda(committee, month).mark:
        return True
    try:
        set_agenda(committee=committee, month=month, agenda=agenda, by=by, seen=seen)
    except PeriodShut:
        return False
    return True
