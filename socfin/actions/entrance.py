"""Notes who logs in, fails to and logs out, by whatever door; never what was typed that is no user name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from socfin.actions.audit import trace
from socfin.models import User


@receiver(user_logged_in)
def _logged_in(user: User, **_: Any) -> None:
    trace("log_in", who=user.get_username())


@receiver(user_logged_out)
def _logged_out(user: User | None, **_: Any) -> None:
    if user is not None:
        trace("log_out", who=user.get_username())


@receiver(user_login_failed)
def _failed(credentials: Mapping[str, Any], **_: Any) -> None:
    """A name that nobody has is not kept: now and then it is a password in the wrong field."""
    name = str(credentials.get("username") or "")[:150]
    person = User.objects.filter(username=name).first() if "\0" not in name else None
    trace(
        "log_in_failed",
        who=person.get_username() if person else "",
        known=person is not None,
        deactivated=person is not None and not person.is_active,
    )
