"""Keeps originals in the archive, whole or not at all, and removes those no row needs; no rows of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import DatabaseError, OperationalError, transaction
from django.db.models import QuerySet
from django.db.models.fields.files import FieldFile

from socfin.apart.doors import is_needed_original, municipality_of_committee
from socfin.apart.place import within
from socfin.archive import Ready, archive
from socfin.disk.full import is_full
from socfin.disk.originals import OutOfReach
from socfin.models import Committee, Upload, WordTemplate


class NotKept(Exception):
    """The file could not be kept, and nothing of it is; the message is for the user, in Swedish."""


@contextmanager
def incoming(content: bytes, committee_id: int, name: str) -> Iterator[Ready]:
    """The bytes, safe in the archive and waiting for `put` under the name; NotKept when there is no room.

    Written before anything is locked: a large file on a slow disk keeps no one else from writing. When their
    row is not kept after all, nothing is left under the name that no row needs; after a kill nothing is left
    once someone hands a file in or the site is started again.
    """
    try:
        forget_abandoned()
        # the bytes first: where they find no room nothing was put, and nothing needs to be announced
        with archive().waiting(content) as ready, archive().announced([name]) as announcement:
            try:
                yield ready
            except BaseException:
                with suppress(DatabaseError, OSError):  # what went wrong first is what is told
                    forget(name, committees=Committee.objects.filter(pk=committee_id))
                    announcement.unlink()
                raise
    except (OSError, OperationalError) as reason:
        if why := refusal(reason):
            raise NotKept(f"Filen kunde inte tas emot: {why}") from reason
        raise


def refusal(reason: Exception) -> str:
    """Why the disk did not take a file, in Swedish; "" when it was something else than the disk."""
    full = is_full(reason)
    if full or isinstance(reason, OSError):
        why = "serverns disk är full" if full else "serverns disk går inte att skriva på"
        if isinstance(reason, OutOfReach):
            why = "filarkivet svarar inte"
        return (
            f"{why}. Ingenting är sparat och inga siffror har ändrats. Säg till administratören, "
            "och lämna in filen igen när det är åtgärdat."
        )
    return ""


def put(ready: Ready, stored: FieldFile, name: str, sha256: str) -> bool:
    """Let waiting bytes be the original of that name, unless it is there and whole; True when it was not."""
    stored.name = name
    return ready.put(name, sha256)


def forget_abandoned() -> None:
    """Remove the originals that a killed process was putting and that no row needs."""
    for names in archive().abandoned():
        for name in names:
            with within(municipalities=municipality_of_committee(name.partition("/")[0])):
                forget(name, committees=Committee.objects.order_by("pk"))


def forget(name: str, *, committees: QuerySet[Committee]) -> None:
    """Remove the original of that name if no row needs it.

    While this holds the committees nobody hands the same bytes in: who does so before makes it needed, who
    does so after finds it gone and keeps it anew.
    """
    with transaction.atomic():
        list(committees.select_for_update())
        if not _is_needed(name):
            archive().remove(name)


def _is_needed(name: str) -> bool:
    """By any row, also one that is not seen from here."""
    needed = is_needed_original(name)
    if needed is None:
        return any(kind.objects.filter(stored=name).exists() for kind in (Upload, WordTemplate))
    return needed
