"""The settings of a site in production, as Django's own checks and ours judge them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.conf import settings
from django.core.checks import ERROR, run_checks
from django.core.mail import get_connection
from django.utils import timezone

from socfin.disk.scanner import Scanner
from socfin.doctor.finding import ENGINES, Finding, note, sound, wrong
from socfin.selectors.notices import last_run, people_with_address


def scanner() -> Iterator[Finding]:
    """Whether files are scanned for harmful code, and whether what scans them answers."""
    if not settings.CLAMD:
        yield note(
            "Filer söks inte igenom efter skadlig kod.",
            "Installera clamd och sätt SOCFIN_CLAMD, eller sök igenom dem i proxyn.",
        )
    elif Scanner(settings.CLAMD).answers():
        yield sound("Filer söks igenom efter skadlig kod.")
    else:
        yield wrong(
            f"clamd svarar inte på {settings.CLAMD}: inga filer tas emot.",
            "Starta clamd (systemctl start clamav-daemon), eller rätta SOCFIN_CLAMD.",
        )


def mail() -> Iterator[Finding]:
    """Whether letters can be sent: the server answers, lets us in, and letters have an address to lead to."""
    if not settings.MAIL:
        yield note(
            "E-post är inte inställd: inga länkar till lösenord och inga notiser skickas.",
            "Sätt SOCFIN_MAIL_SERVER.",
        )
        return
    try:
        with get_connection():
            pass
    except OSError as reason:  # smtplib's own are OSErrors too
        yield wrong(
            f"E-postservern {settings.EMAIL_HOST}:{settings.EMAIL_PORT} tar inte emot oss: {reason}",
            "Kontrollera SOCFIN_MAIL_SERVER, SOCFIN_MAIL_USER, SOCFIN_MAIL_PASSWORD och SOCFIN_MAIL_TLS.",
        )
        return
    yield sound(f"E-postservern svarar: {settings.EMAIL_HOST}:{settings.EMAIL_PORT}.")
    yesterday = timezone.localdate() - timedelta(days=1)
    if people_with_address().exists() and (last_run() or date.min) < yesterday:
        yield note(
            "Inga notiser har skickats sedan i förrgår eller längre.",
            "Låt en timer köra manage.py send_notices (docs/notices.md).",
        )


def deployment() -> Iterator[Finding]:
    """What `check --deploy` objects to; in development only that it is development."""
    if settings.DEBUG:
        yield note(
            "SOCFIN_DEBUG är på: det är utvecklingsläget.",
            "Stäng av det i drift; sidor med fel visar då inte koden.",
        )
        return
    objections = [
        objection
        for objection in run_checks(include_deployment_checks=True)
        if not str(objection.id).startswith(ENGINES)  # looked at here already
    ]
    for objection in objections:
        kind = wrong if objection.level >= ERROR else note
        yield kind(
            f"{objection.id}: {objection.msg}", objection.hint or "Se docs/operations.md, Inställningar."
        )
    if not objections:
        yield sound("Inställningarna duger i drift.")
