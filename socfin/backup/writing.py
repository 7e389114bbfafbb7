"""Takes the backup: one consistent moment of the database and the originals it names; changes nothing."""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage
from django.db import DEFAULT_DB_ALIAS, connection, connections, models, transaction
from django.db.migrations.loader import MigrationLoader

from socfin.backup.manifest import MUNICIPAL, WHOLE, BackupRefused, Manifest, Part
from socfin.backup.rows import blocks, lines_of, part_of
from socfin.backup.sealing import seal
from socfin.backup.share import everything, share_of

MANIFEST = "manifest.json"
Announce = Callable[[str], None]
"""Given the step that begins, in Swedish."""


def write_backup(
    target: Path, *, municipality: str = "", passphrase: str = "", tell: Announce = lambda _: None
) -> Manifest:
    """The whole site, or one municipality by its address, as one file at `target`; people may work meanwhile.

    Sealed when there is a passphrase. BackupRefused when the file is there already, cannot be written, or no
    municipality has the address; then nothing is left behind.
    """
    if target.exists():
        raise BackupRefused(
            f"{target} finns redan. Välj ett annat namn; en säkerhetskopia skrivs aldrig över."
        )
    try:
        with tempfile.TemporaryDirectory(prefix=".socfin-", dir=target.parent) as folder:
            made = Path(folder) / "backup.zip"
            with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
                manifest = _fill(archive, municipality, tell)
            ready = seal(made, passphrase) if passphrase else made
            _to_disk(ready)
            os.link(ready, target)  # never over a file that came meanwhile
    except OSError as problem:
        raise BackupRefused(
            f"Säkerhetskopian kunde inte skrivas till {target}: {problem.strerror}."
        ) from problem
    return manifest


def _to_disk(path: Path) -> None:
    with path.open("rb") as written:
        os.fsync(written.fileno())


def _fill(archive: zipfile.ZipFile, municipality: str, tell: Announce) -> Manifest:
    tables: dict[str, Part] = {}
    originals: dict[str, str] = {}
    with snapshot():
        migrations = applied_migrations()
        share = share_of(municipality) if municipality else everything()
        for model, chosen in share.tables:
            label = model._meta.label
            tell(f"{model._meta.verbose_name_plural} …")
            with archive.open(f"rows/{label}.jsonl", "w", force_zip64=True) as out:
                tables[label] = part_of(lines_of(model, chosen), counts_lines=True, out=out)
            originals |= _named_files(model, chosen)
    files, damaged = _add_files(archive, originals, tell)
    manifest = Manifest(
        format=MUNICIPAL if municipality else WHOLE,
        municipality=municipality,
        whole_trail=share.whole_trail,
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        engine=connection.vendor,
        migrations=migrations,
        tables=tables,
        files=files,
        damaged=damaged,
    )
    archive.writestr(MANIFEST, manifest.to_json())
    return manifest


@contextmanager
def snapshot() -> Iterator[None]:
    """One moment of the database, read while others write.

    SQLite's transactions here begin by taking the right to write; a reader must not, or no one could work.
    """
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
        return
    database: Any = connections[DEFAULT_DB_ALIAS]  # django-stubs knows only what all databases have
    database.ensure_connection()
    usual, database.transaction_mode = database.transaction_mode, "DEFERRED"
    try:
        with transaction.atomic():
            yield
    finally:
        database.transaction_mode = usual


def applied_migrations() -> dict[str, str]:
    """App → the newest migration that the database has. BackupRefused while some have not been run."""
    loader = MigrationLoader(connection)
    leaves = dict(loader.graph.leaf_nodes())
    behind = [node for node in leaves.items() if node not in loader.applied_migrations]
    if behind:
        raise BackupRefused("Databasen är inte uppgraderad än. Kör manage.py migrate först.")
    return leaves


def _named_files(model: type[models.Model], chosen: models.Q) -> dict[str, str]:
    """The store's names that the table's rows need → the SHA-256 the row gives, "" when it gives none."""
    names: dict[str, str] = {}
    with_sum = "sha256" in {field.name for field in model._meta.concrete_fields}
    for field in model._meta.concrete_fields:
        if isinstance(field, models.FileField):
            rows = model._base_manager.filter(chosen).values_list(
                field.name, *(["sha256"] if with_sum else [])
            )
            names |= {row[0]: row[1] if with_sum else "" for row in rows.iterator() if row[0]}
    return names


def _add_files(
    archive: zipfile.ZipFile, originals: dict[str, str], tell: Announce
) -> tuple[dict[str, Part], tuple[str, ...]]:
    files: dict[str, Part] = {}
    damaged: list[str] = []
    tell(f"{len(originals)} original …")
    for name, sha256 in sorted(originals.items()):
        try:
            with (
                default_storage.open(name) as given,
                archive.open(f"files/{name}", "w", force_zip64=True) as out,
            ):
                files[name] = part_of(blocks(given), out=out)
        except FileNotFoundError:
            damaged.append(name)
            continue
        if sha256 and files[name].sha256 != sha256:
            damaged.append(name)
    return files, tuple(damaged)
