"""What a file must pass before it is kept: the scanner for harmful code, and the committee's room."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Sum

from socfin.actions.audit import trace
from socfin.actions.originals import NotKept
from socfin.disk.scanner import NotScanned, Scanner
from socfin.models import Committee, Upload, WordTemplate

MEBIBYTE = 2**20


class NotTakenIn(NotKept):
    """The disk would have taken the file; we do not. In Swedish, with what to do."""


def stop_if_harmful(content: bytes, *, committee: Committee, who: str, sha256: str) -> None:
    """NotTakenIn for a file that the scanner knows to be harmful, and for any while it gives no verdict."""
    if not settings.CLAMD:
        return
    try:
        harmful = Scanner(settings.CLAMD).found_in(content)
    except NotScanned as reason:
        _note(committee, who, sha256, f"scanner: {reason}")
        raise NotTakenIn(
            "Filen kunde inte sökas igenom efter skadlig kod och togs därför inte emot. "
            "Försök igen om en stund, eller säg till den som sköter servern."
        ) from reason
    if harmful:
        _note(committee, who, sha256, harmful)
        raise NotTakenIn(
            f"Filen togs inte emot: den innehåller skadlig kod ({harmful}). "
            "Öppna den inte, och säg till it-stödet."
        )


def stop_if_over_quota(committee: Committee, size: int, name: str) -> None:
    """NotTakenIn when the committee's files would take more room than they may; asked with it held.

    `name` is the one the file would lie under: what lies there already takes no more room.
    """
    limit = settings.COMMITTEE_LIMIT_BYTES
    if not limit or any(kind.objects.filter(stored=name).exists() for kind in (Upload, WordTemplate)):
        return
    if kept_bytes(committee) + size > limit:
        raise NotTakenIn(
            f"Nämndens filer får ta högst {limit // MEBIBYTE} MB tillsammans, och den här får inte plats. "
            "Ta bort filer som aldrig publicerats, eller be den som sköter servern höja gränsen."
        )


def kept_bytes(committee: Committee) -> int:
    """How much room the committee's originals take; a file that was handed in twice lies there once."""
    files = [kind.objects.filter(committee=committee) for kind in (Upload, WordTemplate)]
    sizes = [each.values("stored", "size").distinct() for each in files]
    return sum(each.aggregate(sum=Sum("size"))["sum"] or 0 for each in sizes)


def _note(committee: Committee, who: str, sha256: str, why: str) -> None:
    trace("refuse_file", who=who, committee=committee.slug, sha256=sha256, why=why[:200])
