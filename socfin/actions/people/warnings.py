"""Tells people by e-mail what was done to how they log in: no account is taken over in silence."""

from __future__ import annotations

import logging
from functools import partial

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from socfin.models import User

logger = logging.getLogger(__name__)


def warn(user: User, sentence: str, *, to: str | None = None) -> None:
    """A letter to the person, or to the address that was theirs, once what was done is stored.

    Nothing is sent where there is no mail or no address; one that cannot be sent is logged and stops nothing.
    """
    address = user.email if to is None else to
    if settings.MAIL and address:
        transaction.on_commit(partial(_send, user, sentence, address))


def _send(user: User, sentence: str, address: str) -> None:
    words = {
        "user": user,
        "sentence": sentence,
        "at": timezone.localtime(),
        "contact": settings.CONTACT_EMAIL,
    }
    text = render_to_string("mail/warning.txt", words)
    try:
        EmailMessage("Din inloggning till uppföljningen är ändrad", text, to=[address]).send()
    except OSError:  # smtplib's own are OSErrors too
        logger.exception("No warning sent to %s", user.get_username())
