"""A large file is read outside the request: its page says how far that is until it can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from socfin.access import Seat
from socfin.actions.work.asking import ask
from socfin.domain.progress import Step
from socfin.domain.work.pieces import Work, WorkState
from socfin.reporting.drafts.shown import is_at_hand, mark_of
from socfin.selectors.work.queue import lately, reason_why, state_of
from socfin.views.files.progress import EVERYBODY, reading, running, told_to
from socfin.views.files.weight import is_large, is_read_outside
from socfin.views.outside import brought_about, goes_outside
from socfin.views.page import committee_context

if TYPE_CHECKING:
    from socfin.models import Upload


AGAIN = "igen"
"""In the address of the file's page where a reading that failed is asked for once more."""


def begin_reading(seat: Seat, kept: Upload, *, profile: str = "", recognise: bool = False) -> None:
    """Let a large file be read, and what the reading is called be kept with its layout, if it is named.

    `recognise` lets the profile that knows the layout, if any does, say how it is read.
    """
    if is_read_outside(kept):
        more = {"profile": profile, "recognise": recognise}
        _told_to_wait(seat, kept)
        ask(Work.READING, **_which(kept), **_given(seat), **more)


def being_read(request: HttpRequest, seat: Seat, kept: Upload) -> HttpResponse | None:
    """The page that says how far the reading is; None when what the file's page shows is at hand.

    None also where the reading has just ended and what it made was lost on the way: then it is read here.
    """
    if not goes_outside() or is_at_hand(kept) or not is_large(kept):  # each reads more than the one before
        return None
    which = _which(kept)
    if request.GET.get(AGAIN):
        return _again(seat, kept)
    if running(seat, reading(kept)) is None:
        _told_to_wait(seat, kept)  # again where the queue is so long that what was told is forgotten
    state, number = brought_about(Work.READING, which, **_given(seat))
    if state is WorkState.DONE:
        return None
    context = {
        **committee_context(seat, "uploads"),
        "upload": kept,
        "why": reason_why(number),
        "again": AGAIN,
        "reading": reading(kept),
        "running": running(seat, reading(kept)),
        "can_discard": kept.rows_stored_at is None,
    }
    return render(request, "being_read.html", context)


def _again(seat: Seat, kept: Upload) -> HttpResponse:
    """Let what could not be read be read once more, also just after; what waits or is read is left alone."""
    which = _which(kept)
    number = lately(Work.READING, **which)
    if number and state_of(number) is WorkState.FAILED:
        _told_to_wait(seat, kept)
        ask(Work.READING, **which, **_given(seat))
    return redirect("upload", seat.committee.slug, kept.pk)


def _which(kept: Upload) -> dict[str, object]:
    return {"upload": kept.pk, "mark": mark_of(kept)}


def _given(seat: Seat) -> dict[str, int]:
    return {"committee": seat.committee.pk, "by": seat.user.pk}


def _told_to_wait(seat: Seat, kept: Upload) -> None:
    with told_to(seat.committee.pk, EVERYBODY, reading(kept), stays=True) as progress:
        progress(Step.WAITING)
