"""What may take long is done in the queue: a quick piece is told at once, of a slow one nobody waits."""

import time

import pytest
from django_tasks_db.models import DBTaskResult

from socfin.domain.work.pieces import Work, WorkState
from socfin.models import ForecastRun
from socfin.tasks import work
from socfin.views import outside
from socfin.views.outside import MOMENT_SECONDS, done_in_a_moment
from tests.actions.test_forecasts import YEARS
from tests.cast import published

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def thread(settings, monkeypatch):
    settings.EMBEDDED_WORK = True
    monkeypatch.setattr(work, "warm", lambda *_: None)


def undone(committee, carin, logged_in) -> str:
    """The page of a file whose publishing Carin has undone."""
    kept = published(committee, YEARS)
    client = logged_in(carin)
    client.post(f"/provby/uppladdningar/{kept.pk}/angra/")
    return client.get(f"/provby/uppladdningar/{kept.pk}/").content.decode()


@pytest.mark.usefixtures("thread")
def test_a_quick_piece_is_done_when_the_page_comes(committee, carin):
    published(committee, YEARS)

    state = done_in_a_moment(Work.FORECASTS, committee=committee.pk, by=carin.pk, host="provby.se")

    assert state is WorkState.DONE
    assert ForecastRun.objects.get().made_by == carin


def test_nobody_waits_longer_than_a_moment_for_workers_that_are_busy(committee, carin, logged_in, settings):
    settings.WORKERS = True
    began = time.monotonic()

    page = undone(committee, carin, logged_in)

    assert "Ångrat." in page
    assert time.monotonic() - began >= MOMENT_SECONDS
    assert {row.status for row in DBTaskResult.objects.all()} == {WorkState.QUEUED}


@pytest.mark.usefixtures("thread")
def test_a_piece_that_fails_at_once_is_told(committee, carin, logged_in, monkeypatch):
    monkeypatch.setattr(work, "refresh_forecasts", lambda **_: False)

    assert "prognosen kunde inte räknas om" in undone(committee, carin, logged_in)


def test_where_nobody_works_outside_it_is_done_here(committee, carin, logged_in, monkeypatch):
    made = []
    monkeypatch.setattr(outside, "refresh_forecasts", lambda **_: bool(made.append(1)) or True)

    undone(committee, carin, logged_in)

    assert made == [1]
    assert not DBTaskResult.objects.exists()
