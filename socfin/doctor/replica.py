"""Whether the replica that is named is one, of this database, and keeps municipalities apart as it does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, Error, connections

from socfin.doctor.finding import Finding, note, sound, wrong
from socfin.selectors.replica import REPLICA

SAME = "SELECT system_identifier::text FROM pg_control_system()"
COPIES = "SELECT pg_is_in_recovery()"
PAST = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
BEHIND = "SELECT coalesce(extract(epoch FROM now() - pg_last_xact_replay_timestamp()), 0)::int"
HOW = "Se docs/operations.md, ”En läskopia”."


def copied() -> Iterator[Finding]:
    """Nothing where none is named; pages are made of the primary as long as anything is wrong with it."""
    if REPLICA not in settings.DATABASES:
        return
    try:
        if not _asked(REPLICA, COPIES) or _asked(REPLICA, SAME) != _asked(DEFAULT_DB_ALIAS, SAME):
            yield wrong("SOCFIN_REPLICA_URL nämner ingen läskopia av den här databasen.", HOW)
        elif _asked(REPLICA, PAST):
            yield wrong("Rollen i SOCFIN_REPLICA_URL går förbi radskyddet mellan kommuner.", HOW)
        else:
            yield sound(
                f"Läskopian svarar; det senaste den fått är {_asked(REPLICA, BEHIND)} sekunder gammalt."
            )
    except Error:
        yield note("Läskopian svarar inte: sidorna görs av huvuddatabasen.", HOW)


def _asked(where: str, question: str) -> Any:
    with connections[where].cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]
