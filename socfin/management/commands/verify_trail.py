"""`manage.py verify_trail`: whether anyone has touched the trail from outside, and where first."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError, CommandParser

from socfin.backup.writing import snapshot
from socfin.management.owners import OwnersCommand
from socfin.selectors.trail import guards_missing, verified


class Command(OwnersCommand):
    """Verify the trail."""

    help = "Kontrollerar att dagboken är hel och skriver ut dess försegling, eller den post som först rörts."

    def add_arguments(self, parser: CommandParser) -> None:
        """A seal that was published earlier."""
        parser.add_argument("--head", default="", metavar="FÖRSEGLING", help="en som skrivits ut tidigare")

    def handle(self, *_: Any, **options: Any) -> None:
        """Exit status 0 and the newest seal when it is whole, else 1."""
        with snapshot():
            verdict, gone = verified(options["head"]), guards_missing()
        if verdict.wrong:
            raise CommandError(f"{verdict.wrong} {verdict.entries} poster före det är hela.")
        if not verdict.published:
            raise CommandError("Ingen post har den förseglingen: dagboken är inte den som skrevs ut då.")
        if gone:
            raise CommandError(
                f"Dagboken är hel, men databasens spärrar saknas ({', '.join(gone)}). Kör manage.py migrate."
            )
        self.stdout.write(f"Hel: {verdict.entries} poster.")
        self.stdout.write(verdict.head)
