"""manage.py make_forecasts: makes the forecasts after a month, or fills in those of earlier months."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from django.core.management.base import CommandError
from tqdm import tqdm

from socfin.actions.forecasts import forecast_months, make_forecast_runs
from socfin.actions.people.users import machine_user
from socfin.management.named import committee_of
from socfin.management.owners import OwnersCommand
from socfin.management.reading_choices import month
from socfin.selectors.committees import all_committees

if TYPE_CHECKING:
    from socfin.domain.period import Month
    from socfin.models import Committee


class Command(OwnersCommand):
    """Makes what is lacking or outdated; the same underlag is not forecast twice."""

    help = "Gör prognoser efter den senaste månaden, en viss månad (--month) eller alla (--all-months)."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Which committee and which months."""
        parser.add_argument("committee", metavar="SLUG", nargs="?", help="nämndens adress; annars alla")
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--month", type=month, metavar="2022-03", help="efter den månaden")
        which.add_argument("--all-months", action="store_true", help="efter varje månad med utfall")

    def handle(self, *_args: Any, **given: Any) -> None:
        """Make them, with progress, and tell how many were made."""
        for committee in self._committees(given["committee"]):
            months = self._months(committee, given)
            with tqdm(
                total=len(months), desc=committee.slug, disable=not sys.stderr.isatty(), leave=False
            ) as bar:
                made = make_forecast_runs(
                    committee=committee, months=months, by=machine_user(), step=lambda _: bar.update()
                )
            if given["verbosity"]:
                words = f"{made} av {len(months)} gjorda"
                self.stdout.write(f"{committee}: {words}, resten fanns redan eller hör till stängda månader.")

    def _committees(self, slug: str | None) -> list[Committee]:
        return list(all_committees()) if slug is None else [committee_of(slug)]

    def _months(self, committee: Committee, given: dict[str, Any]) -> list[Month]:
        known = forecast_months(committee)
        if given["all_months"]:
            return known
        if given["month"] is None:
            return known[-1:]
        if given["month"] not in known:
            raise CommandError(
                f"{committee}: efter {given['month'].label} kan ingen prognos göras. "
                "Månaden saknar publicerat utfall, eller så är året slut."
            )
        return [given["month"]]
