"""Where handed-in files lie: in a folder of this machine's, or in S3 when several machines share them.

Everything asks `archive()`, so that what is kept whole, compared and removed is so wherever it lies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path
from typing import Protocol

from django.conf import settings


class Withdrawn(Protocol):
    """Something that was announced, and can be taken back."""

    def unlink(self) -> None:
        """Nothing needs to be looked for any longer."""


class Ready(Protocol):
    """Bytes that are safe, and wait for their name."""

    def put(self, name: str, sha256: str) -> bool:
        """Give them their name; False when the very same lie there already, True when they now do."""


class Archive(Protocol):
    """Files under names, each whole or not there. OSError where it cannot be written or reached."""

    @property
    def place(self) -> str:
        """Where it is, for whoever looks after the site."""

    def announced(self, names: Iterable[str]) -> AbstractContextManager[Withdrawn]:
        """While this lasts it stands there that the names' rows are not stored yet; longer if that fails."""

    def waiting(self, content: bytes) -> AbstractContextManager[Ready]:
        """The bytes without a name, gone afterwards."""

    def abandoned(self) -> Iterator[list[str]]:
        """Names announced by who is gone, none for bytes; each is removed as the next is asked for."""

    def read(self, name: str, *, size: int, sha256: str) -> bytes:
        """The bytes; Missing, Damaged, or OutOfReach (disk/originals.py) when it does not answer."""

    def remove(self, name: str) -> None:
        """Nothing lies under the name any longer."""

    def names(self) -> Iterator[str]:
        """Everything that has a name."""

    def takes_writes(self) -> bool:
        """Whether something can be kept now; it is gone afterwards."""

    def bytes_left(self) -> int | None:
        """Room for us, in bytes; None where it is without end."""


def archive() -> Archive:
    """The archive of this site."""
    return _archive(str(settings.MEDIA_ROOT), settings.FILES_URL)


@cache
def _archive(folder: str, url: str) -> Archive:
    if url:
        from socfin.archive.bucket import Bucket  # what speaks S3 is loaded only where it is spoken

        return Bucket()
    from socfin.archive.folder import Folder

    return Folder(Path(folder))
