"""Gives an empty installation a range of keys of its own, so that it may later live beside others."""

from __future__ import annotations

from django.apps import apps
from django.db import connection
from django.db.models import AutoField

from socfin.models import AuditEvent, Committee

RANGE = 10**12
"""Keys in each range. Ours are whole numbers of 64 bits, of which 53 are exact in every program."""
SMALL_RANGE = 238_000
"""The same in tables of others, whose keys are whole numbers of 32 bits: room for 9 000 ranges."""
OURS = ("socfin", "account", "otp_static", "otp_totp", "socialaccount")
"""The apps whose rows belong to a municipality or its people."""


class NotEmpty(Exception):
    """There is something already, with keys that stay; in Swedish."""


def reserve_numbers(number: int) -> int:
    """Let keys begin where the range does, in every table; gives the first. NotEmpty once one is taken."""
    if Committee.objects.exists() or AuditEvent.objects.exists():
        raise NotEmpty(
            "Här finns redan uppgifter, och deras nummer ändras inte. Ett nummerområde väljs i en tom "
            "installation."
        )
    first = number * RANGE + 1
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            key = model._meta.pk
            if model._meta.app_label not in OURS or not isinstance(key, AutoField) or not model._meta.managed:
                continue
            table = model._meta.db_table
            begins = first if key.get_internal_type() == "BigAutoField" else number * SMALL_RANGE + 1
            if connection.vendor == "postgresql":
                cursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, %s), %s, false)", [table, key.column, begins]
                )
                continue
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, begins - 1])
    return first
