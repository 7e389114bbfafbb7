"""The people who log in; reads only."""

from __future__ import annotations

from socfin.models import User


def person_by_username(username: str) -> User | None:
    """The person with the log-in name, or None."""
    return User.objects.filter(username=username).first()
