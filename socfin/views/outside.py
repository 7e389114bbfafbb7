"""Lets the queue do what may take long, and waits a moment: what is quick is told as if it were done here."""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from socfin.access import Seat
from socfin.actions.forecasts import refresh_forecasts
from socfin.actions.work.asking import ask
from socfin.domain.work.pieces import Work, WorkState
from socfin.selectors.work.queue import state_of

MOMENT_SECONDS = 1.0
"""So long a person waits for an answer without noticing much; the forecasts of most committees take less."""
LOOK_SECONDS = 0.05
ENDED = (WorkState.DONE, WorkState.FAILED)


def goes_outside() -> bool:
    """Whether there is someone to do it: workers, or a thread of the web process."""
    return settings.WORKERS or settings.EMBEDDED_WORK


def done_in_a_moment(work: Work, **given: Any) -> WorkState:
    """Ask for it, and tell how far it has come a moment later."""
    number, until = ask(work, **given), time.monotonic() + MOMENT_SECONDS
    while (state := state_of(number)) not in ENDED and time.monotonic() < until:
        time.sleep(LOOK_SECONDS)
    return state


def forecasts_made(request: HttpRequest, seat: Seat) -> bool | None:
    """Whether the forecasts could be made anew; None while they are being made, and then the pages."""
    if not goes_outside():
        return refresh_forecasts(committee=seat.committee, by=seat.user)
    given = {"committee": seat.committee.pk, "by": seat.user.pk, "host": request.get_host()}
    state = done_in_a_moment(Work.FORECASTS, **given)
    return state is WorkState.DONE if state in ENDED else None
