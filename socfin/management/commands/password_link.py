"""Prints a link where a person chooses a password, for where no mail is sent."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError, CommandParser

from socfin.actions.people.links import password_path
from socfin.actions.people.users import MACHINE
from socfin.management.owners import OwnersCommand
from socfin.selectors.people import person_by_username


class Command(OwnersCommand):
    """manage.py password_link USERNAME."""

    help = "Skriv en länk där personen väljer sitt eget lösenord. Ge den bara till personen själv."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose."""
        parser.add_argument("username", help="personens användarnamn")

    def handle(self, *, username: str, **_: Any) -> None:
        """The path; the site's name stands before it."""
        user = person_by_username(username)
        if user is None or not user.is_active:
            raise CommandError(f"Ingen som kan logga in heter {username}.")
        self.stdout.write(f"Länken är webbplatsens adress följd av:\n{password_path(user=user, who=MACHINE)}")
