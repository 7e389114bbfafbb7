"""Handed-in files under their names: written whole or not at all, read with their checksum; never rows."""

from __future__ import annotations

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

WAITING = ".waiting"
"""The folder, beside the originals, for bytes that have no name yet; no committee's address has a dot."""
NAMES = ".names"
"""How a file is called that says which originals are being put, until their rows are stored."""


class Damaged(Exception):
    """What lies under the name is not what was handed in."""


class Missing(Damaged):
    """Nothing lies under the name."""


class OutOfReach(OSError):
    """Where the files lie cannot be asked now; nothing is known of what lies there."""


@contextmanager
def waiting(root: Path, content: bytes) -> Iterator[Path]:
    """The bytes in a file without a name among the originals, safe on the disk, and gone afterwards.

    OSError, with nothing left, when the disk cannot take them.
    """
    with _held(root, content) as path:
        try:
            yield path
        finally:
            path.unlink(missing_ok=True)


@contextmanager
def announced(root: Path, names: Iterable[str]) -> Iterator[Path]:
    """Where it stands that their rows are not stored yet; `abandoned` gives the names if that fails."""
    with _held(root, "\n".join(names).encode(), NAMES) as path:
        yield path
        path.unlink(missing_ok=True)


@contextmanager
def _held(root: Path, content: bytes, suffix: str = "") -> Iterator[Path]:
    """A new file in the waiting room, locked while this process has it; gone if it cannot be written."""
    handle, path = _locked(root, suffix)
    with os.fdopen(handle, "wb") as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        yield path


def _locked(root: Path, suffix: str) -> tuple[int, Path]:
    folder = root / WAITING
    folder.mkdir(parents=True, exist_ok=True)
    while True:
        handle, name = tempfile.mkstemp(dir=folder, suffix=suffix)
        fcntl.flock(handle, fcntl.LOCK_EX)
        if os.fstat(handle).st_nlink:  # nobody took it for abandoned before it was locked
            return handle, Path(name)
        os.close(handle)


def abandoned(root: Path) -> Iterator[list[str]]:
    """What processes that are gone left in the waiting room: the names they were putting, or none for bytes.

    Each is removed once the caller has come back for the next.
    """
    folder = root / WAITING
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        with suppress(OSError), path.open("rb") as file:  # another may sweep at the same time
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield file.read().decode().splitlines() if path.suffix == NAMES else []
            path.unlink(missing_ok=True)


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
