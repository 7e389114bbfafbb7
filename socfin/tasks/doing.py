"""Who does the work that is asked for: django-tasks' own worker, that shows signs of life while it works.

A piece whose doer is killed is taken up by another within a minute; a database that was away for a while
fails no piece.
"""

from __future__ import annotations

import logging
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db import DatabaseError, connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from socfin.actions.audit import current_request
from socfin.actions.work.asking import forget_old, take_up
from socfin.apart.doors import municipality_of_work
from socfin.apart.place import Place, standing
from socfin.disk.full import is_away
from socfin.domain.work.pieces import BEAT_SECONDS, LEASE, MOST_TRIES, WorkState

log = logging.getLogger(__name__)
PEEK_SECONDS = 0.3
"""Between two looks in an empty queue: who waits for a paper waits for this as well."""
REST_SECONDS = 5
"""How long a piece, or a worker, waits for a database that is away."""


class Doer(Worker):
    """Takes the next piece, does it, and takes the next."""

    def __init__(self, *, stays: bool) -> None:
        """`stays` is one that waits for more; else it ends when the queue is empty."""
        super().__init__(
            queue_names=["*"],
            interval=PEEK_SECONDS,
            batch=not stays,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=f"{socket.gethostname()[:24]}:{os.getpid()}:{get_random_string(6)}",
            excluded_queue_names=[],
        )

    def run_task(self, row: DBTaskResult[Any, Any]) -> None:
        """Do a piece; its number stands in the log and the trail as a request's does."""
        mark, reasons = current_request.set(str(row.id)), _reasons_of(row)
        try:
            with _living(row), standing(_place_of(row)):
                super().run_task(row)
        finally:
            current_request.reset(mark)
        if any(map(is_away, reasons)) and len(row.worker_ids) < MOST_TRIES:
            later = timezone.now() + timedelta(seconds=REST_SECONDS)
            DBTaskResult.objects.filter(pk=row.pk, status=WorkState.FAILED).update(
                status=WorkState.QUEUED, run_after=later
            )


def _reasons_of(row: DBTaskResult[Any, Any]) -> list[BaseException]:
    """Why it failed, once it has: the queue keeps of an error its name and its words, and not what it is."""
    reasons: list[BaseException] = []
    keep = row.set_failed

    def set_failed(reason: BaseException) -> None:
        reasons.append(reason)
        keep(reason)

    row.set_failed = set_failed  # of this piece alone
    return reasons


def _place_of(row: DBTaskResult[Any, Any]) -> Place:
    """Of the municipality whose work it is; what is everybody's finds its people, and then their places."""
    committee = row.args_kwargs["kwargs"].get("committee")
    if committee is None:
        return Place(entrance=True)
    return Place(municipalities=municipality_of_work(committee))


@contextmanager
def _living(row: DBTaskResult[Any, Any]) -> Iterator[None]:
    """While this lasts it is seen that somebody does the piece."""
    over = threading.Event()
    _beat(row)
    beating = threading.Thread(target=_beat_until, args=(over, row), daemon=True)
    beating.start()
    try:
        yield
    finally:
        over.set()
        beating.join()


def _beat_until(over: threading.Event, row: DBTaskResult[Any, Any]) -> None:
    try:
        while not over.wait(BEAT_SECONDS):
            try:
                _beat(row)
            except DatabaseError:
                log.warning("no sign of life of %s could be left", row.id, exc_info=True)
    finally:
        connections.close_all()


def _beat(row: DBTaskResult[Any, Any]) -> None:
    """The queue's "not before" is, of a piece that is being done, until when it is heard of."""
    mine = DBTaskResult.objects.filter(pk=row.pk, status=WorkState.RUNNING)
    mine.update(run_after=timezone.now() + LEASE)


def do_all() -> None:
    """Everything that waits, and what was abandoned."""
    take_up()
    Doer(stays=False).run()


def do_for_ever(doer: Doer) -> None:
    """Until the doer is asked to stop; a database that goes away is waited for."""
    while doer.running:
        try:
            doer.run()
        except Exception as reason:
            if not is_away(reason):
                raise
            log.warning("the database is away; the queue is asked again in %s s", REST_SECONDS, exc_info=True)
            connections.close_all()
            time.sleep(REST_SECONDS)


def look_after(over: threading.Event, tidy: Callable[[], None]) -> None:
    """Until it is over: take up what was abandoned, do what is `tidy`, forget what was done long ago."""
    while not over.wait(BEAT_SECONDS):
        try:
            take_up()
            tidy()
            forget_old()
        except DatabaseError:
            log.warning("the queue could not be looked after", exc_info=True)
            connections.close_all()
    connections.close_all()
