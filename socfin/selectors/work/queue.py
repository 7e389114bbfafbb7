"""The queue of work outside requests, as it is shown and asked about; changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from socfin.domain.work.pieces import JUST_NOW, LEASE, WAITED_FOR, Piece, Work, WorkState
from socfin.models import Upload

if TYPE_CHECKING:
    from socfin.models import Committee

TASKS = "socfin.tasks.work."
"""Where the tasks are, for the queue."""
OURS = "socfin."
"""How the names of reasons begin that are written for people."""
Row = DBTaskResult[Any, Any]
Queue = QuerySet[DBTaskResult]  # type: ignore[type-arg]


def pieces(committee: Committee, *, whole_site: bool, most: int) -> list[Piece]:
    """The committee's pieces, newest first, and with `whole_site` those of no committee."""
    mine = Q(args_kwargs__kwargs__committee=committee.pk)
    if whole_site:
        mine |= Q(args_kwargs__kwargs__committee=None)
    rows = list(DBTaskResult.objects.filter(mine).order_by("-enqueued_at")[:most])
    names = dict(
        Upload.objects.filter(pk__in=[row.args_kwargs["kwargs"].get("upload") for row in rows]).values_list(
            "pk", "filename"
        )
    )
    return list(_shown(rows, committee, names))


def _shown(rows: list[Row], committee: Committee, names: dict[int, str]) -> Iterator[Piece]:
    for row in rows:
        given = row.args_kwargs["kwargs"]
        whose = committee.name if given.get("committee") else ""
        yield Piece(
            number=str(row.id),
            work=Work(row.task_path.removeprefix(TASKS)),
            state=WorkState(row.status),
            about=names.get(given.get("upload"), whose),
            asked_at=row.enqueued_at,
            ended_at=row.finished_at,
            tries=len(row.worker_ids),
            reason=reason_of(row) if row.status == WorkState.FAILED else "",
        )


def reason_of(row: Row) -> str:
    """Why a piece failed, for people: our own words, else that it is in the log."""
    if row.exception_class_path.startswith(OURS):
        return str(row.traceback).strip().splitlines()[-1].partition(": ")[2]
    kind = row.exception_class_path.rpartition(".")[2]
    return f"Oväntat fel ({kind}). Det står i loggen, under arbetets nummer."


def state_of(number: str) -> WorkState:
    """How far the piece of a number has come; one that is forgotten was done long ago."""
    status = DBTaskResult.objects.filter(pk=number).values_list("status", flat=True).first()
    return WorkState.DONE if status is None else WorkState(status)


def lately(work: Work, **given: Any) -> str:
    """The number of the newest such piece that waits, is being done or has just ended; "" for none."""
    fresh = Q(finished_at=None) | Q(finished_at__gt=timezone.now() - JUST_NOW)
    newest = of(work, **given).filter(fresh).order_by("enqueued_at").last()
    return "" if newest is None else str(newest.id)


def reason_why(number: str) -> str:
    """Why the piece of a number failed, for people; "" when it did not."""
    row = DBTaskResult.objects.filter(pk=number, status=WorkState.FAILED).first()
    return "" if row is None else reason_of(row)


def someone_waits() -> bool:
    """Whether a piece is queued that goes before the others: a person waits for what it makes."""
    return DBTaskResult.objects.ready().filter(priority__gte=WAITED_FOR).exists()


def failure_of(work: Work, **given: Any) -> str:
    """Why the newest such piece failed, for people; "" when it did not, or there is none."""
    newest = of(work, **given).order_by("enqueued_at").last()
    return reason_of(newest) if newest is not None and newest.status == WorkState.FAILED else ""


def abandoned(now: datetime | None = None) -> Queue:
    """Pieces whose doer has not been heard of for as long as a lease."""
    now = now or timezone.now()
    silent = Q(run_after__lt=now) | Q(run_after=get_date_max(), started_at__lt=now - LEASE)
    return DBTaskResult.objects.filter(silent, status=WorkState.RUNNING)


def under_way(work: Work, **given: Any) -> str:
    """The number of such a piece that waits or is being done; "" for none."""
    row = of(work, **given).filter(status__in=(WorkState.QUEUED, WorkState.RUNNING)).first()
    return "" if row is None else str(row.id)


def given_to(work: Work, number: str, **given: Any) -> dict[str, Any] | None:
    """All that the piece of the number was given, if it is such a piece and was given these among it."""
    row = of(work, **given).filter(pk=number).first()
    return None if row is None else row.args_kwargs["kwargs"]


def of(work: Work, **given: Any) -> Queue:
    """Pieces of a kind that were given these, among what else they were given."""
    words = {f"args_kwargs__kwargs__{name}": value for name, value in given.items()}
    return DBTaskResult.objects.filter(task_path=TASKS + work, **words)


def work_counts() -> dict[str, int]:
    """How many pieces there are in each state, by the queue's words."""
    return dict(DBTaskResult.objects.order_by().values_list("status").annotate(Count("pk")))


def oldest_waiting() -> datetime | None:
    """When the oldest piece that waits was asked for; None when none does."""
    oldest: datetime | None = DBTaskResult.objects.ready().aggregate(at=Min("enqueued_at"))["at"]
    return oldest
