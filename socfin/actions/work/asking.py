"""Puts work in the queue, tries again what failed, and takes up what was abandoned; never does it.

What is asked for is stored with whatever else the transaction stores: it is neither lost nor done too early.
"""

from __future__ import annotations

import logging
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult, get_date_max

from socfin.actions.audit import trace
from socfin.domain.work.pieces import KEPT_DONE, KEPT_FAILED, MOST_TRIES, NOTICES_EVERY, Work, WorkState
from socfin.models import Committee, User
from socfin.selectors.work.queue import TASKS, abandoned, of

log = logging.getLogger(__name__)


class Interrupted(Exception):
    """Those who did it disappeared, each time; in Swedish."""


def goes_outside() -> bool:
    """Whether there is someone to do it: workers, or a thread of the web process."""
    return settings.WORKERS or settings.EMBEDDED_WORK


def ask(work: Work, **given: Any) -> str:
    """Let it be done outside the request; gives the piece's number. The very same that waits is enough.

    `given` is what JSON can say: keys, never objects. `committee` is the key of whose work it is.
    """
    given = {"committee": None, **given}
    if not connection.in_atomic_block:  # else one that waits may begin before this is stored
        waiting = of(work).filter(status=WorkState.QUEUED, args_kwargs={"args": [], "kwargs": given}).first()
        if waiting is not None:
            return str(waiting.id)
    return str(import_string(TASKS + work).enqueue(**given).id)


@transaction.atomic
def try_again(*, number: str, committee: Committee, whole_site: bool, by: User) -> bool:
    """Queue a failed piece of the committee's, or of the site's, anew; False when there is none."""
    rows = DBTaskResult.objects.select_for_update().filter(pk=number, status=WorkState.FAILED)
    row = rows.first()
    whose = row.args_kwargs["kwargs"].get("committee") if row else 0
    if row is None or (whose != committee.pk and not (whose is None and whole_site)):
        return False
    row.status, row.run_after, row.worker_ids, row.finished_at = WorkState.QUEUED, get_date_max(), [], None
    row.save(update_fields=["status", "run_after", "worker_ids", "finished_at"])
    work = row.task_path.removeprefix(TASKS)
    trace("try_again", who=by.get_username(), committee=committee.slug, work=work, piece=str(row.id))
    return True


def take_up() -> int:
    """Queue what those who disappeared had begun, for someone else; gives how many pieces."""
    count = 0
    for row in abandoned():
        left = DBTaskResult.objects.filter(pk=row.pk, status=WorkState.RUNNING, run_after=row.run_after)
        if len(row.worker_ids) < MOST_TRIES:
            count += left.update(status=WorkState.QUEUED, run_after=get_date_max())
            continue
        why = f"Avbröts {MOST_TRIES} gånger: processen försvann. Minnet kan ha tagit slut."
        left.update(
            status=WorkState.FAILED,
            finished_at=timezone.now(),
            exception_class_path=f"{Interrupted.__module__}.{Interrupted.__qualname__}",
            traceback=f"{Interrupted.__name__}: {why}",
        )
        log.error("work %s was begun %s times and never finished", row.pk, MOST_TRIES)
    return count


def ask_for_notices() -> None:
    """Ask for the letters that are due, unless someone has lately."""
    lately = timezone.now() - NOTICES_EVERY
    if not of(Work.NOTICES).filter(Q(enqueued_at__gt=lately) | Q(status=WorkState.QUEUED)).exists():
        ask(Work.NOTICES)


def forget_old() -> int:
    """Remove from the queue what was done long ago; gives how many pieces."""
    now = timezone.now()
    done = Q(status=WorkState.DONE, finished_at__lt=now - KEPT_DONE)
    failed = Q(status=WorkState.FAILED, finished_at__lt=now - KEPT_FAILED)
    return DBTaskResult.objects.filter(done | failed).delete()[0]
