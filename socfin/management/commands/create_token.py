"""Makes a key for a program that reads a committee's figures, and prints it last, once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone
from django.utils.formats import date_format

from socfin.actions.people.tokens import NoToken, create_token
from socfin.actions.people.users import MACHINE
from socfin.domain.people.tokens import USUAL_DAYS, Scope
from socfin.management.named import committee_of
from socfin.management.owners import OwnersCommand
from socfin.selectors.people import person_by_username


class Command(OwnersCommand):
    """manage.py create_token USERNAME --committee SLUG [--days N] [--scope read|export] [--name TEXT]."""

    help = "Gör en nyckel som ett program läser en nämnds siffror med. Den skrivs ut sist, och bara nu."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose, to what, and for how long."""
        parser.add_argument("username", help="personens användarnamn; nyckeln visar det som personen får se")
        parser.add_argument("--committee", required=True, metavar="SLUG", help="nämndens adress, t.ex. nora")
        parser.add_argument(
            "--days", type=int, default=USUAL_DAYS, help=f"dagar den gäller, {USUAL_DAYS} om inget sägs"
        )
        parser.add_argument(
            "--scope", choices=[scope.value for scope in Scope], default=Scope.READ.value, help="omfattning"
        )
        parser.add_argument("--name", default="Program", help="vad nyckeln används till")

    def handle(self, *, username: str, committee: str, days: int, scope: str, name: str, **_: Any) -> None:
        """The key on the last line of what is printed."""
        user = person_by_username(username)
        if user is None:
            raise CommandError(f"Användaren ”{username}” finns inte.")
        last_day = timezone.localdate() + timedelta(days=max(-1, min(days, 36_500)))
        try:
            secret = create_token(
                user=user,
                committee=committee_of(committee),
                name=name,
                scope=Scope(scope),
                last_day=last_day,
                who=MACHINE,
            )
        except NoToken as reason:
            raise CommandError(str(reason)) from reason
        until = date_format(last_day, "j F Y")
        self.stdout.write(f"Nyckeln gäller till och med {until}. Den visas bara nu och lagras aldrig:")
        self.stdout.write(secret)
