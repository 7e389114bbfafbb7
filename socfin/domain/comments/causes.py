"""Why a figure deviates, in the field's own kinds, and a comment's parts as the words that are read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

BULLET = re.compile(r"^[-–−•*·]\s+")


class CauseTag(StrEnum):
    """A kind of cause; a comment may have several."""

    VOLUME = "volume"
    PRICE = "price"
    STAFFING = "staffing"
    PLACEMENT = "placement"
    ONE_TIME = "one_time"
    ACCRUAL = "accrual"
    DECISION = "decision"

    @property
    def label(self) -> str:
        """The kind in Swedish."""
        return {
            "volume": "Volym",
            "price": "Pris",
            "staffing": "Bemanning",
            "placement": "Placering",
            "one_time": "Engångs",
            "accrual": "Periodisering",
            "decision": "Beslut",
        }[self.value]


def named_cause(cause: str, tags: Iterable[str]) -> str:
    """ "Placeringar (volym, pris)": the cause in its own words, and the kinds it does not name itself."""
    kinds = [tag.label for tag in CauseTag if tag.value in set(tags)]
    others = [kind for kind in kinds if kind.lower() not in cause.lower()]
    if not cause:
        return ", ".join(kinds).capitalize()
    return f"{cause} ({', '.join(others).lower()})" if others else cause


def whole_comment(text: str, challenges: str, possibilities: str) -> str:
    """The text, then the challenges and the possibilities as lists, one line of what was typed each."""
    parts = [text, _listed("Utmaningar:", challenges), _listed("Möjligheter:", possibilities)]
    return "\n\n".join(part for part in parts if part)


def _listed(heading: str, typed: str) -> str:
    lines = [BULLET.sub("", line.strip()) for line in typed.splitlines() if line.strip()]
    return "\n".join([heading, *(f"- {line}" for line in lines)]) if lines else ""
