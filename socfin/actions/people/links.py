"""Sends a person a link to choose a password by, and keeps what is chosen; never makes one, nor sends it."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from socfin.actions.audit import trace
from socfin.actions.holding import person_held
from socfin.actions.people.warnings import warn
from socfin.models import User


class NotSent(Exception):
    """The link could not be sent; in Swedish, with what to do instead."""


def password_path(*, user: User, who: str) -> str:
    """The address, without the site's name, where the person chooses a password; opens once."""
    key = urlsafe_base64_encode(force_bytes(user.pk))
    trace("password_link", who=who, user=user.get_username())
    return reverse("password_new", args=[key, default_token_generator.make_token(user)])


def send_password_link(*, user: User, who: str, site: str) -> None:
    """Mail the link to the person's own address; `site` is as https://name. NotSent tells why not."""
    if not settings.MAIL:
        command = f"manage.py password_link {user.get_username()}"
        raise NotSent(f"E-post är inte inställd. Den som sköter servern gör en länk: {command}")
    if not user.email:
        raise NotSent(f"{user} har ingen e-postadress. Skriv den under personen först.")
    address = site.rstrip("/") + password_path(user=user, who=who)
    mail = {"user": user, "address": address, "hours": settings.PASSWORD_RESET_TIMEOUT // 3600}
    text = render_to_string("mail/password_link.txt", mail)
    try:
        EmailMessage("Välj lösenord till uppföljningen", text, to=[user.email]).send()
    except OSError as broken:  # smtplib's own are OSErrors too
        raise NotSent(f"E-posten kunde inte skickas: {broken}. Försök igen om en stund.") from broken


@transaction.atomic
def choose_password(*, user: User, password: str, token: str) -> bool:
    """Keep the password that was chosen by the link with `token`; False when it has been used meanwhile.

    Of two who have one link the first chooses. Other log-ins end with the old password.
    """
    now = person_held(user)
    if not default_token_generator.check_token(now, token):
        return False
    now.set_password(password)
    now.save(update_fields=["password"])
    trace("change_password", who=now.get_username(), user=now.get_username())
    warn(now, "Ditt lösenord är ändrat.")
    return True
