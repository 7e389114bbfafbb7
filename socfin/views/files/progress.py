"""How far the work on a file has come: told by the request that does it, asked for by the page that waits."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from socfin import access
from socfin.access import Seat
from socfin.domain.progress import Progress, Stage, Step, unwatched
from socfin.domain.roles import Permission
from socfin.reporting.shelves import progress_shelf

if TYPE_CHECKING:
    from socfin.models import Upload

TOKEN = re.compile(r"[-a-zA-Z0-9_]{1,40}")
EVERYBODY = 0
"""In place of a person's key: what all who may upload there are told of, as the reading of a file."""
PAUSE_SECONDS = 0.2
"""Between two tellings of the same step: nobody reads faster, and the work is not slowed down."""


def progress(request: HttpRequest, slug: str, token: str) -> JsonResponse:
    """The step, its words and its share from 0 to 1; nothing when no such work is going on.

    Those who may upload, each of what they started themselves and of what is everybody's.
    """
    stage = running(access.seat(request, slug, Permission.UPLOAD), token)
    return JsonResponse(
        {} if stage is None else {"step": stage.step.label, "words": stage.words, "share": stage.share}
    )


def running(seat: Seat, token: str) -> Stage | None:
    """How far the person's own work of that name is, or everybody's; None when none is going on."""
    stages = (stage_of(seat.committee.pk, whose, token) for whose in (seat.user.pk, EVERYBODY))
    return next((stage for stage in stages if stage is not None), None)


def stage_of(committee: int, whose: int, token: str) -> Stage | None:
    """How far the work of that name is, of the committee and person with these keys, or EVERYBODY's."""
    content = progress_shelf().take(_key(committee, whose, token))
    if not content:
        return None
    step, done, of = json.loads(content)
    return Stage(Step(step), done, of)


@contextmanager
def told_as(seat: Seat, token: str, *, stays: bool = False) -> Iterator[Progress]:
    """While this lasts, what is told is what `progress` answers; without a token nobody asks.

    `stays` leaves what was told last for whoever goes on with the work.
    """
    if not token:
        yield unwatched
        return
    with told_to(seat.committee.pk, seat.user.pk, token, stays=stays) as tell:
        yield tell


@contextmanager
def told_to(committee: int, user: int, token: str, *, stays: bool = False) -> Iterator[Progress]:
    """As `told_as`, for work that is done where nobody sits."""
    key, last = _key(committee, user, token), (Step.READING, 0.0)

    def tell(step: Step, done: int = 0, of: int = 0) -> None:
        nonlocal last
        now = time.monotonic()
        if step is last[0] and now < last[1] + PAUSE_SECONDS and done < of:
            return
        last = (step, now)
        progress_shelf().put(key, json.dumps([step.value, done, of]).encode())

    try:
        yield tell
    finally:
        if not stays:
            progress_shelf().drop(key)


def token_of(request: HttpRequest) -> str:
    """The name the page gave the work it starts; "" when it gave none, or one that is none."""
    token = request.POST.get("progress", "")
    return token if TOKEN.fullmatch(token) else ""


def publishing(kept: Upload) -> str:
    """The name under which the publishing of a file tells how far it is."""
    return f"publicera-{kept.pk}"


def reading(kept: Upload) -> str:
    """The name under which the reading of a large file tells how far it is."""
    return f"las-{kept.pk}"


def is_waiting(request: HttpRequest) -> bool:
    """Whether a script waits on the page, and goes by itself to the address it is told."""
    return request.headers.get("X-Requested-With") == "XMLHttpRequest"


def onward(request: HttpRequest, name: str, *where: object) -> HttpResponse:
    """To the page; a script that waits is told its address instead."""
    if is_waiting(request):
        return JsonResponse({"address": reverse(name, args=where)})
    return redirect(name, *where)


def _key(committee: int, user: int, token: str) -> str:
    return f"{committee}-{user}-{token}"
