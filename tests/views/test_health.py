"""The health page knows the database, the disk of the originals and what may be made again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

PAGE = "/halsa/"


@pytest.fixture(autouse=True)
def folders_of_their_own(settings, tmp_path):
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "uploads"


def lines(client) -> tuple[int, list[str]]:
    response = client.get(PAGE)
    return response.status_code, response.content.decode().splitlines()


def test_all_is_well(db, client):
    assert lines(client) == (200, ["ok", "databas: ok", "disk: ok", "mellanlager: ok"])


def test_a_disk_that_takes_no_files_is_a_fault(db, client, tmp_path):
    (tmp_path / "uploads").write_bytes(b"")

    assert lines(client) == (
        503,
        ["fel", "databas: ok", "disk: tar inte emot filer", "mellanlager: ok"],
    )


def test_room_for_less_than_the_largest_file_is_a_fault(db, client, settings):
    settings.UPLOAD_LIMIT_BYTES = 2**60

    assert lines(client) == (503, ["fel", "databas: ok", "disk: snart full", "mellanlager: ok"])


def test_what_may_be_made_again_is_no_fault(db, client, tmp_path):
    (tmp_path / "read").write_bytes(b"")

    status, told = lines(client)

    assert status == 200
    assert told[-1] == "mellanlager: går inte att skriva (långsammare)"


def test_a_database_that_does_not_answer_is_told(client, monkeypatch, db):
    monkeypatch.setattr("socfin.views.site._database", lambda: "svarar inte")

    assert lines(client)[0] == 503


@pytest.mark.parametrize("page", ["/halsa/liv/", PAGE])
def test_no_database_is_asked_who_looks_also_when_it_is_somebody(logged_in, petra, monkeypatch, page):
    client = logged_in(petra)
    monkeypatch.setattr("socfin.views.site._database", lambda: "svarar inte")

    with CaptureQueriesContext(connection) as asked:
        answer = client.get(page)

    assert len(asked) == 0
    assert answer.content.decode().splitlines()[:2] == (
        ["ok"] if page != PAGE else ["fel", "databas: svarar inte"]
    )
