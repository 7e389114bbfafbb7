"""No file is kept that the scanner calls harmful or is silent about, nor more than a committee may have."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from socfin.actions.receiving import receive
from socfin.actions.taking_in import NotTakenIn, kept_bytes
from socfin.models import AuditEvent, Upload
from tests.cast import long_csv
from tests.clamd import EICAR

CONTENT = long_csv("511 5020 2022-03 utfall -1000")
RECEIVE = "/provby/uppladdningar/ny/"


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "originals")


def hand_in(committee, by, content=CONTENT, **options):
    return receive(committee=committee, filename="mars.csv", content=content, by=by, options=options)


def test_a_file_that_nothing_is_known_of_is_kept(clamd, committee, carin):
    assert hand_in(committee, carin).upload.size == len(CONTENT)


@pytest.mark.parametrize("content", [EICAR, CONTENT + b"\n" + EICAR, b"x" * 200_000 + EICAR])
def test_a_harmful_file_is_refused_by_name_and_nothing_of_it_is_kept(
    content, clamd, committee, carin, settings, tmp_path
):
    with pytest.raises(NotTakenIn, match=r"skadlig kod \(Eicar-Test-Signature\)"):
        hand_in(committee, carin, content)

    assert not Upload.objects.exists()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    noted = AuditEvent.objects.get(action="refuse_file")
    assert noted.details == {"sha256": hashlib.sha256(content).hexdigest(), "why": "Eicar-Test-Signature"}


@pytest.mark.parametrize("place", ["127.0.0.1:1", "/nowhere/clamd.ctl"])
def test_without_a_verdict_no_file_is_taken(place, committee, carin, settings):
    settings.CLAMD = place

    with pytest.raises(NotTakenIn, match="kunde inte sökas igenom"):
        hand_in(committee, carin)


def test_a_file_that_is_longer_than_the_scanner_takes_is_no_verdict(clamd, committee, carin):
    clamd.longest = 10

    with pytest.raises(NotTakenIn, match="kunde inte sökas igenom"):
        hand_in(committee, carin)


def test_the_page_says_so_and_so_does_the_command(clamd, committee, carin, logged_in, tmp_path):
    (tmp_path / "brev.csv").write_bytes(CONTENT.replace(b"511;;", b"511;" + EICAR + b";"))

    page = logged_in(carin).post(RECEIVE, {"file": SimpleUploadedFile("brev.csv", EICAR)})

    assert page.status_code == 422
    assert "skadlig kod (Eicar-Test-Signature)" in page.content.decode()
    with pytest.raises(CommandError, match="skadlig kod"):
        call_command("import_figures", "--committee", "provby", "--publish", str(tmp_path / "brev.csv"))


def test_a_word_template_is_scanned_too(clamd, committee, adam, logged_in):
    sent = {"name": "Mall", "file": SimpleUploadedFile("mall.docx", EICAR), "add": "1"}

    page = logged_in(adam).post("/provby/installningar/wordmall/", sent)

    assert page.status_code == 422
    assert "skadlig kod" in page.content.decode()


@pytest.mark.parametrize(
    ("room", "taken"), [(len(CONTENT) + 1, True), (len(CONTENT), True), (len(CONTENT) - 1, False)]
)
def test_a_committee_may_have_files_up_to_its_room_and_no_more(room, taken, committee, carin, settings):
    settings.COMMITTEE_LIMIT_BYTES = room
    if taken:
        hand_in(committee, carin)
    else:
        with pytest.raises(NotTakenIn, match="får ta högst"):
            hand_in(committee, carin)

    assert kept_bytes(committee) == (len(CONTENT) if taken else 0)


def test_the_same_file_read_in_two_ways_takes_room_once_and_one_that_is_gone_can_be_mended(
    committee, carin, settings
):
    settings.COMMITTEE_LIMIT_BYTES = len(CONTENT)
    kept = hand_in(committee, carin).upload
    kept.stored.storage.delete(kept.stored.name)

    assert hand_in(committee, carin).mended
    assert not hand_in(committee, carin, profile="annan").seen_before
    assert kept_bytes(committee) == len(CONTENT)


def test_one_committees_files_take_no_room_from_anothers(committee, carin, settings):
    settings.COMMITTEE_LIMIT_BYTES = len(CONTENT)
    hand_in(committee, carin)

    with pytest.raises(NotTakenIn):
        hand_in(committee, carin, CONTENT + b"\n")
