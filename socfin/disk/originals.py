"""Handed-in files under their names: written whole or not at all, read with their checksum; never rows."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

WAITING = ".waiting"
"""The folder, beside the originals, for bytes that have no name yet; no committee's address has a dot."""
LEFT_BEHIND_SECONDS = 3600
"""What has waited this long was left by a process that was killed: a hand-in takes seconds."""


class Damaged(Exception):
    """What lies under the name is not what was handed in."""


class Missing(Damaged):
    """Nothing lies under the name."""


@contextmanager
def waiting(root: Path, content: bytes) -> Iterator[Path]:
    """The bytes in a file without a name among the originals, safe on the disk, and gone afterwards.

    OSError, with nothing left, when the disk cannot take them.
    """
    folder = root / WAITING
    folder.mkdir(parents=True, exist_ok=True)
    _sweep(folder)
    handle, name = tempfile.mkstemp(dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    for left in folder.iterdir():
        with suppress(OSError):  # another may sweep at the same time
            if left.stat().st_mtime < time.time() - LEFT_BEHIND_SECONDS:
                left.unlink()


def put(ready: Path, path: Path, sha256: str) -> bool:
    """Give bytes that wait their name; False when the very same lie there already, True when they now do.

    Anything else under the name, such as half a file, is replaced in one step.
    """
    with suppress(Damaged):
        read(path, size=ready.stat().st_size, sha256=sha256)
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    ready.replace(path)
    _sync(path.parent)
    return True


def _sync(folder: Path) -> None:
    """Let the name survive a power cut, as the bytes do."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read(path: Path, *, size: int, sha256: str) -> bytes:
    """The bytes under the name; Missing when there are none, Damaged when they are others."""
    try:
        with path.open("rb") as file:
            content = b"" if os.fstat(file.fileno()).st_size != size else file.read()
    except FileNotFoundError as reason:
        raise Missing(path.name) from reason
    except OSError as reason:
        raise Damaged(path.name) from reason
    if len(content) != size or hashlib.sha256(content).hexdigest() != sha256:
        raise Damaged(path.name)
    return content
