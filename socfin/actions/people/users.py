"""Makes users; passwords are set elsewhere or never."""

from __future__ import annotations

from django.db import transaction

from socfin.actions.audit import record
from socfin.models import User

MACHINE = "system"


@transaction.atomic
def machine_user() -> User:
    """The user that stands for commands run without a person; it cannot log in."""
    user, created = User.objects.get_or_create(
        username=MACHINE, defaults={"is_active": False, "last_name": "System"}
    )
    if created:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user


@transaction.atomic
def create_user(
    *, username: str, first_name: str, last_name: str, password: str, staff: bool = False, by: User
) -> User:
    """A person who can log in; `staff` administers the site and every committee."""
    user = User.objects.create_user(
        username=username,
        first_name=first_name,
        last_name=last_name,
        password=password,
        is_staff=staff,
        is_superuser=staff,
    )
    record("create_user", by=by, username=username, staff=staff)
    return user
