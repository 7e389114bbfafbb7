"""manage.py close_period: closes a committee's month, and locks it when asked to."""

from __future__ import annotations

import argparse
from typing import Any

from django.core.management.base import CommandError
from django.db import transaction

from socfin.actions.forecasts import refresh_forecasts
from socfin.actions.periods import close_period, lock_period
from socfin.domain.closing import NotMoved, PeriodState
from socfin.management.named import actor, add_month, committee_of
from socfin.management.owners import OwnersCommand
from socfin.reporting.closing import points_of
from socfin.selectors.ledger import published_months
from socfin.selectors.periods import period_of


class Command(OwnersCommand):
    """Runs the checklist, then closes the month; with --lock a closed month is locked."""

    help = "Stäng en månad: det som den säger ligger fast. Med --lock låses den också."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Which month of which committee, why in spite of what is left, and by whom."""
        add_month(parser)
        parser.add_argument("--lock", action="store_true", help="lås månaden också, efter bokslutet")
        parser.add_argument("--reason", metavar="SKÄL", default="", help="skäl att stänga med punkter kvar")

    def handle(self, *_args: Any, **given: Any) -> None:
        """Print what is left and close; exit status 1 when the month cannot be closed, reason included."""
        committee, month = committee_of(given["committee"]), given["month"]
        by = actor(given["by"])
        if month in published_months(committee).months:
            if not period_of(committee, month).state.is_shut:
                refresh_forecasts(committee=committee, by=by, month=month)
                committee.refresh_from_db(fields=["revision"])
            for point in points_of(committee, month):
                self.stdout.write(f"Kvar: {point.words}")
        try:
            with transaction.atomic():
                if not (given["lock"] and period_of(committee, month).state is PeriodState.CLOSED):
                    close_period(committee=committee, month=month, by=by, reason=given["reason"])
                if given["lock"]:
                    lock_period(committee=committee, month=month, by=by)
        except NotMoved as refused:
            raise CommandError(
                f"{refused} (--reason SKÄL)" if "skriv varför" in str(refused) else str(refused)
            ) from None
        done = "låst" if given["lock"] else "stängd"
        self.stdout.write(self.style.SUCCESS(f"Klart. {month.label.capitalize()} är {done}."))
