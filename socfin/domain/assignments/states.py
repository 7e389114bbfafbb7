"""What becomes of what a committee has asked for; never a day of its own."""

from __future__ import annotations

from enum import StrEnum


class AssignmentState(StrEnum):
    """Where an assignment stands."""

    PROPOSED = "proposed"
    """The committee is asked to give it, and has not decided."""
    GIVEN = "given"
    REPORTED = "reported"
    POSTPONED = "postponed"
    ANSWERED = "answered"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """The state in Swedish."""
        return {
            "proposed": "Föreslaget",
            "given": "Givet",
            "reported": "Delredovisat",
            "postponed": "Framflyttat",
            "answered": "Besvarat",
            "dropped": "Avskrivet",
        }[self.value]

    @property
    def is_open(self) -> bool:
        """Whether it still comes up at meetings."""
        return self not in (AssignmentState.ANSWERED, AssignmentState.DROPPED)


class NotAssigned(ValueError):
    """What is told of an assignment cannot be entered as it stands; the message is Swedish, for the user."""
