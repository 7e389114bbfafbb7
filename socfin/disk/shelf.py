"""What may be made again, kept for a while under a name and a seal; never originals, never code."""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from socfin.disk.seal import opened, sealed

log = logging.getLogger(__name__)
SUFFIX = ".kept"


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of sealed bytes, at most `most` of them, each for at most `seconds`.

    A disk that is full or cannot be written makes it forget; nothing here ever raises for the disk's sake.
    Bytes that were cut, changed or laid there by someone without the secret are as good as absent.
    """

    folder: Path
    secret: bytes
    seconds: int
    most: int

    def take(self, name: str) -> bytes | None:
        """What was put under the name; None when it was not, is too old or is not what was put there."""
        path = self._path(name)
        try:
            if path.stat().st_mtime < time.time() - self.seconds:
                return None
            kept = path.read_bytes()
        except OSError:
            return None
        return opened(self.secret, name, kept)

    def put(self, name: str, content: bytes) -> bool:
        """Keep the bytes, in one step; False when the disk did not take them."""
        waiting = ""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._sweep()
            handle, waiting = tempfile.mkstemp(dir=self.folder)
            with os.fdopen(handle, "wb") as file:
                file.write(sealed(self.secret, name, content))
            Path(waiting).replace(self._path(name))
        except OSError as reason:
            log.warning("not kept in %s: %s", self.folder, reason)
            with suppress(OSError):
                Path(waiting).unlink() if waiting else None
            return False
        return True

    def drop(self, name: str) -> None:
        """Keep nothing under the name."""
        with suppress(OSError):
            self._path(name).unlink()

    def clear(self) -> None:
        """Keep nothing at all."""
        with suppress(OSError):
            for path in self.folder.iterdir():
                path.unlink(missing_ok=True)

    def _sweep(self) -> None:
        """Away with what is too old, whoever left it there, and with the oldest of what is too many."""
        aged = sorted((_changed(path), path) for path in self.folder.iterdir())
        oldest = time.time() - self.seconds
        many = len(aged) - self.most + 1
        for number, (changed, path) in enumerate(aged):
            if changed < oldest or number < many:
                with suppress(OSError):  # another may sweep at the same time
                    path.unlink()

    def _path(self, name: str) -> Path:
        return self.folder / (hashlib.sha256(name.encode()).hexdigest() + SUFFIX)


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
