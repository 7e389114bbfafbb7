"""Originals, read with size and checksum; never a file that is not what was handed in."""

from __future__ import annotations

import logging

from django.core.exceptions import SuspiciousFileOperation

from socfin.archive import archive
from socfin.disk import originals
from socfin.models import Upload, WordTemplate

log = logging.getLogger(__name__)
HAND_IN_AGAIN = "Lämna in samma fil igen, så är originalet helt. Inget annat behöver göras om."


class OriginalDamaged(Exception):
    """The original is missing or is not what was handed in; the message is for the user, in Swedish."""

    remedy = HAND_IN_AGAIN
    """What the user does about it, in Swedish."""


class OriginalOutOfReach(OriginalDamaged):
    """Where originals lie does not answer; nothing is known of this one."""

    remedy = "Försök igen om en stund, eller säg till administratören."


def original_of(kept: Upload | WordTemplate) -> bytes:
    """The bytes as they were handed in; OriginalDamaged when the archive has none or others."""
    try:
        if not kept.stored:
            raise originals.Missing
        return archive().read(str(kept.stored.name), size=kept.size, sha256=kept.sha256)
    except originals.OutOfReach as reason:
        log.warning("the archive of originals does not answer: %s", reason)
        raise OriginalOutOfReach(
            f"Originalet till ”{kept.filename}” kan inte hämtas nu: filarkivet svarar inte."
        ) from reason
    except (originals.Missing, SuspiciousFileOperation):
        raise OriginalDamaged(f"Originalet till ”{kept.filename}” saknas i filarkivet.") from None
    except originals.Damaged:
        raise OriginalDamaged(
            f"Originalet till ”{kept.filename}” är skadat: det i filarkivet är inte filen som lämnades in."
        ) from None


def damage_of(kept: Upload | WordTemplate) -> OriginalDamaged | None:
    """Why the original cannot be read; None when it is what was handed in."""
    try:
        original_of(kept)
    except OriginalDamaged as damage:
        return damage
    return None
