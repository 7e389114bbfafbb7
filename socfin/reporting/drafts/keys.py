"""All that what a file's page shows follows from, as JSON can say it; reads nothing of the file."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.timezone import localdate

if TYPE_CHECKING:
    from socfin.models import Upload


def preview_key(upload: Upload) -> list[Any]:
    """Of what publishing the file would change, today."""
    which = [upload.sha256, upload.uploaded_at.isoformat(), upload.pk, upload.committee.revision]
    return ["preview", *which, upload.options, localdate().isoformat()]


def made_key(upload: Upload, newest: datetime) -> list[Any]:
    """Of what its publishing at that time changed."""
    return ["made", upload.pk, upload.sha256, newest.isoformat()]
