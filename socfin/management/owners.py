"""The commands that see every municipality: they are run with the database role that owns the tables."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from socfin.apart.place import within
from socfin.apart.roles import NOT_OWNER, sees_whole


class OwnersCommand(BaseCommand):
    """A command of whoever looks after the whole site."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        """As Django does, with everything in sight; CommandError where the role has not."""
        with within(whole=True):
            if not sees_whole():
                raise CommandError(NOT_OWNER)
            return super().execute(*args, **options)
