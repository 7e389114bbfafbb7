"""Ends log-ins, one or all of a person's, at once and noted; never a password."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from socfin.actions.audit import trace
from socfin.models import User
from socfin.selectors.log_ins import TOKEN, sessions_of


@transaction.atomic
def end_log_in(*, user: User, token: str, who: str) -> bool:
    """End the log-in of that name; whether there was one."""
    return _ended(user, who, lambda name: bool(token) and name == token) > 0


@transaction.atomic
def end_log_ins(*, user: User, who: str, but: str = "") -> int:
    """End every log-in of a person, except the one that is named; how many there were."""
    return _ended(user, who, lambda name: not but or name != but)


def _ended(user: User, who: str, chosen: Callable[[str], bool]) -> int:
    sessions = [session for session, content in sessions_of(user) if chosen(content.get(TOKEN, ""))]
    for session in sessions:
        session.delete()
    if sessions:
        trace("end_log_in", who=who, user=user.get_username(), count=len(sessions))
    return len(sessions)
