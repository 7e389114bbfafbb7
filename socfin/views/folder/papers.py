"""The files of every frozen version of a year: the report as frozen, and its documents as first made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from socfin.access import Seat
from socfin.documents import FORMATS, CannotMake
from socfin.domain.folder.evidence import FolderFile
from socfin.domain.period import Month
from socfin.domain.progress import Progress, Step, unwatched
from socfin.selectors import meetings as stored_meetings
from socfin.selectors.followup.evidence import documents_of
from socfin.views.meetings.frozen import Frozen
from socfin.views.meetings.item_documents import kept_or_made

if TYPE_CHECKING:
    from socfin.models import ItemVersion

SECONDS = 60.0
"""How long papers that were never fetched are made; the rest are made, and kept, the next time."""
PAPER = "pdf"
"""What every version has in the folder, made now where nobody has fetched it before."""
LATER = "{} handlingar är inte gjorda än: hämta mappen en gång till, så fortsätter den."
UNMADE = "{} handlingar kan inte göras på den här servern: {}"


@dataclass(frozen=True, slots=True)
class Papers:
    """The files of each version by item and number, and what is not there."""

    files: dict[tuple[int, int], tuple[FolderFile, ...]]
    missing: str = ""
    """In Swedish; "" when every version has its paper."""

    @property
    def every(self) -> tuple[FolderFile, ...]:
        """All the files."""
        return tuple(file for files in self.files.values() for file in files)


def papers_of(seat: Seat, versions: Sequence[ItemVersion], tell: Progress = unwatched) -> Papers:
    """Every kept document, and the paper of the versions that have none, for so long as there is time."""
    kept, until, late = documents_of(versions), monotonic() + SECONDS, 0
    files: dict[tuple[int, int], tuple[FolderFile, ...]] = {}
    unmade: list[str] = []
    for at, version in enumerate(versions):
        tell(Step.PAPER, at, len(versions))
        documents = [(each.format, each.filename, bytes(each.content)) for each in kept.get(version.pk, ())]
        if PAPER not in {kind for kind, _, _ in documents}:
            if monotonic() < until:
                try:
                    filename, _, content = kept_or_made(_frozen(seat, version), PAPER)
                    documents.append((PAPER, filename, content))
                except CannotMake as reason:
                    unmade.append(str(reason))
            else:
                late += 1
        files[version.item_id, version.number] = _files(version, documents)
    missing = LATER.format(late) if late else ""
    return Papers(files, UNMADE.format(len(unmade), unmade[0]) if unmade else missing)


def _frozen(seat: Seat, version: ItemVersion) -> Frozen:
    versions = list(stored_meetings.versions(version.item))
    return Frozen(seat, version.item, version, versions, public=seat.sees_masked)


def _files(version: ItemVersion, documents: list[tuple[str, str, bytes]]) -> tuple[FolderFile, ...]:
    month = Month.from_yyyymm(version.item.month)
    folder = f"arenden/{month}-{version.item.meeting.date}-{version.item_id}-v{version.number}"
    report = FolderFile(f"{folder}/rapport.json", "application/json", version.report.encode(), "Rapporten")
    made = (
        FolderFile(f"{folder}/{filename}", _media_type(kind), content, FORMATS[kind].label)
        for kind, filename, content in documents
    )
    return (report, *made)


def _media_type(kind: str) -> str:
    return FORMATS[kind].content_type.partition(";")[0]
