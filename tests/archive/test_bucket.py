"""Originals in a bucket that machines share: whole or not there, compared, healed, or out of reach."""

from __future__ import annotations

import hashlib
import io
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from socfin.actions.originals import NotKept, forget_abandoned
from socfin.actions.publishing import NotPublishable, discard, publish, receive
from socfin.archive import archive
from socfin.disk.originals import Damaged, Missing
from socfin.models import FigureBlock, Upload, WordTemplate
from socfin.selectors.originals import original_of
from tests.bucket import lie_in
from tests.cast import long_csv
from tests.documents.templates import whole

pytestmark = pytest.mark.xdist_group("s3")  # the server is started once
BYTES = b"verksamhet;belopp\n511;-29999001\n"
SUM = hashlib.sha256(BYTES).hexdigest()
ROWS = long_csv("511 5020 2022-03 utfall -1000\n511 5020 2022-03 budget -900")


def kept(content: bytes = BYTES) -> bool:
    with archive().waiting(content) as ready:
        return ready.put(f"provby/{SUM}", SUM)


def lay(name: str, content: bytes) -> None:
    """As somebody with the bucket's key."""
    client = archive()._client
    client.put_object(Bucket=archive()._name, Key=f"socfin/{name}", Body=content)


def everything() -> list[str]:
    return [key for key, _ in archive()._listed()]


def handed_in(committee, by) -> Upload:
    return receive(committee=committee, filename="mars.csv", content=ROWS, by=by, options={}).upload


def out_of_reach(settings) -> None:
    lie_in(settings, "s3://borta?endpoint=http://127.0.0.1:9&region=us-east-1")


def test_bytes_get_their_name_and_nothing_waits_afterwards(bucket):
    assert kept()

    assert archive().read(f"provby/{SUM}", size=len(BYTES), sha256=SUM) == BYTES
    assert everything() == [f"provby/{SUM}"]
    assert archive().place == f"s3://{bucket}/socfin"


@pytest.mark.parametrize("stump", [BYTES[:10], b"", BYTES[:-1] + b"!"], ids=["half", "nothing", "changed"])
def test_another_under_the_name_is_damage_and_is_replaced_and_the_same_is_left(bucket, stump):
    lay(f"provby/{SUM}", stump)

    with pytest.raises(Damaged):
        archive().read(f"provby/{SUM}", size=len(BYTES), sha256=SUM)

    assert kept()
    assert not kept()
    assert archive().read(f"provby/{SUM}", size=len(BYTES), sha256=SUM) == BYTES


def test_what_is_gone_is_missing(bucket):
    with pytest.raises(Missing):
        archive().read("provby/borta", size=1, sha256=SUM)


def test_what_was_announced_long_ago_is_removed_unless_a_row_needs_it(bucket, committee, carin, monkeypatch):
    needed = handed_in(committee, carin).stored.name
    kept()
    with pytest.raises(ZeroDivisionError), archive().announced([f"provby/{SUM}", needed]):
        raise ZeroDivisionError
    archive()._waiting(b"half")

    forget_abandoned()
    assert len(everything()) == 4, "one who is at work now is not disturbed"

    monkeypatch.setattr("socfin.archive.bucket.ABANDONED", timedelta(seconds=-1))
    forget_abandoned()
    assert everything() == [needed]


def test_a_file_is_handed_in_published_fetched_and_thrown_away(bucket, committee, carin, logged_in):
    client = logged_in(carin)
    client.post("/provby/uppladdningar/ny/", {"file": SimpleUploadedFile("mars.csv", ROWS)})
    upload = Upload.objects.get()

    assert client.get(f"/provby/uppladdningar/{upload.pk}/original/").getvalue() == ROWS
    assert publish(upload=upload, by=carin)
    second = receive(committee=committee, filename="2.csv", content=ROWS + b"\n", by=carin, options={}).upload
    assert len(everything()) == 2
    discard(upload=second, by=carin)


@pytest.mark.django_db(transaction=True)
def test_what_is_thrown_away_is_gone_from_the_bucket(bucket, committee, carin):
    upload = handed_in(committee, carin)

    discard(upload=upload, by=carin)

    assert everything() == []


def test_a_template_lies_there_too(bucket, committee, carin, logged_in):
    file = SimpleUploadedFile("mall.docx", content := whole("{{ period }}"))
    logged_in(carin).post("/provby/installningar/wordmall/", {"file": file, "name": "Vår mall"})

    assert original_of(WordTemplate.objects.get()) == content


def test_a_damaged_original_is_never_published_and_handing_it_in_again_heals(bucket, committee, carin):
    upload = handed_in(committee, carin)
    lay(upload.stored.name, ROWS.replace(b"-1000", b"-9000"))

    with pytest.raises(NotPublishable, match="fel som måste rättas"):
        publish(upload=upload, by=carin)

    again = receive(committee=committee, filename="mars.csv", content=ROWS, by=carin, options={})
    assert again.mended
    assert publish(upload=again.upload, by=carin)


def test_an_archive_out_of_reach_is_said_to_be_that_and_nothing_is_kept(
    bucket, committee, carin, logged_in, settings
):
    upload, client = handed_in(committee, carin), logged_in(carin)
    out_of_reach(settings)

    with pytest.raises(NotKept, match=r"filarkivet svarar inte\. Ingenting är sparat"):
        receive(committee=committee, filename="2.csv", content=ROWS + b"\n", by=carin, options={})
    answer = client.post("/provby/uppladdningar/ny/", {"file": SimpleUploadedFile("2.csv", ROWS + b"\n")})
    page = " ".join(client.get(f"/provby/uppladdningar/{upload.pk}/").content.decode().split())

    assert answer.status_code == 507
    assert Upload.objects.count() == 1
    assert "kan inte hämtas nu: filarkivet svarar inte" in page
    assert "Försök igen om en stund" in page
    assert "skadat" not in page
    assert not FigureBlock.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_site_moves_from_a_folder_to_a_bucket_with_every_byte(
    tmp_path, s3, committee, publish_rows, settings, request
):
    settings.MEDIA_ROOT = tmp_path / "uploads"
    upload = publish_rows("511 5020 2022-01 utfall -1000")
    content = Path(upload.stored.path).read_bytes()
    call_command("backup", str(tmp_path / "all.zip"), stdout=io.StringIO())

    request.getfixturevalue("bucket")
    with pytest.raises(Exception, match="saknas"):
        original_of(upload)
    call_command("restore", str(tmp_path / "all.zip"), replace=True, stdout=io.StringIO())

    assert everything() == [upload.stored.name]
    assert original_of(Upload.objects.get()) == content


def test_the_site_says_where_files_lie_and_whether_they_can_be_kept(bucket, db, client, settings):
    def told():
        objections = {each.id: each for each in run_checks(tags=["engines"], include_deployment_checks=True)}
        return client.get("/halsa/").content.decode(), objections.get("socfin.engines.files")

    health, objection = told()
    assert "filarkiv: ok" in health
    assert objection is None

    out_of_reach(settings)
    health, objection = told()
    assert "filarkiv: tar inte emot filer" in health
    assert objection.msg == "s3://borta går inte att skriva i."
    assert objection.hint.startswith("Kontrollera att S3 i SOCFIN_FILES_URL svarar")


def test_the_doctor_looks_no_further_than_an_archive_that_does_not_answer(bucket, committee, settings):
    def told():
        with suppress(SystemExit):
            call_command("doctor", stdout=(out := io.StringIO()))
        return out.getvalue()

    lay("provby/ingen-rad", b"x")
    sound = told()
    assert f"Bra: Filarkivet s3://{bucket}/socfin tar emot filer." in sound
    assert "hör inte till något: provby/ingen-rad" in sound

    out_of_reach(settings)
    assert "Fel: s3://borta går inte att skriva i." in told()
