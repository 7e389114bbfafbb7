"""Where a measure stands, from a proposal to what became of it; never amounts."""

from __future__ import annotations

from enum import StrEnum


class MeasureState(StrEnum):
    """Where a measure stands."""

    PROPOSED = "proposed"
    DECIDED = "decided"
    BEGUN = "begun"
    DONE = "done"
    STOPPED = "stopped"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """The state in Swedish."""
        return {
            "proposed": "Föreslagen",
            "decided": "Beslutad",
            "begun": "Påbörjad",
            "done": "Genomförd",
            "stopped": "Avbruten",
            "refused": "Avslagen",
        }[self.value]

    @property
    def counts(self) -> bool:
        """Whether what it gives is counted in sums and forecasts; of a stopped one until it was stopped."""
        return not self.is_proposal

    @property
    def is_proposal(self) -> bool:
        """Whether nobody has decided that it is to be done."""
        return self in (MeasureState.PROPOSED, MeasureState.REFUSED)


class NotEntered(ValueError):
    """What is told of a measure cannot be entered as it stands; the message is for the user, in Swedish."""
