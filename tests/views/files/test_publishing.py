"""A small file is published in the request; a large one is only asked for there, and done once outside it."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult, get_date_max

from socfin.actions.publishing import receive
from socfin.domain.work.pieces import Work, WorkState
from socfin.models import Publication, Upload
from socfin.selectors.work.queue import pieces
from socfin.tasks import work
from socfin.views.files import weight
from tests.cast import long_csv

ROWS = "511 5020 2022-01 utfall -1000\n511 5020 2022-01 budget -900"
LATER = "511 5020 2022-01 utfall -2000\n511 5020 2022-01 budget -900"


@pytest.fixture
def client(committee, carin, logged_in):
    return logged_in(carin)


@pytest.fixture
def hand_in(committee, carin):
    def run(rows: str = ROWS) -> Upload:
        content = long_csv(rows)
        return receive(committee=committee, filename="a.csv", content=content, by=carin, options={}).upload

    return run


@pytest.fixture
def everything_is_large(monkeypatch):
    monkeypatch.setattr(weight, "MOST_IN_REQUEST_BYTES", 0)
    monkeypatch.setattr(work, "warm", lambda *_: None)


def press(client, kept: Upload) -> None:
    page = f"/provby/uppladdningar/{kept.pk}/"
    seen = re.search(r'name="seen" value="([^"]*)"', client.get(page).content.decode())
    client.post(f"{page}publicera/", {"seen": seen[1]})


def text_of(client, kept: Upload) -> str:
    return client.get(f"/provby/uppladdningar/{kept.pk}/").content.decode()


def do_all() -> None:
    call_command("work", once=True, stdout=StringIO())


@pytest.mark.parametrize(("more", "asked"), [(-1, 1), (0, 0), (1, 0)])
def test_the_size_of_the_original_decides(client, hand_in, monkeypatch, more, asked):
    kept = hand_in()
    monkeypatch.setattr(weight, "MOST_IN_REQUEST_BYTES", kept.size + more)

    press(client, kept)

    assert DBTaskResult.objects.count() == asked
    assert Publication.objects.exists() is not bool(asked)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("everything_is_large")
def test_pressed_twice_it_is_published_once_and_the_page_tells(committee, client, hand_in):
    kept = hand_in()
    press(client, kept)
    press(client, kept)

    assert "Filen är stor och publiceras vid sidan av." in text_of(client, kept)
    assert not Publication.objects.exists()
    waiting = client.get(f"/provby/uppladdningar/forlopp/publicera-{kept.pk}/").json()
    assert waiting["words"] == "Väntar på sin tur …"

    do_all()

    assert Publication.objects.count() == 2
    assert client.get(f"/provby/uppladdningar/forlopp/publicera-{kept.pk}/").json() == {}
    assert [piece.state for piece in pieces(committee, whole_site=False, most=10)] == [WorkState.DONE]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("everything_is_large")
def test_what_others_published_meanwhile_stops_it_and_the_page_and_the_queue_say_so(
    committee, client, hand_in, publish_rows
):
    kept = hand_in(LATER)
    press(client, kept)
    publish_rows(ROWS)

    do_all()

    [piece] = pieces(committee, whole_site=False, most=10)
    assert (piece.work, piece.about, piece.is_failed) == (Work.PUBLISHING, "a.csv", True)
    assert piece.reason
    assert f"Filen publicerades inte. {piece.reason}" in text_of(client, kept)
    assert not Publication.objects.filter(upload=kept).exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("everything_is_large")
def test_done_twice_is_as_once(client, hand_in):
    kept = hand_in()
    press(client, kept)
    do_all()
    before = list(Publication.objects.values())

    DBTaskResult.objects.update(status=WorkState.QUEUED, run_after=get_date_max(), worker_ids=[])
    do_all()

    assert list(Publication.objects.values()) == before
    assert [row.status for row in DBTaskResult.objects.all()] == [WorkState.DONE]
