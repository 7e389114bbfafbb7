"""A disk that really is full: a small file system in memory, filled and freed. Root may mount one."""

import os
import subprocess
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from socfin.models import Publication, Upload
from tests.cast import HEADER

pytestmark = pytest.mark.faults
ROWS = 8_000
CONTENT = "\n".join([HEADER, *(f"511;;;{n};;;2022-03;1;utfall;-10;" for n in range(10_000, 10_000 + ROWS))])
NEW = "/provby/uppladdningar/ny/"


@pytest.fixture
def small_disk(tmp_path, settings):
    """A data folder of one megabyte; the database lies elsewhere, as PostgreSQL does."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", tmp_path], check=True)
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "uploads"
    try:
        yield tmp_path
    finally:
        subprocess.run(["umount", tmp_path], check=True)


@pytest.fixture
def client(committee, carin, logged_in):
    return logged_in(carin)


def fill(disk: Path, *, but: int = 0) -> Path:
    """Take all room there is, but so many bytes."""
    stuffing = disk / "stuffing"
    room = os.statvfs(disk)
    stuffing.write_bytes(b"x" * max(room.f_bavail * room.f_frsize - but, 0))
    return stuffing


def hand_in(client):
    return client.post(NEW, {"file": SimpleUploadedFile("mars.csv", CONTENT.encode())}, follow=True)


def files(disk: Path) -> list[Path]:
    return [one for one in (disk / "uploads").rglob("*") if one.is_file()]


@pytest.mark.parametrize("room", [0, 4096, 100_000])
def test_no_half_file_is_kept_and_the_same_file_is_whole_when_there_is_room(client, small_disk, room):
    stuffing = fill(small_disk, but=room)

    refused = hand_in(client)

    assert refused.status_code == 507
    assert "serverns disk är full" in refused.content.decode()
    assert (Upload.objects.count(), files(small_disk)) == (0, [])

    stuffing.unlink()
    assert hand_in(client).status_code == 200
    assert files(small_disk)[0].read_bytes() == CONTENT.encode()


def test_on_a_full_disk_pages_open_and_publishing_says_the_truth(client, small_disk):
    hand_in(client)
    fill(small_disk)
    kept = Upload.objects.get()
    for path in (small_disk / "read").iterdir():
        path.write_bytes(b"")
    fill(small_disk)

    page = client.get(f"/provby/uppladdningar/{kept.pk}/")
    reason = {"seen": page.context["seen"], "reason": "Bara mars."}
    done = client.post(f"/provby/uppladdningar/{kept.pk}/publicera/", reason, follow=True)

    assert page.status_code == 200
    assert "är publicerad" in done.content.decode()
    assert Publication.objects.count() == 1
    assert client.get("/halsa/").status_code == 503
