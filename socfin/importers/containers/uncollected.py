"""Python's search for cycles put off while a file is read, for its cells and figures hold none; no data.

Each search walks every object there is, and a large file has millions. Memory without cycles is given back
as ever.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_inside: list[object] = []


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cycles until the last of those inside, in whatever thread, is out again."""
    mine = object()
    with _lock:
        _inside.append(mine)
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _inside.remove(mine)
            if not _inside:
                gc.enable()
