"""What a month's checklist asks, and a point that is left of it; never when one is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Check(StrEnum):
    """What the checklist asks, in its order."""

    WAITING = "waiting"
    UNMAPPED = "unmapped"
    SILENT = "silent"
    ACCEPTED = "accepted"
    UNCOUNTED = "uncounted"
    UNEXPLAINED = "unexplained"
    UNASSESSED = "unassessed"
    UNFOLLOWED = "unfollowed"
    UNJUDGED = "unjudged"
    UNANSWERED = "unanswered"

    @property
    def label(self) -> str:
        """What is asked, as the page says it."""
        return {
            "waiting": "Inlämnade filer är publicerade",
            "unmapped": "Alla konton hör till en rad",
            "silent": "Alla verksamheter som hade siffror förra månaden har det nu",
            "accepted": "Filerna stämmer med sina egna summor",
            "uncounted": "Nyckeltal som fanns förra månaden finns nu",
            "unexplained": "Stora avvikelser har en kommentar",
            "unassessed": "Helåret är bedömt",
            "unfollowed": "Pågående åtgärder är uppföljda",
            "unjudged": "Målen är uppföljda",
            "unanswered": "Frågor om månaden är besvarade",
        }[self.value]

    @property
    def needs_reason(self) -> bool:
        """Whether a month where it is left is closed with a reason: what figures and words stand on.

        A file that waits, and indicators, measures, goals and questions not followed up, may wait.
        """
        return self in _OF_FIGURES


_OF_FIGURES = frozenset({Check.UNMAPPED, Check.SILENT, Check.ACCEPTED, Check.UNEXPLAINED, Check.UNASSESSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Something that is left, and where it is mended: "" and 0 for what it is not about."""

    check: Check
    words: str
    """In Swedish, a whole sentence."""
    code: str = ""
    """The verksamhet's."""
    upload: int = 0
    indicator: str = ""
    number: int = 0
    """The measure's or the question's."""
