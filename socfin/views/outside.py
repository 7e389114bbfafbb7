"""Lets the queue do what may take long, and waits a moment: what is quick is told as if it were done here."""

from __future__ import annotations

import time
from typing import Any

from django.http import HttpRequest

from socfin.access import Seat
from socfin.actions.forecasts import refresh_forecasts
from socfin.actions.work.asking import ask
from socfin.actions.work.asking import goes_outside as goes_outside
from socfin.domain.period import Month
from socfin.domain.work.pieces import Work, WorkState
from socfin.selectors.work.queue import lately, state_of

MOMENT_SECONDS = 1.0
"""So long a person waits for an answer without noticing much; the forecasts of most committees take less."""
LOOK_SECONDS = 0.05
ENDED = (WorkState.DONE, WorkState.FAILED)


def done_in_a_moment(work: Work, **given: Any) -> WorkState:
    """Ask for it, and tell how far it has come a moment later."""
    return a_moment_later(ask(work, **given), MOMENT_SECONDS)


def brought_about(
    work: Work, which: dict[str, Any], *, wait: float = MOMENT_SECONDS, **given: Any
) -> tuple[WorkState, str]:
    """As `done_in_a_moment`, but asked for once: `which` tells such a piece from others; its number besides.

    One that waits, is being done or has just ended is not asked for again. Waits `wait` seconds at most.
    """
    number = lately(work, **which) or ask(work, **which, **given)
    return a_moment_later(number, wait), number


def a_moment_later(number: str, seconds: float) -> WorkState:
    """How far the piece of the number has come when it has ended, or the seconds have passed."""
    until = time.monotonic() + seconds
    while (state := state_of(number)) not in ENDED and time.monotonic() < until:
        time.sleep(LOOK_SECONDS)
    return state


def forecasts_made(request: HttpRequest, seat: Seat, month: Month | None = None) -> bool | None:
    """Whether the forecasts could be made anew; None while they are being made, and then the pages.

    Those after the newest month unless another is named.
    """
    if not goes_outside():
        return refresh_forecasts(committee=seat.committee, by=seat.user, month=month)
    given = {"committee": seat.committee.pk, "by": seat.user.pk, "host": request.get_host()}
    given |= {"month": str(month)} if month else {}
    state = done_in_a_moment(Work.FORECASTS, **given)
    return state is WorkState.DONE if state in ENDED else None
