"""The log-ins of a person that still hold, as their browsers' sessions tell; reads only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone

from socfin.models import User

STARTED, BROWSER, TOKEN = "started", "browser", "log_in"
"""In a session: when it was logged in to (seconds since 1970), with what, and what the log-in is called."""
VOUCHED = "vouched"
"""In a session that the municipality vouched for: what logging out there takes."""


@dataclass(frozen=True, slots=True)
class LogIn:
    """One browser where someone is logged in."""

    token: str
    """What it is called on pages; opens nothing."""
    started: datetime
    browser: str


def sessions_of(user: User) -> Iterator[tuple[Session, dict[str, Any]]]:
    """Each session of the person that has not run out, with what it holds.

    Every session is read: there are no more than have logged in within twelve hours.
    """
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        content = session.get_decoded()
        if content.get(SESSION_KEY) == str(user.pk):
            yield session, content


def log_ins_of(user: User) -> list[LogIn]:
    """Newest first."""
    entries = [
        LogIn(
            content.get(TOKEN, ""),
            datetime.fromtimestamp(float(content.get(STARTED, 0)), UTC),
            content.get(BROWSER, ""),
        )
        for _, content in sessions_of(user)
    ]
    return sorted(entries, key=lambda each: each.started, reverse=True)
