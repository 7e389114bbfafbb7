"""How often someone has asked within a window of time; in each process, and never what follows from it."""

from __future__ import annotations

import math
import time

from django.core.cache import cache


def asked(what: str, who: object, seconds: int) -> tuple[int, int]:
    """Times within a window of so many seconds, this one counted, and seconds until the next begins."""
    key, wait = _window(what, who, seconds)
    cache.add(key, 0, timeout=seconds)
    return cache.incr(key), wait


def count_of(what: str, who: object, seconds: int) -> tuple[int, int]:
    """The same without counting this time."""
    key, wait = _window(what, who, seconds)
    return cache.get(key, 0), wait


def _window(what: str, who: object, seconds: int) -> tuple[str, int]:
    now = time.time()
    since = math.floor(now / seconds) * seconds
    return f"pace-{what}-{who}-{since}".replace(" ", "-"), max(1, math.ceil(since + seconds - now))
