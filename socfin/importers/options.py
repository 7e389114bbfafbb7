"""What the person handing in a file has said about it; never anything read from the file."""

from __future__ import annotations

from dataclasses import dataclass

from socfin.domain.figures import Scenario
from socfin.domain.money import Unit
from socfin.domain.period import Month

DEFAULT_MAX_BYTES = 100 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Answers that replace guesses; None means "read it from the file"."""

    period: Month | None = None
    """The last month the file covers."""
    scenario: Scenario | None = None
    """What amounts are when the file does not say."""
    unit: Unit | None = None
    flip_sign: bool | None = None
    """True when the file writes costs as positive amounts ("vänt tecken")."""
    format: str | None = None
    """The name of a format in FORMATS; None tries them all."""
    max_bytes: int = DEFAULT_MAX_BYTES
