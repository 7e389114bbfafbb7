"""`manage.py send_notices`: the letters that are due, for a timer; a digest in the morning."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from socfin.actions.people.letters import send_notices
from socfin.management.owners import OwnersCommand


class Command(OwnersCommand):
    """Send what is due; run it every five minutes."""

    help = "Skickar de notiser som väntar, var och en en gång. Låt en timer köra det var femte minut."

    def handle(self, *_: Any, **__: Any) -> None:
        """One line of what was sent; exit status 1 when a letter could not be."""
        if not settings.MAIL:
            raise CommandError(
                "E-post är inte inställd: sätt SOCFIN_MAIL_SERVER. Notiserna finns på webbplatsen."
            )
        if not settings.SITE_ADDRESS:
            raise CommandError(
                "Webbplatsens adress är inte inställd: sätt SOCFIN_ADDRESS, till exempel https://ekonomi.exempel.se"
            )
        sent = send_notices()
        self.stdout.write(f"{sent.letters} brev med {sent.notices} notiser.")
        for who in sent.failed:
            self.stderr.write(f"Kunde inte skickas till {who}. Det görs om nästa gång.")
        if sent.failed:
            raise SystemExit(1)
