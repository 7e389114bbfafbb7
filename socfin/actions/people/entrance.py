"""Notes who logs in, fails to and logs out, by whatever door; never what was typed that is no user name."""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpRequest

from socfin.actions.audit import trace
from socfin.actions.people.tokens import end_tokens
from socfin.domain.people.browsers import browser_named
from socfin.models import User
from socfin.selectors.log_ins import BROWSER, STARTED, TOKEN, sessions_of


@receiver(user_logged_in)
def _logged_in(user: User, request: HttpRequest, **_: Any) -> None:
    request.session[STARTED] = time.time()
    request.session[TOKEN] = secrets.token_urlsafe(12)
    request.session[BROWSER] = browser_named(request.headers.get("User-Agent", ""))
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


@receiver(post_save, sender=User)
def _ended(instance: User, created: bool, **_: Any) -> None:
    """Log-ins and keys of one who is made inactive end for good: none lives again when the person does."""
    if instance.is_active or created:
        return
    for session, _content in list(sessions_of(instance)):
        session.delete()
    end_tokens(user=instance)
