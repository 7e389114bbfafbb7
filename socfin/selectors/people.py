"""The people who log in; reads only."""

from __future__ import annotations

from collections.abc import Collection

from socfin.models import User


def person_by_id(pk: int) -> User | None:
    """The person with the key, or None."""
    return User.objects.filter(pk=pk).first()


def person_by_username(username: str) -> User | None:
    """The person with the log-in name, or None."""
    return User.objects.filter(username=username).first()


def names_of(usernames: Collection[str]) -> dict[str, str]:
    """User name → the person's name, of those who have an account."""
    return {user.get_username(): str(user) for user in User.objects.filter(username__in=usernames)}
