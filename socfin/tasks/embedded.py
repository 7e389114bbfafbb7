"""Does the work in a thread of the web process, a piece at a time, where there are no workers."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.conf import settings
from django.db import connections, transaction
from django_tasks_db.models import DBTaskResult

from socfin.domain.work.pieces import LEASE, WorkState
from socfin.tasks.doing import do_all

log = logging.getLogger(__name__)
_one_at_a_time = ThreadPoolExecutor(1, thread_name_prefix="work")
_begins = threading.Lock()
"""Held from when the thread is asked until it looks in the queue: what is asked meanwhile is seen then."""


def begin(**_: Any) -> None:
    """Something was asked for; the thread looks once it is stored."""
    if settings.EMBEDDED_WORK and not settings.WORKERS:
        transaction.on_commit(look, robust=True)


def look() -> None:
    """Let the thread look in the queue."""
    if _begins.acquire(blocking=False):
        _one_at_a_time.submit(_look)


def _look() -> None:
    _begins.release()
    try:
        do_all()
        if DBTaskResult.objects.filter(status=WorkState.RUNNING).exists():  # of a process that may be gone
            again = threading.Timer(LEASE.total_seconds(), look)
            again.daemon = True
            again.start()
    except Exception:
        log.exception("the queue could not be worked through")
    finally:
        connections.close_all()
