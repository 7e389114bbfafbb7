"""Values that a process holds as they are, so many bytes at the most; frozen ones only, for all share them.

What the default cache keeps is packed and unpacked each time it is asked for, which for a large report takes
longer than most of a page. Lost like anything kept: it is made again. Let go of when that cache is emptied.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Any
from uuid import uuid4

from django.core.cache import cache

MOST = 128_000_000
"""Bytes of all that is held: a month of 2,000 verksamheter with the month and the year it is compared with.

What is newest is held whatever its weight.
"""
SIGN = "held"
"""What the default cache says for as long as it has not been emptied."""

_lock = Lock()
_held: OrderedDict[str, tuple[object, Any, int]] = OrderedDict()
_sign = [""]


def held(name: str, basis: object) -> Any:
    """What is held under the name, if it followed from the same; else None."""
    with _lock:
        _let_go_with_the_cache()
        then, value, _ = _held.get(name, (None, None, 0))
        if value is None or then != basis:
            return None
        _held.move_to_end(name)
        return value


def hold(name: str, basis: object, value: Any, weight: int) -> None:
    """Hold a frozen value of about so many bytes in place of what the name had before.

    What has not been asked for the longest is let go of.
    """
    with _lock:
        _let_go_with_the_cache()
        _held[name] = (basis, value, weight)
        _held.move_to_end(name)
        while len(_held) > 1 and sum(each for *_, each in _held.values()) > MOST:
            _held.popitem(last=False)


def _let_go_with_the_cache() -> None:
    sign = cache.get(SIGN)
    if sign is None or sign != _sign[0]:
        _held.clear()
        _sign[0] = uuid4().hex
        cache.set(SIGN, _sign[0], None)
