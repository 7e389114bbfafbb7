"""Whether the database keeps municipalities apart, and from the role that the web is served with."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.db import connection

from socfin.apart.policies import missing_policies
from socfin.apart.roles import OWNS, known_role, shortcomings, shortcomings_of
from socfin.doctor.finding import Finding, note, sound, wrong
from socfin.selectors.municipal.municipalities import count_of_municipalities

HOW = "Gör en roll åt webbplatsen: docs/operations.md, ”Kommunerna hålls isär av databasen”."
NAMED = 5
TABLE = "socfin_municipality"
"""Without it there is nothing to keep apart: the database is empty, or of an older version."""


def kept_apart() -> Iterator[Finding]:
    """Policies on every table, and a role that they bind."""
    if TABLE not in connection.introspection.table_names():
        return  # not migrated yet
    if connection.vendor != "postgresql":
        yield from _on_one_file(count_of_municipalities())
        return
    if lacking := missing_policies("default"):
        named = ", ".join(lacking[:NAMED]) + (" …" if len(lacking) > NAMED else "")
        yield wrong(
            f"{len(lacking)} tabeller saknar databasens radskydd mellan kommuner: {named}.",
            "Kör manage.py migrate med rollen som äger tabellerna.",
        )
        return
    yield from _role()


def _on_one_file(municipalities: int) -> Iterator[Finding]:
    if municipalities > 1:
        yield note(
            f"{municipalities} kommuner i en SQLite-databas: bara programmet håller dem isär.",
            "Flytta till PostgreSQL (docs/operations.md, ”Säkerhetskopia”), som håller isär kommuner.",
        )
    else:
        yield sound("SQLite: en kommun. Databasen håller inte isär flera; det gör PostgreSQL.")


def _role() -> Iterator[Finding]:
    """Of the web, by its name where whoever looks is another."""
    named = settings.WEB_ROLE
    if named and not known_role(named):
        yield wrong(f"Rollen {named} i SOCFIN_WEB_ROLE finns inte i databasen.", HOW)
        return
    short = shortcomings_of(named) if named else shortcomings()
    if not short:
        yield sound("Databasen håller isär kommunerna, också om programmet skulle fråga fel.")
        return
    whose = f"Rollen {named}" if named else "Databasrollen i DATABASE_URL"
    why = f"{whose} {' och '.join(short)}"
    rest = "den kan ta bort radskyddet" if short == [OWNS] else "radskyddet mellan kommuner gäller inte den"
    yield note(f"{why}: {rest}.", HOW)
