"""What becomes of a request for more money (äskande); never amounts.

Amounts of a request are positive: so much more to use. It is words until a decision is entered.
"""

from __future__ import annotations

from enum import StrEnum


class RequestState(StrEnum):
    """Where a request stands."""

    NEEDED = "needed"
    ASKED = "asked"
    GRANTED = "granted"
    GRANTED_IN_PART = "granted_in_part"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """The state in Swedish."""
        return {
            "needed": "Behov, inte äskat",
            "asked": "Äskat",
            "granted": "Beviljat",
            "granted_in_part": "Beviljat till en del",
            "refused": "Avslaget",
        }[self.value]

    @property
    def is_answered(self) -> bool:
        """Whether whoever was asked has decided."""
        return self not in (RequestState.NEEDED, RequestState.ASKED)

    @property
    def gives(self) -> bool:
        """Whether the answer has an amount."""
        return self in (RequestState.GRANTED, RequestState.GRANTED_IN_PART)
