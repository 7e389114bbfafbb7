"""The way to the database: whether what goes to one on another machine can be read by others on it."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from socfin.doctor.finding import Finding, note, sound

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
