"""Reads a handed-in file the way its options say; the one bridge from stored files to importers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings

from socfin.domain.figures import Parsed, Scenario
from socfin.domain.money import Unit
from socfin.domain.period import Month
from socfin.importers import Options, parse

if TYPE_CHECKING:
    from socfin.models import Upload


def options_of(stored: dict[str, Any]) -> Options:
    """An upload's or a profile's stored options as the importers know them."""
    return Options(
        period=Month.parse(stored["period"]) if stored.get("period") else None,
        scenario=Scenario(stored["scenario"]) if stored.get("scenario") else None,
        unit=Unit(stored["unit"]) if stored.get("unit") else None,
        flip_sign=stored.get("flip_sign"),
        format=stored.get("format"),
        max_bytes=settings.UPLOAD_LIMIT_BYTES,
    )


def read_upload(upload: Upload) -> Parsed:
    """The figures and problems of a kept file."""
    with upload.stored.open("rb") as file:
        content = file.read()
    return parse(content, upload.filename, options_of(upload.options))
