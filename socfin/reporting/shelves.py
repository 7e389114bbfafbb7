"""What a process may find of another's work: what was read of files, and how far work is; data only.

All of it can be made again, so all of it may be lost, and none of it is ever needed.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
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
READ_MOST = 90
"""Three of each file, of which one is some 40 MB of the largest: a gigabyte or two at the most."""
PROGRESS_SECONDS = 120
"""Longer than any step is silent; what a killed process said last is then forgotten."""
PAPER_SECONDS = 15 * 60
"""Who asked for a paper fetches it in seconds, or asks again."""
PART_BYTES = 1 << 20
"""So much Redis gives within the half second that it is waited for, also over a network."""
PAPER_MOST = 100
"""Some 100 MB: a paper with its pictures is a megabyte, an auditor's folder ten."""
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


@dataclass(frozen=True, slots=True)
class _InParts:
    """What may be large, a megabyte at a time: a server that is asked for it answers each within its time."""

    shelf: _Shared

    def take(self, name: str) -> bytes | None:
        """What was put there; None when any part of it is gone."""
        count = self.shelf.take(name)
        parts = [self.shelf.take(f"{name}:{number}") for number in range(int(count or 0))]
        whole = [part for part in parts if part is not None]
        return b"".join(whole) if count and len(whole) == len(parts) else None

    def put(self, name: str, content: bytes) -> bool:
        """Keep it; how many parts there are is told last, when all of them lie there."""
        parts = [content[at : at + PART_BYTES] for at in range(0, len(content), PART_BYTES)]
        for number, part in enumerate(parts):
            self.shelf.put(f"{name}:{number}", part)
        return self.shelf.put(name, str(len(parts)).encode())

    def drop(self, name: str) -> None:
        """Keep nothing."""
        self.shelf.drop(name)


def progress_shelf() -> Kept:
    """How far work has come; in Redis where there is one, so that any machine can be asked."""
    if settings.CACHE_URL:
        return _Shared("pages", "progress", PROGRESS_SECONDS)
    return Shelf(Path(settings.DATA_DIR) / "progress", _secret(), PROGRESS_SECONDS, 1000)


def shown_shelf() -> Kept:
    """What pages of handed-in files show, which is small: any machine can show what another has read."""
    return _Shared("pages", "read", READ_SECONDS) if settings.CACHE_URL else read_shelf()


def paper_shelf() -> Kept:
    """Papers that somebody waits for and that are kept nowhere else."""
    if settings.CACHE_URL:
        return _InParts(_Shared("pages", "paper", PAPER_SECONDS))
    return Shelf(Path(settings.DATA_DIR) / "papers", _secret(), PAPER_SECONDS, PAPER_MOST)


def standing_shelf() -> Kept:
    """What committees' reports say of them as wholes; for longer than a page, which is of a day."""
    return _Shared("standing", "standing")


def remembered(
    kind: type[T],
    key: Any,
    make: Callable[[], T],
    shelf: Callable[[], Kept] = read_shelf,
) -> T:
    """What was made under the key by this very code, else made now and kept if the disk takes it.

    `key` is anything JSON can say. What is kept is of the declared kind; anything else is as good as absent.
    """
    known = recalled(kind, key, shelf)
    if known is not None:
        return known
    made = make()
    shelf().put(_named(kind, key), packed(made))
    return made


def recalled(kind: type[T], key: Any, shelf: Callable[[], Kept] = read_shelf) -> T | None:
    """What is remembered under the key; None when nothing is."""
    content = shelf().take(_named(kind, key))
    if content is not None:
        try:
            return unpacked(content, kind)  # type: ignore[no-any-return]  # unpacked checks the kind
        except NotPacked:
            log.warning("what was kept of a file could not be read, and is made again", exc_info=True)
    return None


def _named(kind: type[Any], key: Any) -> str:
    """Short, whatever the key: Redis takes it as it is."""
    return sha256(json.dumps([kind.__name__, key, code()], sort_keys=True).encode()).hexdigest()


@cache
def code() -> str:
    """All our own code and what reads cells: what older code judged is never taken for what this one judges.

    The whole package rather than what a reading happens to import: 1.5 MB are hashed once a process, and no
    list of rooms can be forgotten when a room is added.
    """
    return fingerprint([Path(__file__).resolve().parents[1]], ["*.py"], READERS)


def _secret() -> bytes:
    return str(settings.SECRET_KEY).encode()
