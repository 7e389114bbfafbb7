"""A large file is read outside the request: its page says how far that is, and is then the same as ever."""

import json
import re
from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from socfin.actions.remarks import write_remark
from socfin.domain.comments.written import RemarkWords
from socfin.domain.period import Month
from socfin.domain.work.pieces import Work, WorkState
from socfin.models import ImportProfile, Publication, Upload
from socfin.reporting.drafts.shown import is_at_hand
from socfin.reporting.shelves import progress_shelf, shown_shelf
from socfin.selectors.work.queue import pieces
from socfin.tasks import work
from socfin.views import outside
from socfin.views.files import weight
from socfin.views.files.progress import EVERYBODY
from tests.cast import long_csv, person
from tests.views.files.test_reading_pages import APRIL, PLAIN, as_sent

pytestmark = pytest.mark.django_db(transaction=True)
ROWS = "511 5020 2022-01 utfall -1000\n511 5020 2022-01 budget -900"
LATER = "511 5020 2022-01 utfall -2000\n511 5020 2022-01 budget -900"
UNKNOWN = "590 5020 2022-01 utfall -1000\n511 5020 2022-01 budget -900"
NEW = "/provby/uppladdningar/ny/"


@pytest.fixture
def client(committee, carin, logged_in):
    return logged_in(carin)


@pytest.fixture
def hand_in(client):
    def run(rows: str = ROWS) -> Upload:
        response = client.post(NEW, {"file": SimpleUploadedFile("a.csv", long_csv(rows)), "progress": "abc"})
        assert response.status_code == 302
        return Upload.objects.latest("pk")

    return run


@pytest.fixture(autouse=True)
def workers_elsewhere(settings, monkeypatch):
    """Every file is large, and what is asked for is done when the test says so."""
    settings.WORKERS = True
    monkeypatch.setattr(weight, "MOST_IN_REQUEST_BYTES", 0)
    monkeypatch.setattr(outside, "MOMENT_SECONDS", 0)
    monkeypatch.setattr(work, "warm", lambda *_: None)


def do_all() -> None:
    call_command("work", once=True, stdout=StringIO())


def address(kept: Upload, more: str = "") -> str:
    return f"/provby/uppladdningar/{kept.pk}/{more}"


def text_of(client, kept: Upload) -> str:
    return " ".join(client.get(address(kept)).content.decode().split())


def readings() -> list[DBTaskResult]:
    return list(DBTaskResult.objects.filter(task_path__endswith=Work.READING))


def test_its_page_says_that_it_is_read_and_then_shows_what_it_changes(client, hand_in):
    kept = hand_in()

    page = text_of(client, kept)
    assert '<h1 class="page-title">Filen läses</h1>' in page
    assert "Väntar på sin tur …" in page
    told = client.get(f"/provby/uppladdningar/forlopp/las-{kept.pk}/").json()
    assert told["words"] == "Väntar på sin tur …"

    do_all()

    assert "Filen ändrar 2 rader" in text_of(client, kept)
    assert client.get(f"/provby/uppladdningar/forlopp/las-{kept.pk}/").json() == {}


def test_nothing_of_a_file_that_was_read_is_read_in_a_request(client, hand_in, monkeypatch):
    kept = hand_in(UNKNOWN)
    do_all()
    monkeypatch.setattr("socfin.reporting.reading.examine", lambda *_: pytest.fail("read in a request"))

    page = client.get(address(kept))

    assert "v-590" in page.context["decision_form"].fields


def test_it_is_read_once_however_often_the_page_is_opened(client, hand_in):
    kept = hand_in()
    for _ in range(3):
        client.get(address(kept))

    assert len(readings()) == 1
    do_all()
    client.get(address(kept))
    assert [row.status for row in readings()] == [WorkState.DONE]


def test_a_colleague_is_told_how_far_it_is_too(committee, hand_in, logged_in):
    kept = hand_in()

    told = logged_in(person("adam")).get(f"/provby/uppladdningar/forlopp/las-{kept.pk}/").json()

    assert told["words"] == "Väntar på sin tur …"


def test_when_something_else_is_written_what_it_changes_is_reckoned_again(
    client, committee, carin, hand_in, publish_rows
):
    publish_rows(ROWS)
    kept = hand_in(LATER)
    do_all()
    assert "Filen ändrar 1 rad" in text_of(client, kept)

    write_remark(
        verksamhet=committee.verksamheter.get(code="511"),
        month=Month(2022, 1),
        words=RemarkWords(text="Nytt.", cause=""),
        by=carin,
    )

    assert "Filen läses" in text_of(client, kept)
    do_all()
    assert "Filen ändrar 1 rad" in text_of(client, kept)


def test_published_and_undone_its_page_is_at_hand_after_the_work(client, hand_in):
    kept = hand_in()
    do_all()
    seen = re.search(r'name="seen" value="([^"]*)"', client.get(address(kept)).content.decode())
    client.post(address(kept, "publicera/"), {"seen": seen[1]})
    do_all()

    assert Publication.objects.count() == 2
    assert is_at_hand(Upload.objects.get())
    assert "Filen ändrade 2 rader" in text_of(client, kept)

    client.post(address(kept, "angra/"))
    assert "Filen läses" in text_of(client, kept)
    do_all()
    assert "Filen gäller inte längre" in text_of(client, kept)


def test_what_was_made_and_lost_at_once_is_made_in_the_request(client, hand_in):
    kept = hand_in()
    do_all()
    shown_shelf().clear()

    assert "Filen ändrar 2 rader" in text_of(client, kept)
    assert len(readings()) == 1


def test_what_was_lost_long_after_is_made_by_new_work(client, hand_in):
    kept = hand_in()
    do_all()
    shown_shelf().clear()
    DBTaskResult.objects.update(finished_at=timezone.now() - timedelta(minutes=2))

    assert "Filen läses" in text_of(client, kept)
    assert len(readings()) == 2


def test_a_reading_that_fails_says_why_and_may_be_thrown_away(client, hand_in, committee, monkeypatch):
    monkeypatch.setattr(work, "read_through", lambda *_: 1 / 0)
    kept = hand_in()
    do_all()

    page = text_of(client, kept)

    assert "Filen kunde inte läsas" in page
    assert "Oväntat fel (ZeroDivisionError)." in page
    [piece] = pieces(committee, whole_site=False, most=10)
    assert (piece.work.label, piece.about, piece.is_failed) == ("Läsning av en stor fil", "a.csv", True)
    assert client.post(address(kept, "ta-bort/")).status_code == 302
    assert not Upload.objects.exists()


def test_tried_again_it_is_read_at_once_also_just_after_it_failed(client, hand_in, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(work, "read_through", lambda *_: 1 / 0)
        kept = hand_in()
        do_all()
    assert 'name="igen" value="ja"' in text_of(client, kept)

    pressed = client.get(address(kept, "?igen=ja"), follow=True)

    assert pressed.redirect_chain == [(address(kept), 302)]
    assert "Filen läses" in pressed.content.decode()
    client.get(address(kept, "?igen=ja"))
    assert sorted(row.status for row in readings()) == [WorkState.FAILED, WorkState.QUEUED]
    do_all()
    assert "Filen ändrar 2 rader" in text_of(client, kept)


def test_one_that_waits_longer_than_what_was_told_is_kept_is_still_said_to_wait(client, hand_in):
    kept = hand_in()
    progress_shelf().drop(f"{kept.committee_id}-{EVERYBODY}-las-{kept.pk}")

    assert 'data-busy="Väntar på sin tur …"' in text_of(client, kept)
    assert len(readings()) == 1


def test_a_file_thrown_away_while_it_waits_fails_nothing(client, hand_in):
    kept = hand_in()
    client.post(address(kept, "ta-bort/"))

    do_all()

    assert [row.status for row in readings()] == [WorkState.DONE]


def test_done_twice_is_as_once(client, hand_in):
    kept = hand_in()
    do_all()
    before = list(Upload.objects.values())

    DBTaskResult.objects.update(status=WorkState.QUEUED, run_after=get_date_max(), worker_ids=[])
    do_all()

    assert list(Upload.objects.values()) == before
    assert "Filen ändrar 2 rader" in text_of(client, kept)
    assert {row.status for row in readings()} == {WorkState.DONE}


def test_a_script_is_sent_on_at_once(client):
    file = SimpleUploadedFile("a.csv", long_csv(ROWS))

    response = client.post(
        NEW, {"file": file, "progress": "abc"}, headers={"X-Requested-With": "XMLHttpRequest"}
    )

    assert json.loads(response.content) == {"address": address(Upload.objects.get())}
    assert [row.status for row in readings()] == [WorkState.QUEUED]


@pytest.mark.parametrize("outside_too", [False, True])
def test_a_small_file_is_read_in_the_request(client, hand_in, monkeypatch, settings, outside_too):
    monkeypatch.setattr(weight, "MOST_IN_REQUEST_BYTES", 1024**2 if outside_too else 0)
    settings.WORKERS = outside_too

    assert "Filen ändrar 2 rader" in text_of(client, hand_in())
    assert readings() == []


def test_saved_as_a_profile_its_layout_is_kept_by_the_work_and_knows_the_next_file(client):
    hand_in_report(client, PLAIN)
    do_all()
    kept = Upload.objects.get()
    asked = client.get(address(kept)).context["reading_form"]
    answers = as_sent(asked) | {"unit": "tkr", "holds-2": "budget", "covers-2": "to_date"}

    client.post(address(kept, "las-om/"), answers | {"profile": "Månadsrapport"})
    assert not ImportProfile.objects.exists()
    assert "Läsningen sparas som Månadsrapport." in text_of(client, kept)
    do_all()
    assert ImportProfile.objects.get().fingerprint
    assert "Läses som Månadsrapport." in text_of(client, kept)

    hand_in_report(client, APRIL)
    do_all()
    assert "Läses som Månadsrapport." in text_of(client, Upload.objects.latest("pk"))


def hand_in_report(client, content: str) -> None:
    client.post(NEW, {"file": SimpleUploadedFile("rapport.csv", content.encode())})
