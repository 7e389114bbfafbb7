"""`manage.py doctor`: what is wrong with this installation, and how to mend it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from socfin.doctor import everything
from socfin.doctor.finding import State


class Command(BaseCommand):
    """Look at the whole installation; nothing is changed."""

    help = "Går igenom installationen och säger vad som är fel och hur det lagas. Ändrar ingenting."
    requires_system_checks = ()
    requires_migrations_checks = False

    def handle(self, *_: Any, **__: Any) -> None:
        """A line for each thing looked at, and its remedy; exit status 1 when something is wrong."""
        faults = 0
        for finding in everything():
            self.stdout.write(f"{finding.state.value}: {finding.seen}")
            if finding.remedy:
                self.stdout.write(f"     {finding.remedy}")
            faults += finding.state is State.WRONG
        if faults:
            self.stdout.write(f"\n{faults} fel att åtgärda." if faults > 1 else "\nEtt fel att åtgärda.")
            raise SystemExit(1)
