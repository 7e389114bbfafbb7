"""The triggers that refuse to change or delete what is kept for ever; never a rule of what may be written.

Like the views they are dropped before a migration and made anew after it (docs/adr/0014).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from socfin.apart.kept_tables import FACTS, KEPT, SETTLED, STAYS

REFUSAL = "socfin: what is written here is kept and is never changed or deleted"
PREFIX = "socfin_keeps"


def make_guards(using: str) -> None:
    """Refuse from now on, where the tables are."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with transaction.atomic(using=using), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {PREFIX}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                f" RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$"
            )
        for table, event, condition in _guarded(connection.vendor):
            if table in tables:
                cursor.execute(_trigger(connection.vendor, table, event, condition))


def drop_guards(using: str) -> None:
    """Let a migration, and nobody else, through."""
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"DROP FUNCTION IF EXISTS {PREFIX}() CASCADE")
        else:
            for name in standing(connection):
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def missing(using: str) -> list[str]:
    """The guards that should stand and do not, by name."""
    connection = connections[using]
    there = standing(connection)
    return [
        name for table, event, _ in _guarded(connection.vendor) if (name := _name(table, event)) not in there
    ]


def standing(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of our guards that stand; one that was switched off does not."""
    asked = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return {name for (name,) in cursor.fetchall() if name.startswith(PREFIX)}


@contextmanager
def lifted(using: str, table: str, event: str) -> Iterator[None]:
    """Without one guard, within a transaction that puts it back; only for who owns the table."""
    connection = connections[using]
    rules = {(name, what): condition for name, what, condition in _guarded(connection.vendor)}
    on = f" ON {table}" if connection.vendor == "postgresql" else ""
    with transaction.atomic(using=using), connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {_name(table, event)}{on}")
        yield
        cursor.execute(_trigger(connection.vendor, table, event, rules[table, event]))


@contextmanager
def resting(using: str, tables: Collection[str]) -> Iterator[None]:
    """Without these tables' guards, in the caller's transaction; for their owner. Others read meanwhile."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        drop_guards(using)
        yield
        make_guards(using)
        return
    with connection.cursor() as cursor:
        cursor.execute("; ".join(f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in tables))
        yield
        cursor.execute("; ".join(f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables))


def before_migration(*, using: str, **_: Any) -> None:
    """Django's pre_migrate."""
    drop_guards(using)


def after_migration(*, using: str, **_: Any) -> None:
    """Django's post_migrate."""
    drop_guards(using)
    make_guards(using)


def _guarded(vendor: str) -> list[tuple[str, str, str]]:
    """Table, event and when it is refused ("": always)."""
    rules = [(table, event, "") for table in KEPT for event in ("UPDATE", "DELETE")]
    rules += [(table, "DELETE", "") for table in STAYS]
    rules += [(table, "DELETE", settled) for table, settled in SETTLED.items()]
    differs = "IS DISTINCT FROM" if vendor == "postgresql" else "IS NOT"
    for table, (settled, columns) in FACTS.items():
        changed = " OR ".join(f'OLD."{name}" {differs} NEW."{name}"' for name in columns)
        rules.append((table, "UPDATE", f"{settled} OR {changed}"))
    if vendor == "postgresql":
        rules += [(table, "TRUNCATE", "") for table in sorted({*KEPT, *STAYS, *FACTS})]
    return rules


def _name(table: str, event: str) -> str:
    return f"{PREFIX}_{table.removeprefix('socfin_')}_{event.lower()}"


def _trigger(vendor: str, table: str, event: str, condition: str) -> str:
    when = f" WHEN ({condition})" if condition else ""
    each = "" if event == "TRUNCATE" else " FOR EACH ROW"
    does = (
        f"EXECUTE FUNCTION {PREFIX}()"
        if vendor == "postgresql"
        else f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    )
    return f"CREATE TRIGGER {_name(table, event)} BEFORE {event} ON {table}{each}{when} {does}"
