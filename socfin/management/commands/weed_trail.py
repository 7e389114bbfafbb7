"""`manage.py weed_trail`: forgets what old log-ins and fetches in the trail say; its chain stays whole."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.db import DatabaseError
from django.utils import timezone

from socfin.actions.people.users import MACHINE
from socfin.actions.people.weeding import weed_trail
from socfin.management.owners import OwnersCommand

DAYS = 365.25


class Command(OwnersCommand):
    """Weed the trail; run it every night."""

    help = (
        "Gallrar dagboken: inloggningar och hämtningar äldre än SOCFIN_LOG_IN_YEARS töms på innehåll. "
        "Förseglingarna står kvar. Kör den som äger databasens tabeller, som migrate."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Other years than the setting's."""
        parser.add_argument("--years", type=int, metavar="ÅR", help="i stället för SOCFIN_LOG_IN_YEARS")

    def handle(self, *_: Any, **options: Any) -> None:
        """One line of how many entries were emptied."""
        years = settings.LOG_IN_YEARS if options["years"] is None else options["years"]
        if years < 1:
            raise CommandError("Inget gallras: sätt SOCFIN_LOG_IN_YEARS, eller --years, till minst 1.")
        try:
            count = weed_trail(before=timezone.now() - timedelta(days=years * DAYS), who=MACHINE)
        except DatabaseError as reason:
            raise CommandError(
                f"Inget är gallrat: {reason}. Kör med den databasroll som äger tabellerna, som migrate."
            ) from reason
        self.stdout.write(f"{count} poster äldre än {years} år är tömda. Förseglingarna står kvar.")
