"""Where made pages lie: sealed files, or Redis when CACHE_URL says so; bytes only, never objects to unpickle.

Nothing here raises for the sake of a disk or a server: what cannot be kept is made again.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.core.cache.backends.redis import RedisCache

from socfin.disk.seal import opened, sealed
from socfin.disk.shelf import Shelf

log = logging.getLogger(__name__)
T = TypeVar("T")
RESTS_SECONDS = 10
"""How long a Redis that failed is left alone, so that not every page waits for it."""


class SealedFiles(BaseCache):
    """A folder of sealed files, OPTIONS' MAX_ENTRIES of them at the most, each for TIMEOUT seconds."""

    def __init__(self, folder: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._shelf = Shelf(
            Path(folder), _secret(), seconds=int(params["TIMEOUT"]), most=params["OPTIONS"]["MAX_ENTRIES"]
        )

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """The bytes under the key."""
        content = self._shelf.take(self.make_key(key, version))
        return default if content is None else content

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:  # noqa: ARG002 - Django's signature
        """Keep bytes."""
        self._shelf.put(self.make_key(key, version), value)

    def delete(self, key: str, version: int | None = None) -> bool:
        """Keep nothing under the key."""
        self._shelf.drop(self.make_key(key, version))
        return True

    def clear(self) -> None:
        """Keep nothing."""
        self._shelf.clear()


class Bytes:
    """What Redis is given and gives, as it is: Django's own would unpickle it."""

    def dumps(self, content: bytes) -> bytes:
        """As it is."""
        return content

    def loads(self, content: bytes) -> bytes:
        """As it is."""
        return content


class SealedRedis(RedisCache):
    """Django's, with bytes sealed under their key; a server that does not answer keeps nothing."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._rests_until = 0.0

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """The bytes under the key."""
        kept = self._tried(lambda: super(SealedRedis, self).get(key, None, version))
        content = opened(_secret(), self.make_key(key, version), kept) if isinstance(kept, bytes) else None
        return default if content is None else content

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Keep bytes."""
        content = sealed(_secret(), self.make_key(key, version), value)
        self._tried(lambda: super(SealedRedis, self).set(key, content, timeout, version))

    def delete(self, key: str, version: int | None = None) -> bool:
        """Keep nothing under the key."""
        return bool(self._tried(lambda: super(SealedRedis, self).delete(key, version)))

    def clear(self) -> None:
        """Keep nothing."""
        self._tried(super().clear)

    def counted(self, key: str, more: int, seconds: int) -> int | None:
        """A count under the key, `more` added now, forgotten after the seconds; None without an answer."""
        return self._tried(lambda: self._counted(self.make_key(f"count-{key}"), more, seconds))

    def _counted(self, name: str, more: int, seconds: int) -> int:
        with self._cache.get_client(None, write=True).pipeline() as asked:
            asked.incrby(name, more)
            asked.expire(name, seconds)
            return int(asked.execute()[0])

    def _tried(self, ask: Callable[[], T]) -> T | None:
        if time.monotonic() < self._rests_until:
            return None
        try:
            return ask()
        except Exception as reason:
            log.warning("Redis did not answer, and is left alone for %s s: %s", RESTS_SECONDS, reason)
            self._rests_until = time.monotonic() + RESTS_SECONDS
            return None


def _secret() -> bytes:
    return str(settings.SECRET_KEY).encode()
