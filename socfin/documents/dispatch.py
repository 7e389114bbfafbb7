"""What a document is sent to: the meeting, by whom and when, and what has happened since the last one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from socfin.domain.moments import clock

SINCE = "Sedan förra sammanträdet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """An item's way to its meeting; the figures are the report's."""

    meeting: date
    written: date
    """The day the report was frozen."""
    by: str
    since: tuple[str, ...] = ()
    """Sentences; none at the first meeting."""

    @property
    def heading(self) -> str:
        """ "Till sammanträdet 3 maj 2022. Skriven 26 april 2022 av Sara Holm." """
        meeting, written = (clock(day.isoformat()) for day in (self.meeting, self.written))
        return f"Till sammanträdet {meeting}. Skriven {written} av {self.by}."

    @property
    def is_proposal(self) -> bool:
        """Whether what stands as decision was written before the meeting's day."""
        return self.written < self.meeting
