"""Whether a file may be published: judged on what counts at that moment, for every caller; writes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from socfin.domain.figures import Parsed, Problem
from socfin.domain.progress import Progress, Step
from socfin.models import Committee, Upload, User
from socfin.reporting.preview import Preview, preview_of
from socfin.reporting.reading import read_upload
from socfin.selectors.uploads import published_since, publishing_mark

NEEDS_REASON = "Filen har varningar som bara kan godtas med ett skäl. Skriv varför siffrorna ändå stämmer."
LOOK_AGAIN = "Inget är publicerat än: se vad filen ändrar nu och publicera igen."


class NotPublishable(Exception):
    """The file cannot be published as it stands; the message is for the user, in Swedish."""


class AlreadyPublished(NotPublishable):
    """The file counts as it is; nothing was changed."""


class OthersPublished(NotPublishable):
    """Something was published or undone since the person looked; the message says who did what, and when."""


@dataclass(frozen=True, slots=True)
class Intent:
    """Who publishes, the mark of what they had seen, and why they do it in spite of a serious warning."""

    by: User
    seen: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Examination:
    """A file as it was read, and what it would change at a revision of its committee."""

    parsed: Parsed
    shown: Preview
    options: dict[str, Any]
    revision: int

    def accepted(self, upload: Upload, committee: Committee, intent: Intent) -> list[Problem]:
        """The serious warnings that the reason accepts; NotPublishable when anything stops the file.

        Asked with the committee locked. What was compared at another revision is compared again.
        """
        if upload.options != self.options:
            raise NotPublishable(f"Någon har just ändrat hur filen läses. {LOOK_AGAIN}")
        shown = self.shown if committee.revision == self.revision else _compared(upload, self.parsed)
        if shown.errors:
            raise NotPublishable("Filen har fel som måste rättas innan den kan publiceras.")
        if self.parsed.is_empty:
            raise NotPublishable("Filen innehåller inga siffror att publicera.")
        if intent.seen is not None and intent.seen != publishing_mark(committee):
            raise OthersPublished(f"{published_since(committee, intent.seen)} {LOOK_AGAIN}")
        if shown.serious and not any(char.isalnum() for char in intent.reason):
            raise NotPublishable(NEEDS_REASON)
        return list(shown.serious)


def examined(upload: Upload, progress: Progress) -> Examination:
    """Read the file and compare it with what counts: takes its time, so it is done before the lock."""
    options = upload.options
    parsed = read_upload(upload, progress)
    progress(Step.COMPARING)
    upload.committee.refresh_from_db(fields=["revision"])
    revision = upload.committee.revision
    return Examination(parsed, preview_of(upload, parsed), options, revision)


def _compared(upload: Upload, parsed: Parsed) -> Preview:
    upload.committee.refresh_from_db(fields=["revision"])
    return preview_of(upload, parsed)
