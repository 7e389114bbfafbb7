"""Hands out papers that may take long to make: they are made in the queue while their reader waits a moment.

The address that asks for a paper is opened once more by the work, as the same person; what is made then lies
where the reader's next question finds it. That it was handed out is noted each time, not when it is made.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate

from socfin.documents import CannotMake
from socfin.documents.document import Document
from socfin.domain.progress import Progress, Stage, Step, unwatched
from socfin.domain.work.pieces import Work, WorkState
from socfin.reporting.shelves import code, paper_shelf
from socfin.selectors.work.queue import given_to, reason_why, state_of
from socfin.views.faults import page_above
from socfin.views.files.progress import EVERYBODY, stage_of, told_to
from socfin.views.opened_again import is_work
from socfin.views.outside import ENDED, brought_about, goes_outside

QUICK = ("csv", "json", "text", "sie")
"""Words of formats that are written in milliseconds, whatever the committee's size."""
PAPER_WAIT_SECONDS = 1.8
"""How long who asks for a paper waits for it; a usual PDF takes 1.3 s, a request may take 2."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedPaper:
    """A paper that is asked for: whose, what it follows from, and what is done with it."""

    committee: int
    """Key of the committee whose work it is."""
    rests_on: list[object]
    """All that it follows from, as JSON can say it, but the address, the code and the day."""
    make: Callable[[Progress], Document]
    """Is given whom to tell how far it is; CannotMake where this machine cannot."""
    hand: Callable[[Document], HttpResponseBase]
    refused: Callable[[str], HttpResponseBase]
    """What is answered when it cannot be made; is given why, in Swedish."""
    name: str
    """What it is called where the reader waits for it: "PDF", "Revisorns mapp 2022"."""
    around: Callable[[], dict[str, Any]]
    """What base.html is given where the reader waits, and `above`: label and address of each in the path."""


def handed_out(request: HttpRequest, paper: AskedPaper, *, quick: bool = False) -> HttpResponseBase:
    """The paper, or the page that says that it is being made; `quick` is made here at once."""
    mark = _mark(request, paper)
    if is_work(request):
        with told_to(paper.committee, EVERYBODY, mark) as progress:
            paper_shelf().put(mark, _packed(paper.make(progress)))
        return HttpResponse()
    if quick or not goes_outside():
        return _made_here(paper)
    document = _taken(mark)
    if document is not None:
        return paper.hand(document)
    by = request.user.pk if request.user.is_authenticated else None
    given = {"committee": paper.committee, "address": request.get_full_path(), "by": by}
    which = {"mark": mark, "host": request.get_host()}
    state, number = brought_about(Work.PAPER, which, wait=PAPER_WAIT_SECONDS, **given)
    document = _taken(mark)
    if document is not None:
        return paper.hand(document)
    if state is WorkState.FAILED:
        return paper.refused(reason_why(number))
    return _made_here(paper) if state is WorkState.DONE else _being_made(request, paper, number)


def piece(request: HttpRequest, number: UUID) -> JsonResponse:  # noqa: ARG001 - Django's signature
    """Whether a piece waits or is being done, and how far it is; who is logged in and was told its number."""
    state = state_of(str(number))
    if state in ENDED:
        return JsonResponse({"waits": False})
    stage = stage_of_piece(str(number), state)
    return JsonResponse({"waits": True, "step": stage.step.label, "words": stage.words, "share": stage.share})


def _made_here(paper: AskedPaper) -> HttpResponseBase:
    try:
        document = paper.make(unwatched)
    except CannotMake as reason:
        return paper.refused(str(reason))
    return paper.hand(document)


def stage_of_piece(number: str, state: WorkState) -> Stage:
    """How far a piece is that is not done: a paper tells it, an item is frozen in one step."""
    if state is WorkState.QUEUED:
        return Stage(Step.WAITING)
    given = given_to(Work.PAPER, number)
    if given is None:
        return Stage(Step.FREEZING)
    return stage_of(given["committee"], EVERYBODY, given["mark"]) or Stage(Step.PAPER)


def _being_made(request: HttpRequest, paper: AskedPaper, number: str) -> HttpResponse:
    context = {
        **paper.around(),
        "name": paper.name,
        "stage": stage_of_piece(number, state_of(number)),
        "address": request.get_full_path(),
        "piece": reverse("piece", args=[number]),
        "back": page_above(request.path),
    }
    response = render(request, "being_made.html", context, status=HTTPStatus.ACCEPTED)
    response["Cache-Control"] = "private, no-store"
    return response


def _mark(request: HttpRequest, paper: AskedPaper) -> str:
    """All that the paper follows from."""
    rests_on = [code(), localdate().isoformat(), request.get_full_path(), *paper.rests_on]
    return sha256(json.dumps(rests_on).encode()).hexdigest()[:32]


def _packed(document: Document) -> bytes:
    return json.dumps([document.filename, document.content_type]).encode() + b"\n" + document.content


def _taken(mark: str) -> Document | None:
    kept = paper_shelf().take(mark)
    if kept is None:
        return None
    head, _, content = kept.partition(b"\n")
    filename, content_type = json.loads(head)
    return Document(filename, content_type, content)
