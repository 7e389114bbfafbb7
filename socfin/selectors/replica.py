"""Where what is published may be read: at a replica, once it has all that was written when the reading began.

Nothing is read there that the primary did not have before the question: who has just written reads what was
written, and a role that was ended reads no more. Losing the replica costs time and nothing else.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, Error, connection, connections

from socfin.disk.full import is_away

log = logging.getLogger(__name__)
T = TypeVar("T")

REPLICA = "replica"
"""Among DATABASES."""
WAIT_SECONDS = 0.05
"""How long the replica may take to have what was just written, before the primary is read: it is a few
milliseconds behind on a calm network."""
LOOK_SECONDS = 0.005
"""Between two questions of a replica that is waited for."""
RESTS_SECONDS = 10
"""How long a replica that failed is left alone, so that not every page waits for it."""
WRITTEN = (
    "SELECT CASE current_setting('synchronous_commit') WHEN 'off' THEN pg_current_wal_insert_lsn()"
    " ELSE pg_current_wal_flush_lsn() END"
)
"""How far the primary's log had come: whatever anyone has been told is stored lies before it."""
HAS = "SELECT pg_is_in_recovery() AND pg_last_wal_replay_lsn() >= %s::pg_lsn"
"""Whether this is a replica that has the log that far; not for a server that has taken over."""

_there: ContextVar[bool] = ContextVar("read at the replica", default=False)
_rests_until = 0.0
"""On the process' own clock."""


class Router:
    """Django's: models are read at the replica while `from_replica` lasts; all else is the primary's."""

    def db_for_read(self, model: Any, **hints: Any) -> str:
        """What is read within a transaction is read where it writes."""
        del model, hints
        return REPLICA if _there.get() and not connection.in_atomic_block else DEFAULT_DB_ALIAS

    def db_for_write(self, model: Any, **hints: Any) -> str:
        """The primary."""
        del model, hints
        return DEFAULT_DB_ALIAS

    def allow_relation(self, first: Any, second: Any, **hints: Any) -> bool:
        """What was read at either is the same row at the other."""
        del first, second, hints
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """The replica becomes what the primary is by itself."""
        del app_label, hints
        return db == DEFAULT_DB_ALIAS


def from_replica(make: Callable[[], T]) -> T:
    """What is made of what is read at the replica, if one is named, answers and has all that is written.

    A replica that is lost on the way is left alone for a while, and the same made of the primary: `make` may
    be called twice.
    """
    if not is_at_hand():
        return make()
    mark = _there.set(True)
    try:
        return make()
    except Exception as reason:
        if not (isinstance(reason, Error) or is_away(reason)):
            raise
        _rest(reason)
    finally:
        _there.reset(mark)
    return make()


@contextmanager
def from_primary() -> Iterator[None]:
    """While this lasts everything is read at the primary: for what is then written."""
    mark = _there.set(False)
    try:
        yield
    finally:
        _there.reset(mark)


def is_at_hand() -> bool:
    """Whether the replica can be read now, and has all that was written before now; waits for it a moment."""
    if REPLICA not in settings.DATABASES or connection.in_atomic_block or time.monotonic() < _rests_until:
        return False
    until = time.monotonic() + WAIT_SECONDS
    try:
        written = _asked(DEFAULT_DB_ALIAS, WRITTEN)
        while not _asked(REPLICA, HAS, written):
            if time.monotonic() > until:
                return False
            time.sleep(LOOK_SECONDS)
    except Exception as reason:
        if not (isinstance(reason, Error) or is_away(reason)):
            raise
        _rest(reason)
        return False
    return True


def _asked(where: str, question: str, *given: Any) -> Any:
    with connections[where].cursor() as cursor:
        cursor.execute(question, given or None)
        return cursor.fetchone()[0]


def _rest(reason: BaseException) -> None:
    global _rests_until
    log.warning("the replica did not answer, and is left alone for %s s: %s", RESTS_SECONDS, reason)
    _rests_until = time.monotonic() + RESTS_SECONDS
