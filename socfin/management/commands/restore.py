"""`manage.py restore FILE`: the site as it was when the backup was taken, on this database."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from socfin.actions.audit import record
from socfin.actions.people.users import machine_user
from socfin.backup.manifest import BackupRefused, Manifest
from socfin.backup.reading import Around, restore_backup
from socfin.backup.writing import write_backup
from socfin.management.owners import OwnersCommand
from socfin.management.passphrase import add_passphrase, passphrase_of
from socfin.selectors.municipal.municipalities import committees_in, municipality_by_slug


class Command(OwnersCommand):
    """Restore a backup."""

    help = "Återställer en säkerhetskopia, också till en annan databas. Stäng webbplatsen först."
    requires_migrations_checks = False
    requires_system_checks: list[str] = []  # the database may be empty

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, the passphrase, and whether what is here may be replaced."""
        parser.add_argument("file", metavar="FIL", type=Path)
        parser.add_argument(
            "--replace",
            action="store_true",
            help="ersätt det som finns; det sparas först bredvid säkerhetskopian",
        )
        parser.add_argument(
            "--accept-broken-trail",
            action="store_true",
            help="återställ fast dagboken i kopian har rörts utifrån",
        )
        add_passphrase(parser)

    def handle(self, *_: Any, **options: Any) -> None:
        """Put it back, and tell what came back."""
        path, passphrase = options["file"], passphrase_of(options)
        tell = self.stdout.write if options["verbosity"] > 1 else lambda _: None
        try:
            made = restore_backup(
                path,
                passphrase=passphrase,
                replace=options["replace"],
                accept_broken_trail=options["accept_broken_trail"],
                tell=tell,
                around=Around(save_first=lambda made: self._save(path, made, passphrase), note=noted(path)),
            )
        except BackupRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        rows = sum(part.size for part in made.tables.values())
        self.stdout.write(f"Klart. {rows} rader och {len(made.files)} original, som de var {made.made_at}.")
        for name in made.damaged:
            self.stderr.write(f"Originalet {name} var skadat redan när kopian togs. Lämna in filen på nytt.")

    def _save(self, path: Path, made: Manifest, passphrase: str) -> None:
        """What is here now of what is about to be replaced, beside the backup that replaces it."""
        before = path.with_name(f"innan-aterstallning-{timezone.localtime():%Y-%m-%d-%H%M%S}.zip")
        write_backup(before, municipality=made.municipality, passphrase=passphrase)
        self.stdout.write(f"Det som fanns här är sparat i {before}.")


def noted(path: Path) -> Callable[[Manifest], None]:
    """What notes a restore from a file in the trail: once, or for each committee of the one municipality."""

    def note(made: Manifest) -> None:
        by = machine_user()
        if not made.municipality:
            record("restore", by=by, file=path.name, made_at=made.made_at)
        municipality = municipality_by_slug(made.municipality)
        for committee in committees_in(municipality) if municipality else ():
            record(
                "restore",
                by=by,
                committee=committee,
                municipality=made.municipality,
                file=path.name,
                made_at=made.made_at,
            )

    return note
