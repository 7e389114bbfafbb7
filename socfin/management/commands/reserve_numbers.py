"""`manage.py reserve_numbers N`: a new installation takes its keys from a range that no other has."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db import transaction

from socfin.actions.municipal.numbers import NotEmpty, reserve_numbers
from socfin.management.owners import OwnersCommand

MOST = 9_000
"""Ranges: the last key of the last is what a program can hold as a whole number everywhere (2^53)."""


class Command(OwnersCommand):
    """Choose the range."""

    help = "Ger en ny, tom installation ett eget nummerområde, så att den senare kan flyttas in bland andra."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which."""
        parser.add_argument(
            "number", metavar="NUMMER", type=int, help=f"1–{MOST}; ett för varje installation"
        )

    @transaction.atomic
    def handle(self, *_: Any, number: int, **__: Any) -> None:
        """Set where the next keys begin."""
        if not 1 <= number <= MOST:
            raise CommandError(f"Numret ska vara 1–{MOST}.")
        try:
            first = reserve_numbers(number)
        except NotEmpty as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"Numren börjar på {first}.")
