"""The database itself: whether it answers, is of a version that is served, is migrated and untouched."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import DatabaseError, NotSupportedError, connection
from django.db.migrations.executor import MigrationExecutor

from socfin.doctor.finding import Finding, note, sound, wrong
from socfin.selectors.trail import guards_missing, verified

NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def engine() -> Iterator[Finding]:
    """Whether it answers, and its version, which Django judges."""
    name = NAMES.get(connection.vendor, connection.vendor)
    try:
        connection.ensure_connection()
        version = ".".join(str(part) for part in connection.get_database_version())
    except NotSupportedError as reason:
        yield wrong(
            f"{name} är för gammal: {reason}", "Uppgradera databasen och kör kommandot igen.", stops=True
        )
    except DatabaseError as reason:
        first = str(reason).strip().splitlines()[0]
        yield wrong(
            f"Databasen ({name}) svarar inte: {first}",
            "Kontrollera DATABASE_URL (eller SOCFIN_DATA_DIR för SQLite) och att databasen är igång.",
            stops=True,
        )
    else:
        yield sound(f"Databasen svarar: {name} {version}.")


def migrations() -> Iterator[Finding]:
    """Whether the tables are those of this version."""
    executor = MigrationExecutor(connection)
    left = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if left:
        yield wrong(
            f"{len(left)} migreringar är inte körda, den första är {left[0][0]}.",
            "Ta en säkerhetskopia (manage.py backup FIL) och kör manage.py migrate.",
            stops=True,
        )
        return
    known = set(executor.loader.disk_migrations)
    newer = sorted(
        name
        for app, name in executor.loader.applied_migrations
        if app == "socfin" and ("socfin", name) not in known
    )
    if newer:
        yield wrong(
            f"Databasen är från en nyare version: {newer[-1]} finns inte i den här.",
            "Installera den version som databasen är från; ingenting har gått förlorat.",
            stops=True,
        )
        return
    yield sound("Databasens tabeller hör till den här versionen.")


def trail() -> Iterator[Finding]:
    """Whether the trail is whole, and the database still guards it."""
    verdict = verified()
    if verdict.wrong:
        yield wrong(
            f"Dagboken är rörd utifrån. {verdict.wrong}",
            "Ta reda på vem som har skrivit i databasen. Säkerhetskopior visar hur det var.",
        )
    else:
        yield sound(f"Dagboken är hel: {verdict.entries} poster.")
    if gone := guards_missing():
        yield note(
            f"Databasens spärrar mot ändring saknas: {', '.join(gone)}.",
            "Kör manage.py migrate, som sätter dit dem igen.",
        )
