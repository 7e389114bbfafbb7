"""Reads a handed-in file the way its options say; the one bridge from stored files to importers.

A file is read once: what was read is kept for a day, by content, options and all our own code
(reporting/shelves.py), so that no click reads a million rows again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.conf import settings

from socfin.domain.figures import Parsed, Problem, error
from socfin.domain.indicator_list import CATALOGUE
from socfin.domain.progress import Progress, Step, unwatched
from socfin.frames.figures import framed
from socfin.importers import Examined, FileReading, SourceFile, examine, recognised
from socfin.importers.decisions import decided
from socfin.importers.indicators.placing import placed
from socfin.importers.report.layout.fit import similar
from socfin.importers.report.rows.codes import suggested
from socfin.importers.spelling.leading_zeros import with_zeros
from socfin.importers.stored import StoredOptions
from socfin.reporting.shelves import remembered
from socfin.selectors import uploads
from socfin.selectors.catalogue import catalogue_of
from socfin.selectors.ground import Ground
from socfin.selectors.originals import OriginalDamaged, original_of

if TYPE_CHECKING:
    from socfin.models import Committee, ImportProfile, Upload


def read_upload(upload: Upload, progress: Progress = unwatched, ground: Ground | None = None) -> Parsed:
    """The figures and problems of a kept file, with what has been decided about its verksamheter."""
    parsed = in_tree(examine_upload(upload, progress).parsed, ground or Ground(upload.committee))
    return decided(parsed, StoredOptions(upload.options).decisions)


def in_tree(parsed: Parsed, ground: Ground) -> Parsed:
    """A file's figures with the tree's own codes, where Excel took the leading zeros off the file's."""
    tree = ground.names
    if len(parsed.figures) or not parsed.indicators:
        parsed = suggested(with_zeros(framed(parsed), set(tree)), tree)
    if not parsed.indicators:
        return parsed
    new = {unit.code: unit.name or unit.code for unit in parsed.verksamheter}
    return placed(parsed, {**new, **tree}, ground.root.code, catalogue_of(ground.committee))


def examine_upload(upload: Upload, progress: Progress = unwatched) -> Examined:
    """A kept file as it reads, and how; nothing decided yet.

    An original that is gone or damaged gives a problem and no figures, also when it was read before.
    """
    progress(Step.READING)
    try:
        content = original_of(upload)
    except OriginalDamaged as damage:
        return Examined(Parsed(format="", problems=(damaged(damage),)), FileReading())
    return _examined(
        SourceFile(content, upload.filename, telling(progress)),
        upload.sha256,
        upload.options,
        upload.committee,
    )


def damaged(damage: OriginalDamaged) -> Problem:
    """A damaged original as a problem that stops publishing."""
    return error(str(damage), damage.remedy, code="original_damaged")


def telling(progress: Progress) -> Callable[[float], None]:
    """What a handed-in file tells of its reading (a share, 0–1), told on as a step in whole per cent."""
    return lambda share: progress(Step.READING, round(100 * share), 100)


def read_content(file: SourceFile, stored: dict[str, Any], ground: Ground) -> Parsed:
    """A file that is not handed in yet, read once for this and for when it is."""
    examined = _examined(file, hashlib.sha256(file.content).hexdigest(), stored, ground.committee)
    return decided(in_tree(examined.parsed, ground), StoredOptions(stored).decisions)


def profile_for(committee: Committee, file: SourceFile) -> ImportProfile | None:
    """The profile that knows the file's layout, else the one it most looks like, to ask what has changed."""
    known = list(uploads.profiles(committee))
    if not known:
        return None
    seen = recognised(file)
    for profile in known:
        if seen.fingerprint and profile.fingerprint == seen.fingerprint:
            return profile
    for profile in known:
        if profile.fingerprint and similar(StoredOptions(profile.options).headers, seen.headers):
            return profile
    return None


def options_with(profile: ImportProfile | None) -> dict[str, Any]:
    """The options of a file read by a profile, which they name; none for no profile."""
    return {} if profile is None else dict(StoredOptions(profile.options).called(profile.name).kept)


def _examined(file: SourceFile, sha256: str, stored: dict[str, Any], committee: Committee) -> Examined:
    options, catalogue, limit = StoredOptions(stored), catalogue_of(committee), settings.UPLOAD_LIMIT_BYTES
    key = [sha256, file.filename, options.of_reading, committee.name, limit]
    key += [repr(catalogue.indicators)] if catalogue != CATALOGUE else []
    return remembered(Examined, key, lambda: examine(file, options.options(committee.name, catalogue, limit)))
