"""Freezes what a form asks for, in the queue where there is one, and tells its sender what came of it.

A report is composed anew of all that is published, and a board's of every committee's: that may take long.
The work opens the form's address once more as its sender; what is refused is shown in the form as sent.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import resolve, reverse

from socfin import access
from socfin.access import Seat
from socfin.actions.holding import stop_if_overtaken
from socfin.actions.meetings import AlreadyThere, frozen_once
from socfin.actions.work.asking import ask
from socfin.domain.period import Month
from socfin.domain.roles import Permission
from socfin.domain.standing import Overtaken, Standing
from socfin.domain.work.pieces import Work, WorkState
from socfin.selectors.trail import frozen_in
from socfin.selectors.work.queue import given_to, reason_why, state_of, under_way
from socfin.views.faults import page_above
from socfin.views.handed_out import stage_of_piece
from socfin.views.opened_again import is_work
from socfin.views.outside import ENDED, a_moment_later, goes_outside
from socfin.views.page import committee_context

if TYPE_CHECKING:
    from socfin.models import ItemVersion

FREEZE_WAIT_SECONDS = 1.8
"""How long who freezes waits for it on the page; a committee's month takes 1 to 2 s, a request may take 2."""
WRITTEN_IN = "Beslutet infört."
"""The reason of a version that only adds what was decided."""
MASKED_ANEW = "Små grupper har ändrats."
"""The reason of a version that only hides what must be hidden now."""


class NotFrozen(Exception):
    """Nothing was frozen; why, in Swedish."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Freezing:
    """What is to be frozen, and what its sender had seen of the words that it writes."""

    freeze: Callable[[], ItemVersion]
    """Overtaken, AlreadyThere and ValueError where it cannot be done."""
    stands: Callable[[], Standing] = lambda: Standing(())
    """The words as they stand now."""
    seen: str | None = None
    """The mark of those that were seen; None where none are written."""
    keep: Callable[[], object] = lambda: None
    """What else was typed is kept by this for when the page comes back."""


def frozen_or_asked(request: HttpRequest, seat: Seat, asked: Freezing) -> HttpResponse:
    """The way to the frozen item, or to the page that tells how it goes; raises what `asked.freeze` does."""
    if is_work(request):
        return _by_the_queue(seat, asked)
    if refusal := getattr(request, "refusal", ""):
        stop_if_overtaken(asked.seen, asked.stands())
        raise ValueError(refusal)
    if not goes_outside():
        version = frozen_once(committee=seat.committee, freeze=asked.freeze)
        asked.keep()
        return _to_the_item(request, seat, version)
    asked.keep()
    return _asked_for(request, seat)


def is_frozen(answer: HttpResponseBase) -> bool:
    """Whether the queue is answered that what it asked for is frozen."""
    return answer.status_code == HTTPStatus.NO_CONTENT


def _by_the_queue(seat: Seat, asked: Freezing) -> HttpResponse:
    try:
        frozen_once(committee=seat.committee, freeze=asked.freeze)
    except (Overtaken, AlreadyThere, ValueError) as refusal:
        raise NotFrozen(str(refusal)) from refusal
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


def _asked_for(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Ask the queue, once for what is sent twice, and go where it is told how that went."""
    sent = request.POST.copy()
    sent.pop("csrfmiddlewaretoken", None)
    given = {
        "committee": seat.committee.pk,
        "by": seat.user.pk,
        "address": request.path,
        "sent": sent.urlencode(),
        "host": request.get_host(),
    }
    number = under_way(Work.FREEZING, **given) or ask(Work.FREEZING, **given)
    a_moment_later(number, FREEZE_WAIT_SECONDS)
    return redirect("freezing", seat.committee.slug, number)


def freezing(request: HttpRequest, slug: str, number: UUID) -> HttpResponse:
    """How it goes, then the item, or the form as sent with why it was refused; for its sender alone."""
    seat = access.seat(request, slug, Permission.SUMMARISE)
    given = given_to(Work.FREEZING, str(number), committee=seat.committee.pk, by=seat.user.pk)
    if given is None:  # another's, or of a week ago and forgotten
        messages.info(request, "Det som är fryst finns på sitt sammanträde.")
        return redirect("meetings", slug)
    state = state_of(str(number))
    if state not in ENDED:
        return _being_frozen(request, seat, str(number), given["address"])
    version = frozen_in(seat.committee, str(number)) if state is WorkState.DONE else None
    if version is None:
        return _refused(request, given, reason_why(str(number)))
    return _to_the_item(request, seat, version)


def _being_frozen(request: HttpRequest, seat: Seat, number: str, address: str) -> HttpResponse:
    context = {
        **committee_context(seat, "meetings"),
        "address": request.path,
        "stage": stage_of_piece(number, state_of(number)),
        "piece": reverse("piece", args=[number]),
        "back": page_above(address),
    }
    return render(request, "being_frozen.html", context, status=HTTPStatus.ACCEPTED)


def _refused(request: HttpRequest, given: dict[str, str], why: str) -> HttpResponse:
    """The page of the form with what was sent in it and why it was refused; nothing is frozen by this."""
    request.method, request.path, request.path_info = "POST", given["address"], given["address"]
    request.POST = QueryDict(given["sent"])
    request.refusal = why or "Ärendet kunde inte frysas. Försök igen."  # type: ignore[attr-defined]  # our word
    view, args, named = resolve(given["address"])
    answer: HttpResponse = view(request, *args, **named)
    return answer


def _to_the_item(request: HttpRequest, seat: Seat, version: ItemVersion) -> HttpResponse:
    messages.success(request, _words_of(version))
    return redirect("item", seat.committee.slug, version.item.meeting_id, version.item_id)


def _words_of(version: ItemVersion) -> str:
    """What its freezing did, for who asked for it."""
    if version.number == 1:
        month = Month.from_yyyymm(version.item.month)
        return f"Fryst. Rapporten för {month.label} visas och hämtas nu alltid så som den ser ut här."
    if version.reason == WRITTEN_IN:
        return "Beslutet är infört. Siffrorna är oförändrade, och den förra versionen finns kvar."
    if version.reason == MASKED_ANEW:
        return f"Fryst som version {version.number} med samma siffror och en ny offentlig version."
    return f"Fryst som version {version.number}. Version {version.number - 1} finns kvar oförändrad."
