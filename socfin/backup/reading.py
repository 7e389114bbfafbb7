"""Puts a backup back: verified before anything is touched, all or nothing, never over figures unasked."""

from __future__ import annotations

import hashlib
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.apps.registry import Apps
from django.core.cache import caches
from django.core.management import call_command
from django.core.management.color import no_style
from django.core.management.sql import emit_pre_migrate_signal
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Q

from socfin.archive import archive as kept_files
from socfin.backup.manifest import BackupRefused, Manifest
from socfin.backup.municipal import municipality_key, put_back
from socfin.backup.municipal import stands_here as municipal_here
from socfin.backup.rows import Model, blocks, kept_models, lines_of, part_of, stop_clocks, store_lines
from socfin.backup.sealing import is_sealed, opened
from socfin.backup.whose import its
from socfin.backup.writing import MANIFEST, Announce
from socfin.domain.report import Report
from socfin.reporting.shelves import read_shelf
from socfin.selectors.trail import verified

FIGURES_LIE_IN = ("socfin.Committee", "socfin.Upload")
"""A site with a row in any of these has something to lose."""


@dataclass(frozen=True, slots=True)
class Around:
    """What is done around a restore."""

    save_first: Callable[[Manifest], None] = lambda _: None
    """When the backup has been found whole and figures here are about to be replaced."""
    note: Callable[[Manifest], None] = lambda _: None
    """When all is back, as the last thing that either stays with the rest or does not."""


def restore_backup(
    path: Path,
    *,
    passphrase: str = "",
    replace: bool = False,
    accept_broken_trail: bool = False,
    tell: Announce,
    around: Around = Around(),
) -> Manifest:
    """Make the site, or the municipality that the backup is of, what it was then; gives what was put back.

    BackupRefused, with nothing changed, when the backup is damaged or of a later version, when its trail
    was touched from outside and that is not accepted, and when the site has figures and `replace` is not
    asked for.
    """
    with _archive(path, passphrase) as archive:
        manifest = _manifest(archive)
        tell("Kontrollerar säkerhetskopian …")
        _verify(archive, manifest)
        municipal = bool(manifest.municipality)
        occupied = municipal_here(manifest) if municipal else _has_figures()
        if occupied and not replace:
            raise BackupRefused(_occupied(manifest))
        if occupied:
            around.save_first(manifest)
        tell("Lägger tillbaka originalen …")
        with kept_files().announced(manifest.files):
            for name in manifest.files:
                _restore_file(archive, name)
            if municipal:
                _restore_municipality(archive, manifest, tell, around.note)
            else:
                _restore_rows(archive, manifest, tell, accept_broken_trail, around.note)
    return manifest


def _occupied(manifest: Manifest) -> str:
    if manifest.municipality:
        return (
            f"Kommunen {manifest.municipality} finns här redan. Lägg till --replace: då ersätts dess "
            "uppgifter, och inga andras, sedan de som finns har sparats i en egen säkerhetskopia."
        )
    return (
        "Här finns redan uppgifter. Återställ i en tom installation, eller lägg till --replace: "
        "då ersätts allt, sedan det som finns har sparats i en egen säkerhetskopia."
    )


@contextmanager
def _archive(path: Path, passphrase: str) -> Iterator[zipfile.ZipFile]:
    sealed = is_sealed(path)
    if sealed and not passphrase:
        raise BackupRefused("Säkerhetskopian är låst med ett lösenord. Ange det med --passphrase-file.")
    with tempfile.TemporaryDirectory(prefix="socfin-") as folder:
        plain = opened(path, passphrase, Path(folder)) if sealed else path
        with zipfile.ZipFile(plain) as archive:
            yield archive


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    try:
        return Manifest.from_json(archive.read(MANIFEST).decode())
    except (KeyError, UnicodeDecodeError, zipfile.BadZipFile) as problem:
        raise BackupRefused("Filen är ingen säkerhetskopia av socfin, eller så är den skadad.") from problem


def _verify(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Every part of the archive against the manifest, and the manifest against this version."""
    known = MigrationExecutor(connection).loader.graph.nodes
    if any(node not in known for node in manifest.migrations.items()):
        raise BackupRefused("Säkerhetskopian är gjord av en senare version av socfin. Uppgradera först.")
    parts = {f"rows/{label}.jsonl": part for label, part in manifest.tables.items()}
    parts |= {f"files/{name}": part for name, part in manifest.files.items()}
    for name, part in parts.items():
        try:
            with archive.open(name) as member:
                is_table = name.startswith("rows/")
                stored = part_of(member if is_table else blocks(member), counts_lines=is_table)
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError) as problem:
            raise BackupRefused(f"Säkerhetskopian är skadad: {name} kan inte läsas.") from problem
        if stored != part:
            raise BackupRefused(f"Säkerhetskopian är skadad: {name} är inte det som sparades.")


def _has_figures() -> bool:
    """Whether the site has something to lose."""
    existing = connection.introspection.table_names()
    return any(
        model._meta.db_table in existing and model._base_manager.exists()
        for model in map(apps.get_model, FIGURES_LIE_IN)
    )


def _restore_file(archive: zipfile.ZipFile, name: str) -> None:
    """The original under its name, whole or not at all; what lies there already stays when it is the same."""
    with archive.open(f"files/{name}") as kept:
        content = kept.read()
    with kept_files().waiting(content) as ready:
        ready.put(name, hashlib.sha256(content).hexdigest())


def _restore_rows(
    archive: zipfile.ZipFile,
    manifest: Manifest,
    tell: Announce,
    accept_broken_trail: bool,
    note: Callable[[Manifest], None],
) -> None:
    """Tables made anew as they were then, filled, checked and brought up to date, in one transaction."""
    with connection.constraint_checks_disabled(), transaction.atomic():  # SQLite needs it off from outside
        emit_pre_migrate_signal(verbosity=0, interactive=False, db=connection.alias)
        _drop_tables()
        state = MigrationExecutor(connection).migrate(list(manifest.migrations.items()))
        stop_clocks(state.apps)
        connection.check_constraints()  # PostgreSQL waits with them again; migrations ended that
        for model in kept_models(state.apps):
            tell(f"Lägger tillbaka {model._meta.verbose_name_plural} …")
            _restore_table(archive, model, manifest)
        connection.check_constraints()
        _count_on(state.apps)
        tell("Uppgraderar till den här versionen …")
        call_command("migrate", verbosity=0, interactive=False)
        _read_frozen_reports(Q())
        _verify_trail(accept_broken_trail)
        note(manifest)
    for cache in caches.all():
        cache.clear()
    read_shelf().clear()


def _restore_municipality(
    archive: zipfile.ZipFile, manifest: Manifest, tell: Announce, note: Callable[[Manifest], None]
) -> None:
    """Its rows in place of what it has now, in one transaction, while others' stay."""
    with _no_clash(), connection.constraint_checks_disabled(), transaction.atomic():
        put_back(archive, manifest, tell)
        _read_frozen_reports(its("socfin.ItemVersion", municipality_key(archive)))
        note(manifest)
    for cache in caches.all():
        cache.clear()


@contextmanager
def _no_clash() -> Iterator[None]:
    try:
        yield
    except IntegrityError as clash:
        raise BackupRefused(
            f"Något i kopian har ett nummer eller ett namn som redan finns här: {clash}. Inget har ändrats."
        ) from clash


def _drop_tables() -> None:
    ours = [*connection.introspection.django_table_names(only_existing=True), "django_migrations"]
    cascade = " CASCADE" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for name in ours:
            cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(name)}{cascade}")


def _restore_table(archive: zipfile.ZipFile, model: Model, manifest: Manifest) -> None:
    label = model._meta.label
    model._base_manager.all().delete()  # what a migration put there is in the backup too
    with archive.open(f"rows/{label}.jsonl") as lines:
        store_lines(model, lines)
    if part_of(lines_of(model), counts_lines=True) != manifest.tables[label]:
        raise BackupRefused(f"{label} blev inte som i säkerhetskopian. Inget har ändrats.")


def _count_on(state: Apps) -> None:
    """New rows get keys after the restored ones (PostgreSQL counts for itself)."""
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), kept_models(state)):
            cursor.execute(sql)


def _verify_trail(accept_broken: bool) -> None:
    """The trail that came back is whole, or whoever restores has said that it may be otherwise."""
    verdict = verified()
    if verdict.wrong and not accept_broken:
        raise BackupRefused(
            f"Dagboken i säkerhetskopian är inte hel. {verdict.wrong} Inget har ändrats. Ta en äldre kopia, "
            "eller lägg till --accept-broken-trail om det är utrett."
        )


def _read_frozen_reports(chosen: Q) -> None:
    for version in apps.get_model("socfin", "ItemVersion")._base_manager.filter(chosen).iterator():
        for text in filter(None, (version.report, version.public_report)):
            try:
                Report.from_json(text)
            except (ValueError, KeyError, TypeError) as problem:
                raise BackupRefused(
                    f"Den frysta rapporten {version} kan inte läsas. Inget har ändrats."
                ) from problem
