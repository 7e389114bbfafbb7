"""Counts that the processes of a machine share, in room that is bounded; never whom they are of."""

from __future__ import annotations

import fcntl
import hashlib
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

SLOTS = 2**16
"""Places in a file. Two who share one are counted together: seldom, and nobody can choose with whom."""
SLOT_BYTES = 2
"""Of a digest, as many as there are slots."""
WIDTH = 4
"""Bytes of a count."""
KEPT_SECONDS = 3600
"""Longer than any window lasts: a file that nobody has counted in for so long is of one that is over."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A folder with a small file for each window of time."""

    folder: Path
    secret: bytes

    def count(self, window: str, who: str, more: int) -> int:
        """Times so far, `more` of them counted now; OSError where the disk does not take it.

        `window` is a word of ours that can be a file's name.
        """
        path = self.folder / window
        if not path.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            self._sweep()
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            place = self._slot(who) * WIDTH
            times = int.from_bytes(os.pread(handle, WIDTH, place)) + more
            if more:
                os.pwrite(handle, times.to_bytes(WIDTH), place)
        finally:
            os.close(handle)
        return times

    def _slot(self, who: str) -> int:
        """Keyed, so that nobody reads from the file who asked, or fills the slot of another."""
        key = hashlib.sha256(self.secret).digest()
        return int.from_bytes(hashlib.blake2b(who.encode(), key=key, digest_size=SLOT_BYTES).digest())

    def _sweep(self) -> None:
        """Away with the windows that are over, whoever counted in them."""
        oldest = time.time() - KEPT_SECONDS
        for path in self.folder.iterdir():
            with suppress(OSError):  # another may sweep at the same time
                if path.stat().st_mtime < oldest:
                    path.unlink()
