"""A table as lines of JSON and back, alike on every database; knows fields, never what they mean."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import IO, Any

from django.apps.registry import Apps
from django.db import models

from socfin.backup.manifest import Part

CHUNK = 500
"""Rows held in memory at a time."""
BLOCK = 1024 * 1024
"""Bytes of a file held in memory at a time."""
PASSING = (
    "sessions.Session",
    "axes.AccessAttempt",
    "axes.AccessAttemptExpiration",
    "django_tasks_database.DBTaskResult",
)
"""Tables that a backup leaves out: who is logged in, who has failed to, and what is being worked on."""

Model = type[models.Model]


def kept_models(apps: Apps) -> list[Model]:
    """Every table of the installed apps, the ones between two others too, by name."""
    every = apps.get_models(include_auto_created=True)
    kept = [
        model
        for model in every
        if model._meta.managed and not model._meta.proxy and model._meta.label not in PASSING
    ]
    return sorted(kept, key=lambda model: model._meta.label)


def lines_of(model: Model, chosen: models.Q | None = None) -> Iterator[bytes]:
    """A row a line, by primary key: its columns' values in the fields' order; of all rows, or the chosen."""
    fields = model._meta.concrete_fields
    rows = (
        model._base_manager.filter(models.Q() if chosen is None else chosen)
        .order_by("pk")
        .values_list(*(field.attname for field in fields))
    )
    for row in rows.iterator(chunk_size=CHUNK):
        values = {field.attname: _plain(field, value) for field, value in zip(fields, row, strict=True)}
        yield json.dumps(values, ensure_ascii=False, sort_keys=True).encode() + b"\n"


def store_lines(model: Model, lines: Iterable[bytes]) -> int:
    """Store rows made by `lines_of`, keys and all; gives how many."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    batch: list[models.Model] = []
    count = 0
    for line in lines:
        row = json.loads(line)
        batch.append(model(**{name: _value(fields[name], value) for name, value in row.items()}))
        if len(batch) == CHUNK:
            count += _store(model, batch)
    return count + _store(model, batch)


def blocks(stream: IO[bytes]) -> Iterator[bytes]:
    """A stream in pieces of bounded size."""
    while piece := stream.read(BLOCK):
        yield piece


def part_of(pieces: Iterable[bytes], *, counts_lines: bool = False, out: IO[bytes] | None = None) -> Part:
    """The size (in bytes, or of a table in lines) and SHA-256 of the pieces, written to `out` on the way."""
    size, digest = 0, hashlib.sha256()
    for piece in pieces:
        size += 1 if counts_lines else len(piece)
        digest.update(piece)
        if out is not None:
            out.write(piece)
    return Part(size, digest.hexdigest())


def stop_clocks(apps: Apps) -> None:
    """In these models a moment that is set by itself when a row is made stays the one that is handed over.

    Only for models of a migration's own state; the site's are never touched.
    """
    for model in apps.get_models(include_auto_created=True):
        for column in model._meta.concrete_fields:
            if isinstance(column, models.DateField):
                column.auto_now = column.auto_now_add = False


def _store(model: Model, batch: list[models.Model]) -> int:
    stored = len(model._base_manager.bulk_create(batch))
    batch.clear()
    return stored


def _plain(field: models.Field[Any, Any], value: Any) -> Any:
    """The value as JSON has it, the same whichever database it came from."""
    if isinstance(field, models.JSONField) or value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode("ascii")
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return str(value) if isinstance(value, Decimal) else value.isoformat()


def _value(field: models.Field[Any, Any], value: Any) -> Any:
    """The inverse of `_plain`."""
    if isinstance(field, models.BinaryField) and value is not None:
        return base64.b64decode(value)
    return value if isinstance(field, models.JSONField) else field.to_python(value)
