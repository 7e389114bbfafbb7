"""Who opens a page first after a publishing is sent one that is made already."""

from __future__ import annotations

import logging
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from socfin.actions.people.publicity import open_to_all
from socfin.actions.publishing import receive
from socfin.domain.work.pieces import Work
from socfin.selectors.work.queue import pieces
from socfin.tasks.work import pages
from socfin.views import outside
from socfin.views.files import publishing
from socfin.views.kept import warming
from tests.cast import long_csv
from tests.views.kept.test_keeping import READERS, item, person, sight
from tests.views.meetings.test_meetings import NEW

__all__ = ["item"]  # a fixture

FIRST = "/provby/2022-01/"


def test_each_role_finds_its_first_pages_made(item, committee, logged_in):
    committee.refresh_from_db()
    warming.warm("testserver", committee)

    for name in READERS:
        client = logged_in(person(name))
        frozen = f"/provby/sammantraden/{item.meeting_id}/arende/{item.pk}/"
        shown = f"{frozen}visning/"
        pages = [FIRST, f"{FIRST}prognos/", frozen, shown, "/provby/traffsakerhet/"]
        for address in pages if name == "petra" else [*pages, f"{FIRST}sammanfattning/"]:
            with CaptureQueriesContext(connection) as queries:
                answer = client.get(address)
            assert answer.status_code == 200
            assert len(queries) <= 5, (name, address)
            assert address == shown or person(name).first_name in sight(answer)


def test_publishing_with_a_script_that_waits_makes_them(item, carin, logged_in, monkeypatch):
    asked, client = [], logged_in(carin)
    monkeypatch.setattr(publishing, "warm", lambda _, committee: asked.append(committee.slug))
    received = receive(
        committee=item.meeting.committee, filename="ny.csv", content=long_csv(NEW), by=carin, options={}
    )
    page = f"/provby/uppladdningar/{received.upload.pk}/"
    seen = re.search(r'name="seen" value="([^"]*)"', client.get(page).content.decode())

    sent = {"reason": "Prov.", "seen": seen[1]}
    client.post(f"{page}publicera/", sent, headers={"X-Requested-With": "XMLHttpRequest"})

    assert asked == ["provby"]


def test_with_workers_publishing_leaves_the_forecast_and_the_pages_to_them(
    item, carin, logged_in, monkeypatch, settings
):
    settings.WORKERS = True
    monkeypatch.setattr(publishing, "warm", lambda *_: pytest.fail("the web made the pages"))
    monkeypatch.setattr(outside, "refresh_forecasts", lambda **_: pytest.fail("or the forecast"))
    committee, client = item.meeting.committee, logged_in(carin)
    received = receive(committee=committee, filename="ny.csv", content=long_csv(NEW), by=carin, options={})
    page = f"/provby/uppladdningar/{received.upload.pk}/"
    seen = re.search(r'name="seen" value="([^"]*)"', client.get(page).content.decode())

    sent = {"reason": "Prov.", "seen": seen[1]}
    client.post(f"{page}publicera/", sent, headers={"X-Requested-With": "XMLHttpRequest"})

    assert [piece.work for piece in pieces(committee, whole_site=False, most=10)] == [Work.FORECASTS]


def test_a_page_that_cannot_be_made_beforehand_stops_nothing(item, committee, monkeypatch, caplog):
    def fails(*_):
        raise RuntimeError("no room")

    monkeypatch.setattr(warming, "_look", fails)
    with caplog.at_level(logging.ERROR):
        warming.warm("testserver", committee)

    assert "could not be made beforehand" in caplog.text


def test_nor_does_the_committees_part_of_the_page_above_it(item, committee, monkeypatch, caplog):
    def fails(*_):
        raise RuntimeError("no room")

    looked_at = []
    monkeypatch.setattr(warming, "part_of", fails)
    monkeypatch.setattr(warming, "_look", lambda _host, _reader, address: looked_at.append(address))
    with caplog.at_level(logging.ERROR):
        warming.warm("testserver", committee)

    assert "provby's part could not be made beforehand" in caplog.text
    assert looked_at


DONE = {
    "a comment": (
        "carin",
        f"{FIRST}verksamhet/510/kommentar/",
        {"text": "Fler ärenden.", "cause": "", "seen": ""},
    ),
    "an undoing": ("carin", "/provby/uppladdningar/{upload}/angra/", {}),
    "a freezing": ("sara", "/provby/sammantraden/{meeting}/frys/2022-01/", {}),
    "an opening to all": ("adam", "/provby/installningar/personer/", {"public": "open"}),
    "a question": (
        "petra",
        "/provby/fragor/ny/?verksamhet=510&siffra=deviation_to_date&period=2022-01",
        {"text": "Varför fler timmar?"},
    ),
}


@pytest.mark.parametrize("work", DONE)
def test_after_work_that_changes_pages_they_are_made_while_its_doer_goes_on(
    item, committee, logged_in, settings, work
):
    settings.WARMS_AFTER_WORK = True
    who, address, sent = DONE[work]
    upload = committee.uploads.latest("pk").pk

    logged_in(person(who)).post(address.format(upload=upload, meeting=item.meeting_id), sent)

    [piece] = pieces(committee, whole_site=False, most=10)
    assert piece.work is Work.PAGES
    pages.call(committee=committee.pk, host="testserver")
    if work != "an undoing":  # then no month is published
        client = logged_in(person("petra"))
        with CaptureQueriesContext(connection) as queries:
            client.get(FIRST)
        assert len(queries) <= 5


def test_a_file_on_its_way_and_who_is_sent_to_log_in_make_no_pages(item, committee, logged_in, settings):
    settings.WARMS_AFTER_WORK = True
    sent = {"file": SimpleUploadedFile("ny.csv", long_csv(NEW))}

    answers = [
        logged_in(person("carin")).post("/provby/uppladdningar/ny/", sent),
        Client().post(f"{FIRST}verksamhet/510/kommentar/", {"text": "Fler ärenden."}),
    ]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert pieces(committee, whole_site=False, most=10) == []


def test_when_the_site_starts_open_tables_are_made_before_anyone_asks(item, committee, settings, adam):
    settings.SITE_ADDRESS = ""
    open_to_all(committee=committee, by=adam)
    warming.ask_for_open_data()
    assert pieces(committee, whole_site=False, most=10) == []

    settings.SITE_ADDRESS = "https://uppfoljning.example"
    warming.ask_for_open_data()

    [piece] = pieces(committee, whole_site=False, most=10)
    assert piece.work is Work.PAGES
    pages.call(committee=committee.pk, host="testserver")
    settings.WARMS_AFTER_WORK = True
    with CaptureQueriesContext(connection) as queries:
        assert Client().get("/provby/oppna-data/verksamheter.csv").status_code == 200
    assert len(queries) <= 5


def test_pages_of_a_committee_that_changes_again_are_left(item, committee, monkeypatch, publish_rows):
    looked = []
    monkeypatch.setattr(warming, "_look", lambda *asked: looked.append(asked) or publish_rows(NEW))
    committee.refresh_from_db()

    warming.warm("testserver", committee)

    assert len(looked) == 1
