"""What a document is sent to: the meeting, by whom and when, and what has happened since the last one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

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
        return f"Till sammanträdet {self.meeting_day}. Skriven {self.written_day} av {self.by}."

    @property
    def meeting_day(self) -> str:
        """ "3 maj 2022"."""
        return clock(self.meeting.isoformat())

    @property
    def written_day(self) -> str:
        """ "26 april 2022"."""
        return clock(self.written.isoformat())

    @property
    def is_proposal(self) -> bool:
        """Whether what stands as decision was written before the meeting's day; only asked of what was frozen
        before a decision was entered as such."""
        return self.written < self.meeting

    def plain(self) -> dict[str, Any]:
        """As JSON may hold it; `of_plain` makes the same again."""
        return {
            "meeting": self.meeting.isoformat(),
            "written": self.written.isoformat(),
            "by": self.by,
            "since": list(self.since),
        }

    @classmethod
    def of_plain(cls, plain: dict[str, Any]) -> Dispatch:
        """What `plain` was made of."""
        return cls(
            meeting=date.fromisoformat(plain["meeting"]),
            written=date.fromisoformat(plain["written"]),
            by=plain["by"],
            since=tuple(plain["since"]),
        )
