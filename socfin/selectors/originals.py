"""Originals, read with size and checksum; never a file that is not what was handed in."""

from __future__ import annotations

from pathlib import Path

from django.core.exceptions import SuspiciousFileOperation

from socfin.disk import originals
from socfin.models import Upload, WordTemplate


class OriginalDamaged(Exception):
    """The original is missing or is not what was handed in; the message is for the user, in Swedish."""


def original_of(kept: Upload | WordTemplate) -> bytes:
    """The bytes as they were handed in; OriginalDamaged when the disk has none or others."""
    try:
        path = Path(kept.stored.path)
        return originals.read(path, size=kept.size, sha256=kept.sha256)
    except (originals.Missing, SuspiciousFileOperation, ValueError):
        raise OriginalDamaged(f"Originalet till ”{kept.filename}” saknas i filarkivet.") from None
    except originals.Damaged:
        raise OriginalDamaged(
            f"Originalet till ”{kept.filename}” är skadat: det i filarkivet är inte filen som lämnades in."
        ) from None


def damage_of(kept: Upload | WordTemplate) -> str:
    """Why the original cannot be read, in Swedish; "" when it is what was handed in."""
    try:
        original_of(kept)
    except OriginalDamaged as damage:
        return str(damage)
    return ""
