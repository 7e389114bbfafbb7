"""Takes files in: the bytes kept as they came and a row about them; nothing is read or published here."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from socfin.actions.audit import record
from socfin.actions.holding import held
from socfin.actions.originals import NotKept, incoming, put
from socfin.actions.taking_in import stop_if_harmful, stop_if_over_quota
from socfin.archive import Ready
from socfin.disk.file_names import own_name
from socfin.models import Committee, Upload, User

NO_FIGURES = (
    "Kommunstyrelsen tar upp nämndernas siffror och har inga egna. Lämna in filen i den nämnd den gäller."
)


@dataclass(frozen=True, slots=True)
class Received:
    """A file that was handed in, and whether the very same file had been so before."""

    upload: Upload
    seen_before: bool
    mended: bool = False
    """Whether the original from before was damaged or gone, and is whole again."""


def receive(
    *,
    committee: Committee,
    filename: str,
    content: bytes,
    by: User,
    options: dict[str, Any],
    source: str = "erp",
) -> Received:
    """Keep a file as it came; NotKept, with nothing kept, when the disk or we do not take it.

    The same bytes read the same way are kept once; handed in again they mend an original that was damaged.
    """
    if committee.oversees:
        raise NotKept(NO_FIGURES)
    upload = Upload(
        committee=committee,
        filename=own_name(filename),
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        options=options,
        source=source,
        uploaded_by=by,
    )
    stop_if_harmful(content, committee=committee, who=by.get_username(), sha256=upload.sha256)
    name = upload.stored.field.generate_filename(upload, "")
    with incoming(content, committee.pk, name) as ready:
        return _keep(upload, ready, name)


@transaction.atomic
def _keep(upload: Upload, ready: Ready, name: str) -> Received:
    committee = held(upload.committee)
    alike = {key: getattr(upload, key) for key in ("sha256", "options", "source")}
    known = Upload.objects.filter(committee=committee, **alike).first()
    if known is not None:
        mended = put(ready, known.stored, str(known.stored.name), known.sha256)
        return Received(known, seen_before=True, mended=mended)
    stop_if_over_quota(committee, upload.size, name)
    put(ready, upload.stored, name, upload.sha256)
    upload.uploaded_at = timezone.now()
    upload.save(force_insert=True)
    record(
        "receive",
        by=upload.uploaded_by,
        committee=upload.committee,
        upload=upload.pk,
        filename=upload.filename,
        sha256=upload.sha256,
    )
    return Received(upload, seen_before=False)
