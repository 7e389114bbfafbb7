"""manage.py import_figures: hands in a file from the terminal, with the page's own preview and problems."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from django.core.management.base import CommandError
from django.db import transaction
from tqdm import tqdm

from socfin.actions.closed import PeriodShut
from socfin.actions.committees import map_accounts
from socfin.actions.forecasts import refresh_forecasts
from socfin.actions.originals import NotKept
from socfin.actions.people.users import machine_user
from socfin.actions.publishing import (
    NEEDS_REASON,
    AlreadyPublished,
    NotPublishable,
    publish,
    receive,
    save_profile,
)
from socfin.domain.figures import Problem
from socfin.domain.lines import Line
from socfin.domain.listing import listed
from socfin.domain.money import Unit, format_amount
from socfin.domain.progress import Progress, Stage, Step
from socfin.importers import SourceFile
from socfin.importers.remedies import in_command
from socfin.importers.stored import StoredOptions
from socfin.management.named import actor, committee_of
from socfin.management.owners import OwnersCommand
from socfin.management.reading_choices import add_choices, chosen, laid_upon
from socfin.reporting.preview import Preview, preview
from socfin.reporting.reading import (
    examine_upload,
    options_with,
    profile_for,
    read_content,
    telling,
)
from socfin.selectors.ground import Ground
from socfin.selectors.uploads import profile_by_name, publishing_mark
from socfin.services.indicators.changes import IndicatorDifference

if TYPE_CHECKING:
    from socfin.models import Committee, User

Accounts = list[tuple[str, Line | None]]


class Command(OwnersCommand):
    """Reads a file, shows what it would change and, with --publish, lets it count."""

    help = "Läs in en fil med siffror, visa vad den ändrar och publicera den (--publish)."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """FILE, the committee and how the file is to be read."""
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--committee", required=True, metavar="SLUG", help="nämndens adress, t.ex. nora")
        parser.add_argument(
            "--profile",
            metavar="NAME",
            help="ett sparat sätt att läsa filen; med --publish sparas valen nedan under namnet",
        )
        parser.add_argument(
            "--source",
            default="erp",
            type=source,
            help="ett budgetbesluts namn, när filen ändrar budgeten (annars erp)",
        )
        parser.add_argument("--by", metavar="USERNAME", help="den som lämnar in filen")
        parser.add_argument("--publish", action="store_true", help="publicera om inget hindrar")
        parser.add_argument(
            "--accept", metavar="SKÄL", default="", help="skäl att publicera trots varningar som kräver ett"
        )
        add_choices(parser)

    def handle(self, *_args: Any, **given: Any) -> None:
        """Print the preview; exit status 1 when the file could not be published as it is, reason included."""
        try:
            self._read(given)
        except PeriodShut as shut:
            raise CommandError(str(shut)) from None

    def _read(self, given: dict[str, Any]) -> None:
        committee = committee_of(given["committee"])
        content = self._content(given["file"])
        with bar() as progress:
            progress(Step.READING)
            file = SourceFile(content, given["file"].name, telling(progress))
            stop_without_sheet(file, given["sheet"])
            options = self._options(committee, given, file)
            ground = Ground(committee)
            parsed = read_content(file, options, ground)
            progress(Step.COMPARING)
            seen = publishing_mark(committee)
            with mapped(committee, given["accounts"]):
                shown = preview(ground, parsed, given["source"])
        self.print_preview(shown)
        if shown.errors:
            raise SystemExit(1)
        if shown.serious and not any(char.isalnum() for char in given["accept"]):
            self._without_reason(shown)
        if not shown.may_publish:
            self.stdout.write("Inget är ändrat. Filen innehåller inga siffror att publicera.")
            raise SystemExit(1)
        if not given["publish"]:
            self.stdout.write("Inget är ändrat. Lägg till --publish för att publicera.")
            return
        by = actor(given["by"])
        try:
            kept = receive(
                committee=committee,
                filename=file.filename,
                content=file.content,
                by=by,
                options=options,
                source=given["source"],
            )
        except NotKept as refused:
            raise CommandError(str(refused)) from None
        map_each(committee, given["accounts"], by)
        with bar() as progress:
            try:
                publish(
                    upload=kept.upload,
                    by=by,
                    seen=seen,
                    reason=given["accept"],
                    progress=progress,
                )
            except AlreadyPublished as reason:
                self.stdout.write(str(reason))
                return
            except NotPublishable as reason:
                raise CommandError(str(reason)) from None
            progress(Step.FORECASTING)
            forecast = refresh_forecasts(committee=committee, by=by)
        self.stdout.write(self.style.SUCCESS(f"Klart. {file.filename} är publicerad."))
        self._remember(committee, given, kept.upload, by)
        if not forecast:
            self.stdout.write("Prognosen kunde inte räknas om. Kör make_forecasts när felet är avhjälpt.")

    def _without_reason(self, shown: Preview) -> NoReturn:
        """Say which warnings stop the file until they are accepted with a reason."""
        self.stdout.write(f'Inget är ändrat. {NEEDS_REASON} Lägg till --accept "skäl". Det gäller:')
        for problem in shown.serious:
            self.stdout.write(f"  {problem.message}")
        raise SystemExit(1)

    def _options(self, committee: Any, given: dict[str, Any], file: SourceFile) -> dict[str, Any]:
        """The named profile, else the one that knows the file's layout, with the arguments before it."""
        answers = chosen(given)
        name = given["profile"]
        profile = profile_by_name(committee, name) if name else profile_for(committee, file)
        if name and profile is None and not answers:
            raise CommandError(f"Det finns ingen importprofil som heter ”{name}”.")
        if not name and profile is not None:
            self.stdout.write(f"Känns igen som {profile.name}.")
        options = laid_upon(options_with(profile), answers)
        return dict(StoredOptions(options).called(name).kept) if name else options

    def _remember(self, committee: Any, given: dict[str, Any], upload: Any, by: Any) -> None:
        """Keep the choices that were given under the profile's name, for the next file of the layout."""
        if not given["profile"] or not chosen(given):
            return
        save_profile(
            committee=committee,
            name=given["profile"],
            options=StoredOptions(upload.options).recurring,
            by=by,
            fingerprint=examine_upload(upload).reading.fingerprint,
        )
        self.stdout.write(f"Läsningen är sparad som {given['profile']}.")

    def _content(self, path: Path) -> bytes:
        try:
            return path.read_bytes()
        except OSError as reason:
            raise CommandError(f"Filen {path} kan inte läsas: {reason.strerror}.") from None

    def print_preview(self, shown: Preview) -> None:
        """How the file was read, its problems and the difference it makes, as the page shows them."""
        for total in shown.totals:
            published, printed = (format_amount(x, Unit.KR) for x in (total.published_ore, total.printed_ore))
            own = (
                f"filens total (rad {total.row}) är {printed} kr"
                if total.row
                else "filen har ingen egen total"
            )
            what = f"{total.scenario_label} {total.months}"
            self.stdout.write(
                f"{what}: {published} kr publiceras, {own}."
                + (f" Utanför nettot: {total.outside}." if total.outside else "")
            )
        for note in shown.parsed.notes:
            self.stdout.write(note)
        for problem in shown.problems:
            self.stdout.write(spelled(problem))
            for answer in problem.answers:
                self.stdout.write(f"  {answer}")
        if shown.spans:
            self.stdout.write("Omfattar: " + "; ".join(shown.spans))
        if shown.indicators is not None:
            self._print_indicators(shown.indicators)
        difference = shown.difference
        if difference is None:
            return
        self.stdout.write(
            f"Rader: {difference.new} nya, {difference.changed} ändras, {difference.gone} försvinner, "
            f"{difference.unchanged} oförändrade"
        )
        for row in difference.totals:
            before, after = (format_amount(row[key], Unit.KR) for key in ("before_ore", "after_ore"))
            what = f"{row['name']} · {row['scenario_label']} {row['months']}"
            self.stdout.write(f"  {what}: {before} → {after} kr")
        for sentence in shown.outside:
            self.stdout.write(f"  {sentence}")

    def _print_indicators(self, changed: IndicatorDifference) -> None:
        """The values that a file's indicators change."""
        counts = changed.counts
        self.stdout.write(
            f"Värden: {counts['new']} nya, {counts['changed']} ändras, {counts['gone']} försvinner, "
            f"{counts['unchanged']} oförändrade"
        )
        for row in changed.rows:
            if row.kind != "unchanged":
                what = f"{row.verksamhet} · {row.indicator} · {row.what}"
                self.stdout.write(f"  {what}: {row.before} → {row.after}")


def stop_without_sheet(file: SourceFile, wanted: list[str] | None) -> None:
    """CommandError that names the sheets there are, when one that was said is none of them."""
    if not wanted or isinstance(file.grid, Problem):
        return
    names = [sheet.name for sheet in file.grid.sheets]
    for name in (name for name in wanted if name not in names):
        there = listed([f"”{name}”" for name in names if name])
        raise CommandError(f"Bladet ”{name}” finns inte. " + (f"Filen har {there}." if there else ""))


def map_each(committee: Committee, accounts: Accounts | None, by: User) -> None:
    """Let each account belong to its line in the whole committee, as the page's own choice does."""
    for prefix, line in accounts or ():
        map_accounts(committee=committee, prefix=prefix, line=line, by=by)


@contextmanager
def mapped(committee: Committee, accounts: Accounts | None) -> Iterator[None]:
    """While this lasts the accounts belong to their lines; afterwards nothing is changed."""
    with transaction.atomic():
        if accounts:
            map_each(committee, accounts, machine_user())
        yield
        transaction.set_rollback(bool(accounts))


@contextmanager
def bar() -> Iterator[Progress]:
    """A bar that moves as the work tells how far it is; nothing where there is no terminal."""
    form = "{desc} |{bar}| {elapsed}"
    with tqdm(total=1, bar_format=form, disable=not sys.stderr.isatty(), leave=False) as drawn:

        def tell(step: Step, done: int = 0, of: int = 0) -> None:
            drawn.set_description_str(Stage(step, done, of).words, refresh=False)
            drawn.total, drawn.n = of or 1, done
            drawn.refresh()

        yield tell


def spelled(problem: Problem) -> str:
    """A problem on one line: what, where and how to mend it."""
    where = f" (rad {problem.row})" if problem.row else ""
    column = f" i kolumnen {problem.column}" if problem.column else ""
    return f"{problem.severity.label}{where}{column}: {problem.message} {in_command(problem)}".strip()


def source(text: str) -> str:
    """argparse's reader of a source's name, as long as the table holds."""
    name = text.strip()
    if not 1 <= len(name) <= 40 or not name.isprintable():
        raise argparse.ArgumentTypeError("Källans namn är 1–40 tecken, till exempel KF-2022-14.")
    return name
