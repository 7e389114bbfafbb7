"""`manage.py move_here FOLDER`: a site on SQLite moves to the engines here, with every key it has."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError, CommandParser
from django.db import connection

from socfin.management.owners import OwnersCommand
from socfin.selectors.installation import municipalities_here

ELSEWHERE = ("DATABASE_URL", "SOCFIN_FILES_URL", "CACHE_URL", "SOCFIN_PGBOUNCER", "DJANGO_SETTINGS_MODULE")
"""Settings of the engines here, which are not those of the installation that is read."""
ASK = (
    "import json; from socfin.selectors.installation import municipalities_here; "
    "print(json.dumps(municipalities_here()))"
)


class Command(OwnersCommand):
    """Move an installation here; where it was it stays as it is."""

    help = (
        "Flyttar en installation på SQLite hit, till den databas och det filarkiv som inställningarna säger. "
        "Varje nummer, original, fryst handling och dagbokspost behålls. Stäng den först."
    )
    requires_migrations_checks = False
    requires_system_checks: list[str] = []  # the database here may be empty

    def add_arguments(self, parser: CommandParser) -> None:
        """Where it lies."""
        parser.add_argument("folder", metavar="MAPP", type=Path, help="dess SOCFIN_DATA_DIR")

    def handle(self, *_: Any, folder: Path, verbosity: int, **__: Any) -> None:
        """Take a backup there and restore it here; of its one municipality where others live here."""
        source = folder.resolve()
        if not (source / settings.SQLITE_FILE).is_file():
            raise CommandError(
                f"I {folder} finns ingen {settings.SQLITE_FILE}. Ange mappen som är SOCFIN_DATA_DIR där."
            )
        if connection.vendor == "sqlite" and source == Path(settings.DATA_DIR).resolve():
            raise CommandError(
                "Det är den här installationens egen mapp. Sätt DATABASE_URL till den nya databasen."
            )
        chosen = _chosen(source) if municipalities_here() else []
        with tempfile.TemporaryDirectory(prefix="socfin-") as scratch:
            made = Path(scratch) / "flytt.zip"
            _there(source, "backup", str(made), *chosen)
            call_command("restore", made, verbosity=verbosity, stdout=self.stdout, stderr=self.stderr)
        call_command("verify_trail", stdout=self.stdout)
        self.stdout.write(f"Flyttad hit. {folder} är orörd; starta den inte igen.")


def _chosen(source: Path) -> list[str]:
    """The option that takes the one municipality of the source. CommandError when it has more, or none."""
    there = _there(source, "shell", "--no-imports", "-c", ASK).strip().splitlines()[-1]
    slugs = json.loads(there)
    if len(slugs) != 1:
        raise CommandError(
            f"Här finns redan kommuner, och där finns {len(slugs)}: {', '.join(slugs) or 'ingen'}. Bara en "
            "installation med en enda kommun kan flyttas in bland andra."
        )
    return ["--municipality", slugs[0]]


def _there(source: Path, *command: str) -> str:
    """A command of the same version run on the source; CommandError with its own words when it fails."""
    settings_there = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
    run = subprocess.run(  # noqa: S603 - our own program with our own words
        [sys.executable, str(settings.BASE_DIR / "manage.py"), *command],
        env={**settings_there, "SOCFIN_DATA_DIR": str(source)},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise CommandError(f"{source}: {run.stderr.strip().removeprefix('CommandError: ')}")
    return run.stdout
