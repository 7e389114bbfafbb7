"""manage.py import_forecast_record: official forecasts from before socfin out of a table, all or none."""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from socfin.actions.followup.past_forecasts import take_in_past_forecasts
from socfin.disk.file_names import own_name
from socfin.domain.figures import Problem
from socfin.domain.listing import counted
from socfin.domain.money import Unit
from socfin.domain.past_forecasts.facts import FileSource, NotTaken
from socfin.importers.past_forecasts.table import Place, read_past_forecasts
from socfin.management.named import actor, committee_of
from socfin.management.owners import OwnersCommand
from socfin.selectors.committees import root_of, verksamheter


class Command(OwnersCommand):
    """Takes a file's forecasts in, all or none."""

    help = "Läs in vad nämnden sa om tidigare år och vad de blev, ur en tabell (csv eller Excel)."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """The committee, the file and its unit."""
        parser.add_argument("committee", metavar="SLUG", help="nämndens adress, t.ex. nora")
        parser.add_argument("file", metavar="FIL", type=Path)
        parser.add_argument(
            "--unit", choices=[unit.value for unit in Unit], help="beloppens enhet, om filen inte säger den"
        )
        parser.add_argument("--try", dest="only_try", action="store_true", help="läs bara, spara inget")
        parser.add_argument("--by", metavar="USERNAME", help="den som gör det")

    def handle(self, *_args: Any, **given: Any) -> None:
        """Print how it was read and every problem; exit status 1 with nothing taken in where one stops it."""
        committee, path = committee_of(given["committee"]), given["file"]
        try:
            content = path.read_bytes()
        except OSError as reason:
            raise CommandError(f"Filen {path} kan inte läsas: {reason.strerror}.") from None
        place = Place(
            tree={node.code: node.name for node in verksamheter(committee)},
            root=root_of(committee).code,
            committee=committee.name,
            before=timezone.localdate().year,
            unit=Unit(given["unit"]) if given["unit"] else None,
        )
        read = read_past_forecasts(content, path.name, place)
        for line in (*read.notes, *map(_line, read.problems)):
            self.stdout.write(line)
        if read.errors:
            raise CommandError(f"Inget lästes in: {len(read.errors)} fel i filen.")
        how_many = counted(len(read.forecasts), "prognos", "prognoser")
        if given["only_try"]:
            self.stdout.write(f"{how_many} går att läsa in.")
            return
        sha256 = hashlib.sha256(content).hexdigest()
        source = FileSource(filename=own_name(path.name), sheet=read.sheet, sha256=sha256)
        try:
            take_in_past_forecasts(
                committee=committee, source=source, forecasts=read.forecasts, by=actor(given["by"])
            )
        except NotTaken as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(self.style.SUCCESS(f"Klart. {how_many} ur {source.filename}."))


def _line(problem: Problem) -> str:
    where = f"Rad {problem.row}" if problem.row else "Hela filen"
    column = f", {problem.column}" if problem.column else ""
    return f"{where}{column}: {problem.message} {problem.remedy}".rstrip()
