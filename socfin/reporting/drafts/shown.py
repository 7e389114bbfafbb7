"""What a file's page asks a person about, and whether all that the page shows is at hand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from socfin.domain.figures import NamedVerksamhet
from socfin.domain.progress import Progress, Step, unwatched
from socfin.importers import FileReading
from socfin.importers.decisions import Treatment, decided
from socfin.importers.registry import Examined
from socfin.importers.stored import StoredOptions
from socfin.reporting.drafts.keys import made_key, preview_key
from socfin.reporting.file_history import silent_in, unmapped_in
from socfin.reporting.preview import Preview, made_by, preview_of
from socfin.reporting.reading import examine_upload, in_tree
from socfin.reporting.shelves import recalled, remembered, shown_shelf
from socfin.selectors.ground import Ground
from socfin.selectors.originals import damage_of
from socfin.selectors.uploads import newest_publishing

if TYPE_CHECKING:
    from socfin.models import Upload


@dataclass(frozen=True, slots=True)
class Draft:
    """How a file is read, and what of it the committee does not know."""

    reading: FileReading
    unknown: tuple[NamedVerksamhet, ...] = ()
    accounts: tuple[str, ...] = ()
    """Those that belong to no line."""
    silent: tuple[str, ...] = ()
    """Codes of verksamheter that had an outcome and have none in the file."""


def draft_of(upload: Upload, ground: Ground | None = None) -> Draft:
    """The file's draft, read once; of one whose original is damaged there is nothing to ask."""
    if damage_of(upload):
        return Draft(FileReading())
    ground = ground or Ground(upload.committee)
    return remembered(
        Draft, preview_key(upload), lambda: _draft(upload, examine_upload(upload), ground), shown_shelf
    )


def _draft(upload: Upload, examined: Examined, ground: Ground) -> Draft:
    parsed = in_tree(examined.parsed, ground)
    decisions = StoredOptions(upload.options).decisions
    others = {
        code: decision for code, decision in decisions.items() if decision.treatment is not Treatment.ZERO
    }
    silent = silent_in(ground, decided(parsed, others))
    return Draft(
        reading=examined.reading,
        unknown=tuple(unit for unit in parsed.verksamheter if unit.code not in ground.names),
        accounts=tuple(unmapped_in(ground, parsed)),
        silent=tuple(code for code in ground.names if code in silent),
    )


def is_at_hand(upload: Upload) -> bool:
    """Whether the file's page can be shown without reading the file, or what it published, again."""
    if damage_of(upload):
        return True
    pointers = newest_publishing(upload)
    if pointers and recalled(Preview, made_key(upload, pointers[0].published_at), shown_shelf) is None:
        return False
    if any(pointer.withdrawn_at is None for pointer in pointers):
        return True
    asked = preview_key(upload)
    return all(recalled(kind, asked, shown_shelf) is not None for kind in _kinds(published=bool(pointers)))


def _kinds(*, published: bool) -> tuple[type, ...]:
    """What the page shows of a file that does not count: one never published may be read otherwise."""
    return (Preview,) if published else (Preview, Draft)


def read_through(upload: Upload, progress: Progress = unwatched) -> None:
    """Make all that the file's page shows, and keep it for every process."""
    if made_by(upload) is None:
        examine_upload(upload, progress)
        progress(Step.COMPARING)
        draft_of(upload)
        preview_of(upload)
        return
    progress(Step.GATHERING)
    if all(pointer.withdrawn_at for pointer in newest_publishing(upload)):
        preview_of(upload)


def mark_of(upload: Upload) -> str:
    """What tells one such making from another: all that it follows from."""
    asked = [*preview_key(upload), *(pointer.pk for pointer in newest_publishing(upload))]
    return sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()[:32]
