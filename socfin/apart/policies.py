"""Row-level security as PostgreSQL is told of it: a policy for each table, and what the web's role may.

Like views and guards they are taken away before a migration and made anew after it; meanwhile nobody but the
owner sees anything. Why they are as they are: docs/adr/0021.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import connections, transaction

from socfin.apart.functions import ENTRANCE, MUNICIPALITY, PERSON, functions
from socfin.apart.kept_tables import FACTS, KEPT, STAYS
from socfin.apart.place import NOWHERE, Place, move_to, place_now
from socfin.apart.tables import BENEATH_PERSON, BY_COMMITTEE, BY_PERSON, BY_ROW, OPEN, VIEWED

APART, READ, WHOLE, SEEN = "socfin_apart", "socfin_read", "socfin_whole", "socfin_views"
"""The policies' names: for everyone, for who reads, for the owner, and for who reads the SQL views."""
PLACES = "ANY ((SELECT socfin_places())::bigint[])"
COMMITTEES = "ANY ((SELECT socfin_committees())::bigint[])"
OWN = f"user_id = (SELECT {PERSON})"
IS_ENTRANCE = f"(SELECT {ENTRANCE})"
SOMEWHERE = "(SELECT cardinality(socfin_places()) > 0)"
ITS_COMMITTEE, ITS_MUNICIPALITY = f"committee_id = {COMMITTEES}", f"municipality_id = {PLACES}"

OWN_NAME = f"(SELECT u.username FROM socfin_user u WHERE u.id = (SELECT {PERSON}))"  # noqa: S608 - ours

BY_RULE = {
    "socfin_municipality": f"id = {PLACES}",
    "socfin_committee": ITS_MUNICIPALITY,
    "socfin_membership": ITS_COMMITTEE,
    "socfin_municipalrole": ITS_MUNICIPALITY,
    "socfin_apitoken": f"{ITS_COMMITTEE} OR {OWN}",
    "socfin_user": (
        f"id = (SELECT {PERSON}) OR {IS_ENTRANCE}"
        f" OR {SOMEWHERE} AND socfin_is_seen(id, (SELECT socfin_places()))"
    ),
    "socfin_auditevent": (
        "committee <> '' AND committee = ANY ((SELECT socfin_addresses())::text[])"
        f" OR committee = '' AND ({IS_ENTRANCE} OR by = {OWN_NAME})"
    ),
}
"""Tables with a rule of their own."""
READ_MORE = {
    "socfin_municipality": f"{IS_ENTRANCE} AND id = ANY ((SELECT socfin_open())::bigint[])",
    "socfin_committee": f"{IS_ENTRANCE} AND public",
    "socfin_membership": OWN,
    "socfin_municipalrole": OWN,
}
"""What is read besides: one's own roles wherever they are, and on the way in what is open to all."""
NEEDS = {"socfin_municipality", "socfin_wordtemplate", "socfin_apitoken", "socfin_grouprole", "socfin_whatif"}
"""Without these tables of today the database is of an older version, and on its way to this one."""
MIGRATING = Place(whole=True)
"""Where a migration stands that began nowhere; known again by being this very one."""
MARK = "socfin_places()"
"""The function whose comment says which policies stand, so that the same are not made again."""


def rules() -> dict[str, str]:
    """Table → which of its rows may be read, changed and written."""
    ruled = dict(BY_RULE)
    ruled |= dict.fromkeys(BY_COMMITTEE, ITS_COMMITTEE)
    ruled |= dict.fromkeys(BY_PERSON, f"{OWN} OR {IS_ENTRANCE}")
    for table, (above, column) in {**BY_ROW, **BENEATH_PERSON}.items():
        ruled[table] = f"EXISTS (SELECT FROM {above} a WHERE a.id = {table}.{column})"
    return ruled


def make_policies(using: str) -> None:
    """Keep municipalities apart from now on, where the database is PostgreSQL and of this version."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        return
    with transaction.atomic(using=using), connection.cursor() as cursor:
        tables = sorted(connection.introspection.table_names(cursor))
        if not NEEDS.issubset(tables):
            return
        wanted = [*_statements(tables, _owner(cursor)), *_settled_grants(_columns(cursor), settings.WEB_ROLE)]
        mark = sha256("\n".join(wanted).encode()).hexdigest()
        if _mark(cursor) != mark or missing_policies(using):
            for statement in [*wanted, f"COMMENT ON FUNCTION {MARK} IS '{mark}'"]:
                cursor.execute(statement)


def drop_policies(using: str) -> None:
    """Leave what is needed to change tables: their owner sees everything, and nobody else anything."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        return
    with transaction.atomic(using=using), connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename, policyname FROM pg_policies"
            " WHERE schemaname = current_schema AND policyname IN (%s, %s, %s)",
            [APART, READ, SEEN],
        )
        for table, name in cursor.fetchall():
            cursor.execute(f"DROP POLICY {name} ON {table}")


def missing_policies(using: str) -> list[str]:
    """The tables of the database that nothing keeps apart and should, by name; none where it cannot."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE c.relkind IN ('r', 'p') AND n.nspname = current_schema"
            " AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS"
            " (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = %s)) ORDER BY 1",
            [APART],
        )
        return [table for (table,) in cursor.fetchall() if table not in OPEN]


def before_migration(*, using: str, plan: list[Any] | None = None, **_: Any) -> None:
    """Django's pre_migrate: whoever migrates sees everything, where the role allows it."""
    if place_now() == NOWHERE:
        move_to(MIGRATING)
    if plan:
        drop_policies(using)


def after_migration(*, using: str, **_: Any) -> None:
    """Django's post_migrate."""
    make_policies(using)
    if place_now() is MIGRATING:  # not of a command that saw everything before, and goes on: a restore
        move_to(NOWHERE)


def _statements(tables: list[str], owner: str) -> Iterator[str]:
    yield from functions()
    for table, rule in rules().items():
        if table in tables:
            yield from _policies(table, rule, owner)
    yield from _grants(tables, settings.WEB_ROLE)


def _policies(table: str, rule: str, owner: str) -> Iterator[str]:
    yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY"
    for name in (APART, READ, WHOLE, SEEN):
        yield f"DROP POLICY IF EXISTS {name} ON {table}"
    yield f"CREATE POLICY {APART} ON {table} USING ({rule}) WITH CHECK ({rule})"
    if table in READ_MORE:
        yield f"CREATE POLICY {READ} ON {table} FOR SELECT USING ({READ_MORE[table]})"
    whole = "(SELECT current_setting('socfin.whole', true) = 'yes')"
    yield f"CREATE POLICY {WHOLE} ON {table} TO {owner} USING ({whole})"
    if table in VIEWED:  # through a view rows are asked for as its owner, while somebody else is logged in
        other = f"(SELECT quote_ident(current_user) <> '{owner}' AND {MUNICIPALITY} IS NULL)"
        yield f"CREATE POLICY {SEEN} ON {table} FOR SELECT TO {owner} USING ({other})"


def _grants(tables: list[str], role: str) -> Iterator[str]:
    """The web's role works with rows and with nothing else; the views are not for it.

    What is written once it reads and adds to, what stays it never deletes. The guards refuse that too, but
    a trigger can be switched off by its owner for a while, and a right that was never given cannot be used.
    """
    if not role:
        return
    yield f'GRANT SELECT, INSERT, UPDATE, DELETE ON {", ".join(tables)} TO "{role}"'
    yield f'REVOKE UPDATE, DELETE ON {", ".join(t for t in tables if t in KEPT)} FROM "{role}"'
    yield f'REVOKE DELETE ON {", ".join(t for t in tables if t in STAYS)} FROM "{role}"'
    yield f'GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO "{role}"'


def _settled_grants(columns: dict[str, list[str]], role: str) -> Iterator[str]:
    """Of what is settled column by column, the right to write the columns that are left."""
    for table, (_, kept) in FACTS.items():
        left = ", ".join(f'"{name}"' for name in columns.get(table, ()) if name not in kept)
        if role and left:
            yield f'REVOKE UPDATE ON {table} FROM "{role}"'
            yield f'GRANT UPDATE ({left}) ON {table} TO "{role}"'


def _columns(cursor: Any) -> dict[str, list[str]]:
    """The columns of each table that has some for ever, in their order."""
    cursor.execute(
        "SELECT table_name, column_name FROM information_schema.columns"
        " WHERE table_schema = current_schema AND table_name = ANY (%s) ORDER BY 1, ordinal_position",
        [list(FACTS)],
    )
    columns: dict[str, list[str]] = {}
    for table, column in cursor.fetchall():
        columns.setdefault(table, []).append(column)
    return columns


def _owner(cursor: Any) -> str:
    """Of the tables, as SQL writes it."""
    cursor.execute("SELECT quote_ident(tableowner) FROM pg_tables WHERE tablename = 'socfin_committee'")
    return str(cursor.fetchone()[0])


def _mark(cursor: Any) -> str:
    cursor.execute("SELECT obj_description(to_regprocedure(%s), 'pg_proc')", [MARK])
    return str(cursor.fetchone()[0])
