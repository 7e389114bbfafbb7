"""`manage.py backup FILE`: the whole site, or one municipality, in one file, also while people work."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from socfin.backup.manifest import BackupRefused
from socfin.backup.writing import write_backup
from socfin.management.owners import OwnersCommand
from socfin.management.passphrase import add_passphrase, strong_passphrase_of


class Command(OwnersCommand):
    """Take a backup."""

    help = "Säkerhetskopierar allt till en fil. Får köras medan folk arbetar."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, and where the passphrase stands."""
        parser.add_argument("file", metavar="FIL", type=Path)
        parser.add_argument("--municipality", default="", metavar="KOMMUN", help="bara den, med dess adress")
        add_passphrase(parser)

    def handle(self, *_: Any, **options: Any) -> None:
        """Write it, tell what is in it, and which originals were damaged already."""
        try:
            made = write_backup(
                options["file"],
                municipality=options["municipality"],
                passphrase=strong_passphrase_of(options),
                tell=self._tell(options),
            )
        except BackupRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        rows = sum(part.size for part in made.tables.values())
        self.stdout.write(f"Klart. {options['file']}: {rows} rader och {len(made.files)} original.")
        for name in made.damaged:
            self.stderr.write(f"Originalet {name} saknas eller är skadat. Lämna in filen på nytt.")

    def _tell(self, options: dict[str, Any]) -> Any:
        return self.stdout.write if options["verbosity"] > 1 else lambda _: None
