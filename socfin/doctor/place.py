"""The machine: room on the disk, whether made pages can be kept, and a clock that goes forwards."""

from __future__ import annotations

from collections.abc import Iterator
from platform import platform, python_version

import django
from django.conf import settings
from django.core.cache import caches
from django.utils import timezone

from socfin.archive import archive
from socfin.doctor.finding import Finding, note, sound, wrong
from socfin.selectors.installation import newest_entry

ROOM_FILES = 5
"""So many of the largest files that are taken in should have room, or the disk is nearly full."""
MEBIBYTE = 2**20
FOLDER_REMEDY = "Ge webbplatsens användare rätt att skriva i SOCFIN_DATA_DIR, eller gör plats på disken."
SHARED_REMEDY = (
    "Kontrollera att S3 i SOCFIN_FILES_URL svarar, att hinken finns, och att nyckeln får läsa, skriva, lista "
    "och ta bort där."
)


def disk() -> Iterator[Finding]:
    """Whether files can be taken in, and for how long."""
    place, shared = archive().place, bool(settings.FILES_URL)
    if not archive().takes_writes():
        yield wrong(
            f"{place} går inte att skriva i.", SHARED_REMEDY if shared else FOLDER_REMEDY, stops=shared
        )
        return
    left = archive().bytes_left()
    if left is None:
        yield sound(f"Filarkivet {place} tar emot filer.")
    elif left < ROOM_FILES * settings.UPLOAD_LIMIT_BYTES:
        kind = wrong if left <= settings.UPLOAD_LIMIT_BYTES else note
        yield kind(
            f"Disken under {place} har bara {left // MEBIBYTE} MiB kvar.",
            "Gör plats innan den är full: då nekas filer, och på SQLite allt som skriver.",
        )
    else:
        yield sound(f"Disken tar emot filer: {left // MEBIBYTE} MiB kvar.")


def made_pages() -> Iterator[Finding]:
    """Whether a page that is made once is there the next time."""
    pages, key, redis = caches["pages"], "doctor", settings.CACHE_URL
    pages.set(key, b"kept")
    kept = pages.get(key)
    pages.delete(key)
    if kept != b"kept":
        yield note(
            ("Redis svarar inte: " if redis else "Färdiga sidor kan inte sparas: ")
            + "varje sida görs om vid varje besök.",
            "Kontrollera att Redis i CACHE_URL svarar och tar emot oss."
            if redis
            else "Kontrollera att SOCFIN_DATA_DIR/pages går att skriva i.",
        )
    else:
        yield sound(f"Färdiga sidor kan sparas{' i Redis' if redis else ''}.")


def machine() -> Iterator[Finding]:
    """The versions that everything runs on, for whoever is asked; and whether PDF documents can be made."""
    yield sound(f"Python {python_version()}, Django {django.get_version()}, {platform()}.")
    try:
        import weasyprint
    except OSError as reason:
        yield note(
            f"PDF-dokument kan inte göras: {str(reason).splitlines()[0]}",
            "Installera Pango (Debian: apt install libpango-1.0-0 libpangoft2-1.0-0).",
        )
    else:
        yield sound(f"PDF-dokument kan göras: WeasyPrint {weasyprint.__version__}.")


def clock() -> Iterator[Finding]:
    """Whether the clock has been set back: something is then written later than now."""
    newest = newest_entry()
    now = timezone.now()
    if newest is not None and newest > now:
        yield wrong(
            f"Klockan går fel: den är {timezone.localtime(now):%Y-%m-%d %H:%M}, "
            f"men något är gjort {timezone.localtime(newest):%Y-%m-%d %H:%M}.",
            "Ställ klockan (timedatectl set-ntp true). Inget behöver göras om: ordningen är bevarad.",
        )
    else:
        yield sound(f"Klockan är {timezone.localtime(now):%Y-%m-%d %H:%M} ({settings.TIME_ZONE}).")
