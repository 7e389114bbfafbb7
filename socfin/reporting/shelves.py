"""What a process may find of another's work: what was read of files, and how far work is; data only.

All of it can be made again, so all of it may be lost, and none of it is ever needed.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.base import DEFAULT_TIMEOUT

from socfin.disk.own_code import fingerprint
from socfin.disk.shelf import Shelf
from socfin.reporting.packing import NotPacked, packed, unpacked

log = logging.getLogger(__name__)
T = TypeVar("T")

READ_SECONDS = 24 * 3600
"""A file is handed in, looked at and published in a day; later it is read anew, in seconds."""
READ_MOST = 60
"""Of the largest files some 40 MB each: two or three gigabytes at the most."""
PROGRESS_SECONDS = 120
"""Longer than any step is silent; what a killed process said last is then forgotten."""
READERS = ("numpy", "pandas", "python-calamine")
"""The packages that decide what a file's cells are."""


def read_shelf() -> Shelf:
    """What has been read and reckoned of handed-in files."""
    return Shelf(Path(settings.DATA_DIR) / "read", _secret(), READ_SECONDS, READ_MOST)


class Kept(Protocol):
    """Bytes kept for a while under a name, as `Shelf` does."""

    def take(self, name: str) -> bytes | None:
        """What was put there."""

    def put(self, name: str, content: bytes) -> bool:
        """Keep it; False when it is known not to be."""

    def drop(self, name: str) -> None:
        """Keep nothing."""


@dataclass(frozen=True, slots=True)
class _Shared:
    """One of Django's caches that keep sealed bytes (views/kept/caches.py)."""

    cache: str
    begins: str
    seconds: int | None = None
    """For at most so long; None as long as the cache keeps anything."""

    def take(self, name: str) -> bytes | None:
        """What was put there by any machine."""
        content: bytes | None = caches[self.cache].get(f"{self.begins}:{name}")
        return content

    def put(self, name: str, content: bytes) -> bool:
        """Keep it, if Redis does."""
        caches[self.cache].set(f"{self.begins}:{name}", content, self.seconds or DEFAULT_TIMEOUT)
        return True

    def drop(self, name: str) -> None:
        """Keep nothing."""
        caches[self.cache].delete(f"{self.begins}:{name}")


def progress_shelf() -> Kept:
    """How far work has come; in Redis where there is one, so that any machine can be asked."""
    if settings.CACHE_URL:
        return _Shared("pages", "progress", PROGRESS_SECONDS)
    return Shelf(Path(settings.DATA_DIR) / "progress", _secret(), PROGRESS_SECONDS, 1000)


def standing_shelf() -> Kept:
    """What committees' reports say of them as wholes; for longer than a page, which is of a day."""
    return _Shared("standing", "standing")


def remembered(kind: type[T], key: Any, make: Callable[[], T]) -> T:
    """What was made under the key by this very code, else made now and kept if the disk takes it.

    `key` is anything JSON can say. What is kept is of the declared kind; anything else is as good as absent.
    """
    named = json.dumps([kind.__name__, key, code()], sort_keys=True)
    shelf = read_shelf()
    content = shelf.take(named)
    if content is not None:
        try:
            return unpacked(content, kind)  # type: ignore[no-any-return]  # unpacked checks the kind
        except NotPacked:
            log.warning("what was kept of a file could not be read, and is made again", exc_info=True)
    made = make()
    shelf.put(named, packed(made))
    return made


@cache
def code() -> str:
    """All our own code and what reads cells: what older code judged is never taken for what this one judges.

    The whole package rather than what a reading happens to import: 1.5 MB are hashed once a process, and no
    list of rooms can be forgotten when a room is added.
    """
    return fingerprint([Path(__file__).resolve().parents[1]], ["*.py"], READERS)


def _secret() -> bytes:
    return str(settings.SECRET_KEY).encode()
