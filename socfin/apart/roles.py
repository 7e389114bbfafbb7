"""What PostgreSQL does and does not keep the role of this connection from; changes nothing."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError
from django.db import connection

NOT_OWNER = (
    "Databasrollen i DATABASE_URL ser bara en kommun i taget. Kör kommandot med rollen som äger tabellerna, "
    "den som också kör migrate (docs/operations.md, ”Kommunerna hålls isär av databasen”)."
)
ABOVE, PAST, OWNS = "är superanvändare", "får gå förbi radskyddet (BYPASSRLS)", "äger tabellerna"


def shortcomings() -> list[str]:
    """Why the database keeps this role from less than it could, in Swedish; none on another engine."""
    return shortcomings_of(_own_name()) if connection.vendor == "postgresql" else []


def shortcomings_of(role: str) -> list[str]:
    """The same of a role by its name."""
    return [why for why, holds in zip((ABOVE, PAST, OWNS), _standing(role), strict=True) if holds]


def known_role(role: str) -> bool:
    """Whether the server has a role of that name."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = %s)", [role])
        return bool(cursor.fetchone()[0])


def sees_whole() -> bool:
    """Whether this role can see every municipality at once, as owner or above it; so on another engine."""
    return connection.vendor != "postgresql" or any(_standing(_own_name()))


def before_migration(**_: Any) -> None:
    """Django's pre_migrate: only who owns the tables changes them; CommandError for another, first of all."""
    if not sees_whole():
        raise CommandError(NOT_OWNER)


def _own_name() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user::text")
        return str(cursor.fetchone()[0])


def _standing(role: str) -> tuple[bool, bool, bool]:
    """Whether it is above all, past the policies, and owns the tables; who has none to own owns them all."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper, rolbypassrls, NOT EXISTS (SELECT FROM pg_tables"
            " WHERE tablename = 'socfin_committee' AND tableowner <> rolname)"
            " FROM pg_roles WHERE rolname = %s",
            [role],
        )
        above, past, owns = cursor.fetchone()
        return bool(above), bool(past), bool(owns)
