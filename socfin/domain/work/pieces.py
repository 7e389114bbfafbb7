"""Pieces of work that nobody needs to wait for: their kinds, states and what is said of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

MOST_TRIES = 3
"""How often a piece is begun when those who do it disappear: it may be what takes them along."""
LEASE = timedelta(seconds=60)
"""So long after it was last heard of, a piece belongs to nobody."""
WAITED_FOR = 20
"""The priority of what a person waits for; publishing has 5, pages that nobody has asked for 0."""
BEAT_SECONDS = 10
"""Between two signs of life: several may be lost before the lease is."""
NOTICES_EVERY = timedelta(minutes=5)
"""As a timer would run `manage.py send_notices`."""
KEPT_DONE = timedelta(days=7)
"""How long the page shows what went well; what failed stays until it is tried again, or for KEPT_FAILED."""
KEPT_FAILED = timedelta(days=90)
JUST_NOW = timedelta(seconds=60)
"""So long who waits for a piece is told how it ended; asked for later it is done anew."""


class Work(StrEnum):
    """A kind of work; its value is the name of the task (socfin/tasks/work.py)."""

    READING = "reading"
    PUBLISHING = "publishing"
    PAPER = "paper"
    FREEZING = "freezing"
    FORECASTS = "forecasts"
    PAGES = "pages"
    NOTICES = "notices"

    @property
    def label(self) -> str:
        """In Swedish."""
        return {
            "reading": "Läsning av en stor fil",
            "publishing": "Publicering av en stor fil",
            "paper": "En handling",
            "freezing": "Ett ärende fryses",
            "forecasts": "Prognoser efter en publicering",
            "pages": "Färdiga sidor",
            "notices": "Notiser med e-post",
        }[self.value]


class WorkState(StrEnum):
    """How far a piece has come; its values are those of the queue."""

    QUEUED = "READY"
    RUNNING = "RUNNING"
    FAILED = "FAILED"
    DONE = "SUCCESSFUL"

    @property
    def label(self) -> str:
        """In Swedish."""
        return {"READY": "I kö", "RUNNING": "Pågår", "FAILED": "Misslyckades", "SUCCESSFUL": "Klart"}[
            self.value
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of work as it stands."""

    number: str
    """What it is called in the queue, in the log and in the trail."""
    work: Work
    state: WorkState
    about: str
    """Which committee or file; "" for the whole site."""
    asked_at: datetime
    ended_at: datetime | None
    tries: int
    """How often it has been begun."""
    reason: str
    """Why it failed, in Swedish; else ""."""

    @property
    def is_failed(self) -> bool:
        """Whether it may be tried again."""
        return self.state is WorkState.FAILED
