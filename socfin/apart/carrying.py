"""Lets every statement that is sent to PostgreSQL carry its place; the place itself is decided elsewhere.

`SET LOCAL` and the statement travel as one message and end as one transaction, or are part of the one that is
open. So nothing stays with the connection, and PgBouncer may give the next statement another.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from socfin.apart.place import NOWHERE, place_now

CARRYING = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "EXPLAIN")
"""How what touches rows begins; all else must stand first in its transaction, or alone."""


def carry(sender: Any, connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Django's connection_created."""
    del sender
    if connection.vendor == "postgresql" and carried not in connection.execute_wrappers:
        connection.execute_wrappers.append(carried)


def carried(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """The statement, with the place it is sent from before it; from nowhere it is sent as it is."""
    place = place_now()
    if place == NOWHERE or not str(sql).lstrip(" \n(").upper().startswith(CARRYING):
        return execute(sql, params, many, context)
    cursor = context["cursor"].cursor
    if getattr(cursor, "name", None) is None:
        return execute(place.settings + str(sql), params, many, context)
    return _read_by_and_by(lambda: execute(sql, params, many, context), cursor.connection, place.settings)


def _read_by_and_by(execute: Callable[[], Any], connection: Any, settings: str) -> Any:
    """A cursor of the server's is declared in the transaction that says the place, by words of its own."""
    alone = connection.autocommit
    with connection.cursor() as other:
        other.execute(f"BEGIN; {settings}" if alone else settings)
        try:
            answer = execute()
        except BaseException:
            if alone:
                other.execute("ROLLBACK")
            raise
        if alone:
            other.execute("COMMIT")  # what was declared outlives it: WITH HOLD
        return answer
