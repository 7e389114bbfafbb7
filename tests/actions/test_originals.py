"""Files are kept whole or not at all, healed when handed in again, and refused in words when damaged."""

import sqlite3
import threading
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.core.management import CommandError, call_command
from django.db import connection

from socfin.actions import originals as keeping
from socfin.actions.originals import NotKept
from socfin.actions.publishing import NotPublishable, discard, publish, receive
from socfin.disk import originals
from socfin.models import Committee, FigureBlock, Upload, User, WordTemplate
from socfin.reporting.preview import preview_of
from socfin.reporting.reading import read_upload
from tests.cast import long_csv
from tests.documents.templates import whole

ROWS = long_csv("511 5020 2022-03 utfall -1000\n511 5020 2022-03 budget -900")
NEW = "/provby/uppladdningar/ny/"
TEMPLATES = "/provby/installningar/wordmall/"


@pytest.fixture
def client(committee, carin, logged_in):
    return logged_in(carin)


def handed_in(committee, by, content: bytes = ROWS) -> Upload:
    return receive(committee=committee, filename="mars.csv", content=content, by=by, options={}).upload


def send(client, content: bytes = ROWS):
    return client.post(NEW, {"file": SimpleUploadedFile("mars.csv", content)}, follow=True)


def words(response) -> str:
    return " ".join(response.content.decode().split())


def forge(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"-1000", b"-9000"))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9])


DAMAGE = {"forged": forge, "cut": cut, "gone": Path.unlink}


@pytest.fixture(params=DAMAGE.values(), ids=DAMAGE)
def damaged(request, committee, carin) -> Upload:
    """Handed in, seen, and then damaged."""
    kept = handed_in(committee, carin)
    preview_of(kept)
    request.param(Path(kept.stored.path))
    return kept


@pytest.fixture
def full_disk(monkeypatch):
    """Every write of an original ends as on a full disk, half way."""

    def refuse(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(originals.os, "fsync", refuse)


def stored_files() -> list[str]:
    root = Path(originals_root())
    return sorted(path.name for path in root.rglob("*") if path.is_file()) if root.exists() else []


def originals_root() -> str:
    return str(settings.MEDIA_ROOT)


@pytest.fixture(autouse=True)
def archive_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "uploads"


def test_a_damaged_original_is_never_published(damaged, carin):
    with pytest.raises(NotPublishable, match="fel som måste rättas"):
        publish(upload=damaged, by=carin)

    assert not FigureBlock.objects.exists()


def test_the_page_of_a_damaged_original_says_what_to_do(damaged, client):
    page = client.get(f"/provby/uppladdningar/{damaged.pk}/")

    assert page.status_code == 200
    assert "Originalet till ”mars.csv”" in words(page)
    assert "Lämna in samma fil igen" in words(page)
    client.post(f"/provby/uppladdningar/{damaged.pk}/publicera/")
    assert not FigureBlock.objects.exists()


def test_a_damaged_original_is_not_handed_out(damaged, client):
    page = client.get(f"/provby/uppladdningar/{damaged.pk}/original/", follow=True)

    assert page["Content-Type"].startswith("text/html")
    assert "Originalet till ”mars.csv”" in words(page)


def test_handing_in_again_heals(damaged, client, carin):
    page = send(client)

    assert "Originalet var skadat och är nu helt igen." in words(page)
    assert client.get(f"/provby/uppladdningar/{damaged.pk}/original/").getvalue() == ROWS
    assert publish(upload=damaged, by=carin)


def test_a_published_file_whose_original_is_damaged_says_so_and_keeps_its_figures(client, publish_rows):
    kept = publish_rows("511 5020 2022-03 utfall -1000")
    cut(Path(kept.stored.path))

    page = words(client.get(f"/provby/uppladdningar/{kept.pk}/"))

    assert "är skadat" in page
    assert "De publicerade siffrorna är oförändrade." in page


def test_a_stump_under_the_checksum_is_replaced_by_the_right_bytes(committee, carin):
    kept = handed_in(committee, carin)
    cut(Path(kept.stored.path))
    Upload.objects.all().delete()

    again = handed_in(committee, carin)

    assert Path(again.stored.path).read_bytes() == ROWS


def test_a_full_disk_is_told_and_nothing_is_kept(client, full_disk):
    page = send(client)

    assert page.status_code == 507
    assert "serverns disk är full. Ingenting är sparat" in words(page)
    assert not Upload.objects.exists()
    assert stored_files() == []


def test_what_the_database_has_no_room_for_leaves_no_original(committee, carin, monkeypatch):
    def full(*_given, **_named):
        reason = sqlite3.OperationalError("database or disk is full")
        reason.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise keeping.OperationalError(*reason.args) from reason

    monkeypatch.setattr(Upload, "save", full)

    with pytest.raises(NotKept, match="disk är full"):
        handed_in(committee, carin)
    assert stored_files() == []


def test_a_full_disk_while_a_large_file_is_received_is_told(client, monkeypatch, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10

    def refuse(*_given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(TemporaryFileUploadHandler, "receive_data_chunk", refuse)

    page = send(client, ROWS)

    assert page.status_code == 507
    assert "disk är full" in words(page)


def test_the_command_tells_of_a_full_disk(committee, full_disk, tmp_path):
    file = tmp_path / "mars.csv"
    file.write_bytes(ROWS)

    with pytest.raises(CommandError, match="disk är full"):
        call_command("import_figures", str(file), committee="provby", publish=True)
    assert not Upload.objects.exists()


def template(client, content: bytes):
    file = SimpleUploadedFile("mall.docx", content)
    return client.post(TEMPLATES, {"file": file, "name": "Vår mall"}, follow=True)


def test_a_damaged_template_is_refused_in_words_and_healed_by_handing_it_in_again(client, publish_rows):
    publish_rows("511 5020 2022-01 utfall -1000")
    content = whole("{{ period }}")
    template(client, content)
    kept = WordTemplate.objects.get()
    Path(kept.stored.path).write_bytes(whole())

    page = client.get("/provby/2022-01/sammanfattning.docx", follow=True)
    assert "är skadat" in words(page)
    assert "är skadat" in words(client.get(f"{TEMPLATES}{kept.pk}.docx", follow=True))

    template(client, content)
    assert client.get(f"{TEMPLATES}{kept.pk}.docx").content == content


def test_a_full_disk_is_told_of_a_template_too(client, full_disk):
    page = template(client, whole("{{ period }}"))

    assert page.status_code == 507
    assert "serverns disk är full" in words(page)
    assert not WordTemplate.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_is_handed_in_while_the_same_bytes_are_thrown_away_is_never_lost(committee, carin):
    """Forty races: whoever is told that the file is kept finds its original."""
    for _ in range(40):
        known = handed_in(committee, carin)
        start = threading.Barrier(2)
        kept: list[Upload] = []
        both = [
            threading.Thread(target=_at_once, args=(start, lambda one=known: discard(upload=one, by=carin))),
            threading.Thread(
                target=_at_once, args=(start, lambda to=kept: to.append(_again(committee.pk, carin.pk)))
            ),
        ]
        for one in both:
            one.start()
        for one in both:
            one.join()

        left = Upload.objects.all()
        assert all(read_upload(one).figures for one in left)
        assert left or not stored_files()
        for one in left:
            discard(upload=one, by=carin)
        assert stored_files() == []


def _again(committee_id: int, carin_id: int) -> Upload:
    """Read another way than the first, so that it is another row with the same original."""
    committee, carin = Committee.objects.get(pk=committee_id), User.objects.get(pk=carin_id)
    return receive(
        committee=committee, filename="mars.csv", content=ROWS, by=carin, options={"flip_sign": False}
    ).upload


def _at_once(start: threading.Barrier, work) -> None:
    try:
        start.wait()
        work()
    finally:
        connection.close()
