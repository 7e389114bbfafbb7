"""What is asked for is done by a process of its own or a thread, once, also when the first is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from socfin.actions.work.asking import ask
from socfin.domain.work.pieces import LEASE, Work, WorkState
from socfin.models import ForecastRun
from socfin.selectors.work.queue import pieces
from socfin.tasks import doing, embedded, work
from tests.actions.test_forecasts import YEARS
from tests.cast import published

pytestmark = pytest.mark.django_db(transaction=True)


def do_all() -> None:
    call_command("work", once=True, stdout=StringIO())


def rows() -> list[DBTaskResult]:
    return list(DBTaskResult.objects.order_by("enqueued_at"))


def test_the_forecast_and_then_the_pages_are_made(committee, carin, monkeypatch):
    published(committee, YEARS)
    warmed = []
    monkeypatch.setattr(work, "warm", lambda host, whose: warmed.append((host, whose.slug)))
    ask(Work.FORECASTS, committee=committee.pk, by=carin.pk, host="provby.se")

    do_all()

    assert ForecastRun.objects.get().made_by == carin
    assert warmed == [("provby.se", "provby")]
    assert [(row.status, len(row.worker_ids)) for row in rows()] == [(WorkState.DONE, 1)] * 2


def test_a_forecast_that_fails_is_told_with_its_reason_and_stops_nothing_else(committee, carin, monkeypatch):
    monkeypatch.setattr(work, "refresh_forecasts", lambda **_: False)
    monkeypatch.setattr(work, "warm", lambda *_: None)
    ask(Work.FORECASTS, committee=committee.pk, by=carin.pk, host="provby.se")
    ask(Work.PAGES, committee=committee.pk, host="provby.se")

    do_all()

    pages, forecasts = pieces(committee, whole_site=False, most=10)
    assert pages.state is WorkState.DONE
    assert forecasts.is_failed
    assert forecasts.reason.startswith("Prognosen kunde inte räknas om. Siffrorna gäller ändå.")


def test_an_error_nobody_foresaw_is_said_to_be_in_the_log(committee, monkeypatch):
    def fails(*_):
        raise KeyError("hemligt")

    monkeypatch.setattr(work, "warm", fails)
    ask(Work.PAGES, committee=committee.pk, host="provby.se")

    do_all()

    [piece] = pieces(committee, whole_site=False, most=10)
    assert piece.reason == "Oväntat fel (KeyError). Det står i loggen, under arbetets nummer."


class OfNoKind(Exception):
    """As psycopg2 now and then tells of a database that is gone: its DatabaseError, without a code."""

    pgcode = None


OfNoKind.__name__ = "DatabaseError"


@pytest.mark.parametrize(
    "gone", [OperationalError("server closed the connection unexpectedly"), OfNoKind("lost")]
)
def test_a_database_that_was_away_for_a_while_fails_nothing(committee, monkeypatch, gone):
    tries = []

    def away(*_):
        tries.append(1)
        if len(tries) == 1:
            raise gone

    monkeypatch.setattr(work, "warm", away)
    monkeypatch.setattr(doing, "REST_SECONDS", 0)
    ask(Work.PAGES, committee=committee.pk, host="provby.se")

    do_all()

    assert [row.status for row in rows()] == [WorkState.DONE]
    assert len(tries) == 2


def test_a_piece_in_hand_shows_signs_of_life(committee, monkeypatch):
    monkeypatch.setattr(doing, "BEAT_SECONDS", 0.02)
    seen = []

    def slow(*_):
        for _ in range(2):
            time.sleep(0.1)
            seen.append(rows()[0].run_after)

    monkeypatch.setattr(work, "warm", slow)
    ask(Work.PAGES, committee=committee.pk, host="provby.se")

    do_all()

    assert timezone.now() < seen[0] < seen[1] <= timezone.now() + LEASE


def test_a_thread_does_what_is_asked_for_once_it_is_stored(committee, monkeypatch, settings):
    settings.WARMS_AFTER_WORK = settings.EMBEDDED_WORK = True
    warmed = []
    monkeypatch.setattr(work, "warm", lambda _, whose: warmed.append(whose.slug))

    ask(Work.PAGES, committee=committee.pk, host="provby.se")
    embedded._one_at_a_time.submit(lambda: None).result(timeout=30)

    assert warmed == ["provby"]
    assert [row.status for row in rows()] == [WorkState.DONE]


def test_with_workers_the_web_leaves_it_to_them(committee, monkeypatch, settings):
    settings.WARMS_AFTER_WORK = settings.EMBEDDED_WORK = settings.WORKERS = True
    monkeypatch.setattr(embedded, "look", lambda: pytest.fail("the web did it"))

    ask(Work.PAGES, committee=committee.pk, host="provby.se")

    assert [row.status for row in rows()] == [WorkState.QUEUED]


SLEEPS = """
import os, sys, time
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from socfin.tasks import doing, work
work.warm = lambda *_: (print("begun", flush=True), time.sleep(60))
doing.do_all()
"""


def test_what_a_killed_worker_had_begun_another_does(committee, monkeypatch, settings):
    ask(Work.PAGES, committee=committee.pk, host="provby.se")
    name = str(settings.DATABASES["default"]["NAME"])
    with subprocess.Popen([sys.executable, "-c", SLEEPS, name], stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout.readline() == "begun\n"
        worker.send_signal(signal.SIGKILL)

    [row] = rows()
    assert row.status == WorkState.RUNNING
    assert str(worker.pid) in row.worker_ids[0]
    assert os.getpid() != worker.pid

    warmed = []
    monkeypatch.setattr(work, "warm", lambda *_: warmed.append(1))
    do_all()
    assert warmed == [], "its doer may live"

    DBTaskResult.objects.update(run_after=timezone.now() - timedelta(seconds=1))
    do_all()
    assert warmed == [1]
    assert rows()[0].status == WorkState.DONE


def test_letters_go_out_of_the_queue_once(committee, petra, mail_server, settings):
    settings.SITE_ADDRESS = "https://provby.se"
    ask(Work.NOTICES)

    do_all()

    assert [row.status for row in rows()] == [WorkState.DONE]
