"""No room for the database: what writes says so in words and saves nothing; every page still opens."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection

from socfin.actions.meetings import call_off_meeting, create_meeting
from socfin.actions.publishing import receive
from socfin.domain.committee import Occasion
from socfin.models import AuditEvent, Item, Meeting
from socfin.selectors import standing
from socfin.selectors.uploads import publishing_mark
from tests.cast import PASSWORD, long_csv, person, provby
from tests.rules.test_every_address import NEEDS, OPEN, POST_ONLY, address, frozen  # noqa: F401

LIMITS = {"unit": "tkr", "watch_percent": "1", "deficit_percent": "3", "floor": "77"}
MEASURE = {"kind": "measure", "verksamhet": "511", "text": "Färre timmar", "amount": "5"}
WRITES = {
    "comment": {"text": "Fler timmar än planerat."},
    "agenda": {"item": "Su § 16", "heading": "Uppföljning"},
    "adjust": MEASURE | {"first": "2022-04", "last": "2022-05"},
    "withdraw_adjustment": {},
    "publish": {"reason": "Rättat."},
    "undo": {},
    "discard": {},
    "receive": {"file": "april.csv"},
    "settings": LIMITS,
    "small_numbers": {"limit": "7"},
    "new_meeting": {"date": "2022-06-07", "place": "Nostrarummet"},
    "meeting": {"date": "2022-06-08", "place": "Tingshuset"},
    "call_off_meeting": {},
    "hold_meeting": {},
    "freeze": {"item": "Su § 3"},
    "choose_meeting": {"item": "Su § 3", "meeting": "nytt", "date": "2022-06-09"},
    "reopen": {"figures": "behall", "reason": "Beslutet infört.", "item": "Su § 2"},
    "decide_item": {"beslut-decision": "Nämnden godkänner."},
    "move_item": {},
    "withdraw_item": {"why": "Tas upp i juni."},
}
"""What each address that writes is sent, beside the mark of what stood there."""
CARRIED = {
    "comment",
    "agenda",
    "reopen",
    "withdraw_item",
    "new_meeting",
    "adjust",
    "freeze",
    "choose_meeting",
    "decide_item",
}
"""Their words are on the answer, to be sent once more."""
NOT_WRITING = {
    "logout",
    "read_otherwise",
    "decide",
    "mask_anew",
    "take_up_again",
    "follow_measure",
    "stand_measure",
    "withdraw_assignment",
    "withdraw_goal",
}
"""These write as others here do, or only after what is not told of in this meeting."""


def _refused(execute, sql, params, many, context):
    """What the database answers when a disk is full, in its own error."""
    if not sql.startswith(("INSERT", "UPDATE", "DELETE")):
        return execute(sql, params, many, context)
    if connection.vendor == "postgresql":
        return execute("DO $$ BEGIN RAISE 'no room' USING ERRCODE = '53100'; END $$", None, False, context)
    try:
        with sqlite3.connect(":memory:") as small:
            small.execute("PRAGMA max_page_count = 1")
            small.execute("CREATE TABLE one (x)")
    except sqlite3.OperationalError as full:
        raise OperationalError(*full.args) from full


@contextmanager
def full() -> Iterator[None]:
    with connection.execute_wrapper(_refused):
        yield


@pytest.fixture(scope="module")
def made(once, frozen) -> dict[str, int]:  # noqa: F811
    return frozen | once(more_to_write_on)


@pytest.fixture
def places(made, db) -> dict[str, int]:
    return made


def more_to_write_on() -> dict[str, int]:
    """A file that is not published, a meeting without its item, one called off."""
    committee, sara = provby(), person("sara")
    kept = receive(
        committee=committee,
        filename="maj.csv",
        content=long_csv("511 5020 2022-05 utfall -1000\n511 5020 2022-05 budget -900"),
        by=person("carin"),
        options={},
    ).upload
    empty, off = (
        create_meeting(
            committee=committee,
            occasion=Occasion(date=date(2022, month, 1), starts=None, ends=None, place=""),
            by=sara,
        )
        for month in (8, 9)
    )
    call_off_meeting(meeting=off, by=sara)
    return {"new_file": kept.pk, "empty_meeting": empty.pk, "off": off.pk}


def sent_to(name: str, places: dict[str, int]) -> tuple[str, dict[str, object]]:
    data: dict[str, object] = dict(WRITES[name])
    places = dict(places)
    if name in ("publish", "discard"):
        places["upload_id"] = places["new_file"]
    if name == "freeze":
        places["meeting_id"] = data["meeting"] = places["empty_meeting"]
    if name == "hold_meeting":
        places["meeting_id"] = places["off"]
    if name == "call_off_meeting":
        places["meeting_id"] = places["empty_meeting"]
    if name == "move_item":
        data["to"] = places["empty_meeting"]
    if name == "receive":
        data["file"] = SimpleUploadedFile("april.csv", long_csv("511 5020 2022-04 utfall -1000"))
    return address(name, places), data


def mark(name: str, committee, places: dict[str, int]) -> dict[str, str]:
    """The mark that the form carries of what stood there."""
    meeting = Meeting.objects.get(pk=places["meeting_id"])
    stands = {
        "settings": standing.presentation(committee),
        "small_numbers": standing.small_numbers(committee),
        "meeting": standing.meeting(meeting),
        "reopen": standing.item(Item.objects.get(pk=places["item_id"])),
    }
    if name == "decide_item":
        return {"beslut-seen": standing.item(Item.objects.get(pk=places["item_id"])).mark}
    if name == "publish":
        return {"seen": publishing_mark(committee)}
    return {"seen": stands[name].mark} if name in stands else {}


def test_every_address_that_takes_forms_is_tried():
    others = {"settings", "small_numbers", "meeting", "new_meeting", "freeze", "choose_meeting"}

    assert set(WRITES) == (POST_ONLY - NOT_WRITING) | others


@pytest.mark.parametrize("name", sorted(WRITES))
def test_with_a_full_disk_each_form_is_answered_in_words(name, committee, places, logged_in):
    client = logged_in(person("adam"))
    client.raise_request_exception = False
    where, data = sent_to(name, places)
    before = AuditEvent.objects.count()

    data |= mark(name, committee, places)

    with full():
        answer = client.post(where, data, headers={"referer": f"http://testserver{where}"})

    told = answer.content.decode()
    assert answer.status_code == 507
    assert "isk är full" in told
    assert "Säg till" in told
    assert all(word in told for word in WRITES[name].values() if name in CARRIED)
    assert AuditEvent.objects.count() == before


def test_who_logs_in_is_told_why_not(carin, client):
    client.raise_request_exception = False

    with full():
        answer = client.post("/logga-in/", {"username": "carin", "password": PASSWORD})

    assert answer.status_code == 507
    assert "isk är full" in answer.content.decode()
    assert PASSWORD not in answer.content.decode()


@pytest.mark.parametrize("name", sorted(set(NEEDS) - POST_ONLY - {"item_document", "folder_zip"}))
def test_every_page_still_opens(name, places, logged_in):
    client = logged_in(person("adam"))

    with full():
        answer = client.get(address(name, places))

    assert answer.status_code in (200, 302)


@pytest.mark.parametrize(("name", "who"), [("item_document", "sara"), ("folder_zip", "adam")])
def test_a_frozen_document_that_cannot_be_kept_is_not_handed_out_and_one_that_is_kept_is(
    name, who, places, logged_in
):
    client = logged_in(person(who))
    client.raise_request_exception = False
    where = address(name, places)

    with full():
        refused = client.get(where).status_code
    client.get(where)
    with full():
        kept = client.get(where).status_code

    assert (refused, kept) == (507, 200)
