"""manage.py reopen_period: opens a closed month with a reason; asks for a locked one to be opened."""

from __future__ import annotations

import argparse
from typing import Any

from django.core.management.base import CommandError

from socfin.actions.periods import ask_reopening, reopen_period
from socfin.domain.closing import NotMoved, PeriodState
from socfin.management.named import actor, add_month, committee_of
from socfin.management.owners import OwnersCommand
from socfin.selectors.periods import period_of


class Command(OwnersCommand):
    """A locked month takes two administrators, and the second of them is never a command."""

    help = "Öppna en stängd månad igen, med ett skäl. För en låst månad läggs en begäran (--by)."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Which month of which committee, why, and by whom."""
        add_month(parser)
        parser.add_argument("--reason", metavar="SKÄL", required=True, help="varför månaden öppnas")

    def handle(self, *_args: Any, **given: Any) -> None:
        """Open it, or ask; exit status 1 when neither can be done, reason included."""
        committee, month, by = committee_of(given["committee"]), given["month"], actor(given["by"])
        locked = period_of(committee, month).state is PeriodState.LOCKED
        act = ask_reopening if locked else reopen_period
        try:
            act(committee=committee, month=month, reason=given["reason"], by=by)
        except NotMoved as refused:
            raise CommandError(str(refused)) from None
        if locked:
            self.stdout.write(
                f"Begärt. {month.label.capitalize()} är låst tills en annan administratör godkänner på sidan "
                f"/{committee.slug}/{month}/stangning/."
            )
        else:
            self.stdout.write(self.style.SUCCESS(f"Klart. {month.label.capitalize()} är öppen igen."))
