"""How often someone has asked within a window, whichever process answers; never what follows from it."""

from __future__ import annotations

import logging
import math
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache, caches

from socfin.disk.tally import Tally

log = logging.getLogger(__name__)


def asked(what: str, who: object, seconds: int) -> tuple[int, int]:
    """Times within a window of so many seconds, this one counted, and seconds until the next begins."""
    return _count(what, str(who), seconds, more=1)


def count_of(what: str, who: object, seconds: int) -> tuple[int, int]:
    """The same without counting this time."""
    return _count(what, str(who), seconds, more=0)


def _count(what: str, who: str, seconds: int, *, more: int) -> tuple[int, int]:
    """In Redis where machines share one, else in files; where neither takes it, in this process alone."""
    now = time.time()
    since = math.floor(now / seconds) * seconds
    window = f"{what}-{since}"
    pages: Any = caches["pages"]
    times = pages.counted(f"{window}-{who}", more, seconds) if settings.CACHE_URL else None
    if times is None:
        try:
            times = _tally().count(window, who, more)
        except OSError as reason:
            log.warning("requests are counted in this process alone: %s", reason)
            times = _in_memory(f"pace-{window}-{who}".replace(" ", "-"), more, seconds)
    return times, max(1, math.ceil(since + seconds - now))


def _tally() -> Tally:
    return Tally(Path(settings.DATA_DIR) / "pace", settings.SECRET_KEY.encode())


def _in_memory(key: str, more: int, seconds: int) -> int:
    cache.add(key, 0, timeout=seconds)
    return cache.incr(key, more)
