"""Loads the demo committees and people; a second run changes nothing."""

from __future__ import annotations

import secrets
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from tqdm import tqdm

from socfin.management.demo.cast import PEOPLE
from socfin.management.demo.hand_in import LATEST, STEPS, load, missing
from socfin.management.owners import OwnersCommand
from socfin.selectors.people import person_by_username

PASSWORD = "demo-exempel-2025"  # noqa: S105 - a demo's, used only where DEBUG is on
RANDOM_BYTES = 12


class Command(OwnersCommand):
    """Nora and Timrå from their own documents, and the constructed Exempelkommunen."""

    help = "Läser in demodata: Nora, Timrå och den påhittade Exempelkommunen, med personer att logga in som."

    def add_arguments(self, parser: CommandParser) -> None:
        """The password of the demo people and the port of the printed addresses."""
        parser.add_argument(
            "--password",
            help="Lösenord för demopersonerna. Annars ett känt i utvecklingsläge och ett slumpat i drift.",
        )
        parser.add_argument("--port", type=int, default=8000, help="Porten i adresserna som skrivs ut.")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Make what is missing, then tell how to log in and where to look."""
        password = options["password"] or _password()
        new = missing()
        if new:
            hidden = options["verbosity"] == 0 or not sys.stderr.isatty()
            with tqdm(total=STEPS, desc="Demodata", unit="steg", disable=hidden, leave=False) as bar:

                def step(what: str) -> None:
                    bar.set_postfix_str(what)
                    bar.update()

                load(password, step)
        if options["verbosity"]:
            self._tell(f"http://127.0.0.1:{options['port']}", password, made=bool(new))

    def _tell(self, site: str, password: str, *, made: bool) -> None:
        """The log-ins and the pages to begin with."""
        say = self.stdout.write
        say("Demodata är inläst." if made else "Demodata finns redan. Inget har ändrats.")
        say(f"\nLogga in på {site}/ som")
        for person in PEOPLE:
            say(f"  {person.username:<7} {person.label:<17} ({person.first_name} {person.last_name})")
        first = person_by_username(PEOPLE[0].username)
        known = first is not None and first.check_password(password)
        say(f"Lösenord för alla: {password if known else 'det som skrevs ut när demodata lästes in'}")
        say("\nBörja här:")
        for slug, month in LATEST.items():
            say(f"  {site}/{slug}/{month}/")


def _password() -> str:
    """The known one where DEBUG is on; elsewhere one that nobody can guess, told once."""
    return PASSWORD if settings.DEBUG else secrets.token_urlsafe(RANDOM_BYTES)
