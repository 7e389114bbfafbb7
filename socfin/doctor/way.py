"""A database with a server of its own: who can read the way to it, and whether it keeps what it saved."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from socfin.doctor.finding import Finding, note, sound, wrong

HERE = {"", "localhost", "127.0.0.1", "::1"}
"""Hosts of a database on this very machine; besides those that are a folder, with a socket in it."""


def sealed() -> Iterator[Finding]:
    """Nothing of a database on this machine, or in a file."""
    host = str(connection.settings_dict.get("HOST") or "")
    if connection.vendor != "postgresql" or host in HERE or host.startswith("/"):
        return
    connection.ensure_connection()
    if connection.connection.info.ssl_in_use:
        yield sound(f"Det som går till databasen på {host} är krypterat.")
    else:
        yield note(
            f"Det som går till databasen på {host} är inte krypterat.",
            "Lägg till ?sslmode=verify-full i DATABASE_URL, och sslrootcert om utfärdaren är kommunens egen.",
        )


CARE = ("fsync", "full_page_writes", "synchronous_commit")
"""PostgreSQL's settings that, off, let what it said was saved be gone after a lost power."""


def lasting() -> Iterator[Finding]:
    """Nothing of SQLite, which is always told to wait for the disk (settings.py)."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pg_settings WHERE name = ANY(%s) AND setting = 'off'", [list(CARE)])
        off = sorted(name for (name,) in cursor.fetchall())
    if off:
        yield wrong(
            f"PostgreSQL har {', '.join(f'{name} = off' for name in off)}: "
            "det som sagts vara sparat kan vara borta efter ett strömavbrott.",
            "Sätt on i postgresql.conf (eller för rollen, om det står där) och ladda om servern.",
        )
    else:
        yield sound("Det som sagts vara sparat finns kvar efter ett strömavbrott.")
