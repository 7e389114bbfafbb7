"""What a controller writes of a verksamhet after a month: a comment, and where its year will end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from socfin.domain.lines import Line
from socfin.domain.money import Ore


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkWords:
    """A comment; without text, challenges and possibilities it says nothing."""

    text: str = ""
    cause: str = ""
    tags: Sequence[str] = ()
    """Values of CauseTag."""
    challenges: str = ""
    """A line for each, as `possibilities`."""
    possibilities: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessedForecast:
    """A person's full-year forecast."""

    amount: Ore | None
    """Öre, costs negative; None takes it back."""
    line: Line | None = None
    """None is the whole verksamhet."""
    comment: str = ""
