"""Where a goal may stand after a period; never who says so."""

from __future__ import annotations

from enum import StrEnum


class GoalState(StrEnum):
    """How a goal is judged after a period."""

    UNJUDGED = "unjudged"
    """Followed up in words alone."""
    NOT_BEGUN = "not_begun"
    EXPECTED = "expected"
    PARTLY = "partly"
    UNLIKELY = "unlikely"
    REACHED = "reached"
    MISSED = "missed"

    @property
    def label(self) -> str:
        """The state in Swedish."""
        return {
            "unjudged": "Inte bedömt",
            "not_begun": "Inte påbörjat",
            "expected": "Väntas uppnås",
            "partly": "Väntas delvis uppnås",
            "unlikely": "Väntas inte uppnås",
            "reached": "Uppnått",
            "missed": "Inte uppnått",
        }[self.value]

    @property
    def is_off(self) -> bool:
        """Whether the goal is not reached, or not expected to be wholly so."""
        return self in (GoalState.PARTLY, GoalState.UNLIKELY, GoalState.MISSED)


class NotKept(ValueError):
    """What is told of a goal cannot be kept as it stands; the message is Swedish, for the user."""
