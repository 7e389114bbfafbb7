"""The people who log in; reads only."""

from __future__ import annotations

from socfin.models import User


def person_by_id(pk: int) -> User | None:
    """The person with the key, or None."""
    return User.objects.filter(pk=pk).first()


def person_by_username(username: str) -> User | None:
    """The person with the log-in name, or None."""
    return User.objects.filter(username=username).first()
