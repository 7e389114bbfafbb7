"""manage.py fetch_kolada: a municipality's figures beside similar ones and the country, from Kolada."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from socfin.actions.kolada import keep_kolada
from socfin.domain.kolada import COUNTRY, KNOWN, KPIS, YEARS, Area, KoladaFact, Whose
from socfin.importers.kolada import NotKolada, facts_in, facts_of
from socfin.management.kolada import API, AT_A_TIME, Asking, NoAnswer, in_parts
from socfin.management.named import actor, committee_of
from socfin.management.owners import OwnersCommand
from socfin.selectors.kolada import fetched_since, places_before

FRESH = timedelta(hours=12)
"""What was kept within them is not asked for again: a fetching that was broken off goes on."""


class Command(OwnersCommand):
    """Fetches the chosen figures of the municipality, similar ones and the country, or reads a file."""

    help = "Hämta jämförelser ur Kolada, eller läs samma JSON ur en fil."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """The committee, whose figures, which ones and from where."""
        areas = ", ".join(area.value for area in Area)
        parser.add_argument("committee", metavar="SLUG", help="nämndens adress, t.ex. nora")
        parser.add_argument("--municipality", metavar="ID", help="kommunens id i Kolada, t.ex. 1884")
        parser.add_argument(
            "--similar",
            metavar="OMRÅDE=GRUPP",
            nargs="+",
            default=[],
            help=f"gruppen Liknande kommuner för ett område ({areas}), t.ex. ifo=G36600",
        )
        parser.add_argument("--kpi", metavar="ID", nargs="+", help="bara dessa nyckeltal, t.ex. N30001")
        parser.add_argument("--years", type=int, default=YEARS, metavar="N", help="antal år bakåt")
        parser.add_argument("--file", type=Path, metavar="FIL", help="läs Koladas JSON ur en fil i stället")
        parser.add_argument("--again", action="store_true", help="fråga också efter det som hämtats i dag")
        parser.add_argument("--api", default=API, metavar="ADRESS", help="API:ets adress")
        parser.add_argument("--by", metavar="USERNAME", help="den som gör det")

    def handle(self, *_args: Any, **given: Any) -> None:
        """Keep what differs from before; exit status 1 with the reason when Kolada does not answer."""
        committee, by = committee_of(given["committee"]), actor(given["by"])
        own, groups = self._whose(places_before(committee), given)
        chosen = self._chosen(given["kpi"])
        if not given["again"] and given["file"] is None:
            chosen = [kpi for kpi in chosen if kpi not in fetched_since(committee, timezone.now() - FRESH)]
        kept = 0
        try:
            for source, facts in self._facts(chosen, own, groups, given):
                places = {own: Whose.OWN, COUNTRY: Whose.COUNTRY}
                places |= dict.fromkeys(groups.values(), Whose.SIMILAR)
                own_areas = [fact for fact in facts if _belongs(fact, own, groups)]
                kept += keep_kolada(committee=committee, facts=own_areas, places=places, source=source, by=by)
        except (NoAnswer, NotKolada, OSError) as reason:
            done = f" {kept} värden hann sparas; kör igen så fortsätter det." if kept else ""
            raise CommandError(f"{reason}{done}") from None
        self.stdout.write(
            self.style.SUCCESS(f"Klart. {kept} nya eller ändrade värden av {len(chosen)} nyckeltal.")
        )

    def _facts(
        self, chosen: Sequence[str], own: str, groups: dict[Area, str], given: dict[str, Any]
    ) -> Iterator[tuple[str, list[KoladaFact]]]:
        """Where each part comes from, and its facts."""
        places = [own, *dict.fromkeys(groups.values()), COUNTRY]
        if given["file"] is not None:
            read = list(facts_in(given["file"].read_bytes(), chosen, places))
            if not read:
                raise CommandError(
                    f"{given['file'].name} har inga värden för {own}. Kontrollera kommunens id och nyckeltal."
                )
            yield str(given["file"].name), read
            return
        last = timezone.now().year - 1
        years = list(range(last - given["years"] + 1, last + 1))
        asking = Asking(given["api"])
        for part in in_parts(chosen, AT_A_TIME):
            answers = asking.answers(part, places, years)
            yield given["api"], [fact for answer in answers for fact in facts_of(answer, part, places)]

    def _whose(
        self, before: tuple[str, dict[Area, str]], given: dict[str, Any]
    ) -> tuple[str, dict[Area, str]]:
        """The municipality and the groups: as given, else as last time."""
        own = given["municipality"] or before[0]
        if not own:
            raise CommandError("Säg vilken kommun det är: --municipality 1884")
        groups = dict(before[1])
        for text in given["similar"]:
            area, _, group = text.partition("=")
            if area not in set(Area) or not group:
                raise CommandError(f"”{text}” ska vara OMRÅDE=GRUPP, t.ex. ifo=G36600.")
            groups[Area(area)] = group
        return own, groups

    def _chosen(self, wanted: Sequence[str] | None) -> list[str]:
        unknown = [kpi for kpi in wanted or () if kpi not in KNOWN]
        if unknown:
            raise CommandError(f"Finns inte i listan: {', '.join(unknown)}. Se docs/indicators.md.")
        return list(wanted or (kpi.code for kpi in KPIS))


def _belongs(fact: KoladaFact, own: str, groups: dict[Area, str]) -> bool:
    """Whether a group is the similar one of the figure's own area; the others are of other areas."""
    return fact.place in (own, COUNTRY, groups.get(KNOWN[fact.kpi].area))
