"""Asks once more what a lost database left unanswered: a restarted one is back within a second or two.

Nothing is asked twice that may have been begun: only what reads, and what no page had taken up yet. A
database that stays away is waited for once, by those who ask then; who comes later is answered at once.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import DatabaseError, connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from socfin.views.faults import is_of_lost_database

SECONDS = 15.0
"""PostgreSQL 15 came back from a lost power in one to eight seconds, PgBouncer in less (`make cluster`); and
a probe that waits so long is not yet given up (deploy/kubernetes.yaml)."""
FORGOTTEN = 60.0
"""So rarely is a site asked, at least, that what it last saw says nothing of now."""
PAUSE = 0.1
TIMES = 2
"""How often the same is asked anew: what itself brings the database down does so no more than thrice."""
READING = ("GET", "HEAD")


@dataclass
class Outage:
    """When the database was first and last seen to be lost, in seconds of the machine's clock."""

    began: float = float("-inf")
    seen: float = float("-inf")

    def until(self, now: float) -> float:
        """When nobody waits any longer for this outage, which is another when none was seen for long."""
        if now - self.seen > FORGOTTEN:
            self.began = now
        self.seen = now
        return self.began + SECONDS

    def over(self) -> None:
        self.seen = float("-inf")


outage = Outage()
"""Of this process: what one request saw is known to the next."""


def patient(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """A middleware, before the first that asks the database."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for _ in range(TIMES):
            if not (is_of_lost_database(response) and _may_be_asked_again(request) and _is_back()):
                break
            response = get_response(request)
        return response

    return answer


def _may_be_asked_again(request: HttpRequest) -> bool:
    return request.method in READING or request.resolver_match is None


def _is_back() -> bool:
    """Whether a lost connection could be made anew before the time was up."""
    if connection.vendor != "postgresql" or not _is_lost():
        return False
    until = outage.until(time.monotonic())
    while time.monotonic() < until:
        if _answers():
            outage.over()
            return True
        time.sleep(PAUSE)
    return False


def _is_lost() -> bool:
    """Not so where a statement was refused, and the connection goes on."""
    return connection.connection is None or bool(connection.connection.closed)


def _answers() -> bool:
    connection.close()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True
