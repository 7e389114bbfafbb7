"""What becomes of a request for more money (äskande); never amounts.

Amounts of a request are positive: so much more to use. It is words until a decision is entered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from socfin.domain.money import Ore


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


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestPart:
    """What a request, or a need that remains, is for."""

    text: str
    amount_ore: Ore


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRequest:
    """A request for more in a year, or a need that nobody is asked to meet yet, as it is entered."""

    year: int
    body: str
    """Who is asked: "Kommunfullmäktige"."""
    asked: date | None
    parts: Sequence[RequestPart]
    text: str = ""
    is_asked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAnswer:
    """What became of a request, as it is entered; öre, positive, None where nothing is given."""

    state: RequestState
    answered: date | None
    item: str = ""
    granted: Ore | None = None
    already: Ore | None = None
    """Of what is granted, so much was in the budget before."""
    text: str = ""
