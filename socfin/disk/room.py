"""Whether a folder takes what is written to it, and how much more; changes nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path


def takes_writes(folder: Path) -> bool:
    """Whether some bytes can be written there now; they are gone afterwards."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"\0" * 4096)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        return False
    return True


def bytes_left(folder: Path) -> int:
    """Room on the folder's disk for us, in bytes; 0 when the folder cannot be asked."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0
