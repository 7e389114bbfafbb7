"""Reads a large file where nobody waits in a request: as a known layout says, and for its page."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from socfin.actions.publishing import NotPublishable, read_otherwise, save_profile
from socfin.domain.progress import Progress
from socfin.importers import SourceFile
from socfin.importers.stored import StoredOptions
from socfin.reporting.reading import examine_upload, options_with, profile_for
from socfin.selectors.originals import OriginalDamaged, original_of

if TYPE_CHECKING:
    from socfin.models import Upload, User


def read_as_known(kept: Upload, *, by: User) -> None:
    """Let the profile that knows the file's layout say how it is read, where nobody has said anything yet."""
    if kept.options:
        return
    with suppress(OriginalDamaged, NotPublishable):
        profile = profile_for(kept.committee, SourceFile(original_of(kept), kept.filename))
        if profile is not None:
            read_otherwise(upload=kept, options=options_with(profile), by=by)


def keep_layout(kept: Upload, name: str, *, by: User, progress: Progress) -> None:
    """Keep how the file is read as a profile of the name, which then knows the file's layout."""
    reading = examine_upload(kept, progress).reading
    save_profile(
        committee=kept.committee,
        name=name,
        options=StoredOptions(kept.options).recurring,
        by=by,
        fingerprint=reading.fingerprint,
    )
