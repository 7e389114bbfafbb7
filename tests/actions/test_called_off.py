"""A meeting that moves or is called off: what a calendar that has it already is told."""

from datetime import date, time

import pytest
from django.urls import reverse
from icalendar import Calendar

from socfin.actions.agenda import move_item, withdraw_item
from socfin.actions.meetings import call_off_meeting, change_meeting, create_meeting, freeze, hold_meeting
from socfin.domain.committee import Occasion
from socfin.domain.period import Month


@pytest.fixture
def meeting(committee, publish_rows, sara):
    publish_rows("511 5020 2022-01 budget -1\n511 5020 2022-01 utfall -1")
    return create_meeting(
        committee=committee,
        occasion=Occasion(date=date(2022, 12, 13), starts=time(13), ends=time(15), place=""),
        by=sara,
    )


@pytest.fixture
def event(meeting, sara, logged_in):
    """`event()` is the meeting in the calendar file of now."""

    def fetch():
        content = logged_in(sara).get(reverse("calendar", args=["provby", meeting.pk])).content
        assert b"VTIMEZONE" not in content
        assert b"TZID" not in content
        return Calendar.from_ical(content).walk("VEVENT")[0]

    return fetch


def test_times_are_in_utc_in_winter_as_in_summer(meeting, event, sara):
    assert event().to_ical().count(b"DTSTART:20221213T120000Z") == 1

    change_meeting(
        meeting=meeting,
        occasion=Occasion(date=date(2022, 6, 14), starts=time(13), ends=None, place=""),
        by=sara,
    )

    assert event().to_ical().count(b"DTSTART:20220614T110000Z") == 1


def test_every_change_raises_the_number_and_keeps_the_identity(meeting, event, sara):
    seen = [event()]
    for day in (14, 15):
        change_meeting(
            meeting=meeting,
            occasion=Occasion(date=date(2022, 12, day), starts=None, ends=None, place=""),
            by=sara,
        )
        seen.append(event())
    item = freeze(meeting=meeting, month=Month(2022, 1), by=sara).item
    withdraw_item(item=item, reason="Tas i januari", by=sara)
    seen.append(event())
    call_off_meeting(meeting=meeting, by=sara)
    seen.append(event())
    hold_meeting(meeting=meeting, by=sara)
    seen.append(event())

    numbers = [one.decoded("sequence") for one in seen]
    assert numbers == sorted(set(numbers))
    assert len({str(one["uid"]) for one in seen}) == 1
    assert [str(one["status"]) for one in seen[-3:]] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]


def test_a_meeting_with_items_is_not_called_off_and_one_called_off_takes_none(meeting, committee, sara):
    item = freeze(meeting=meeting, month=Month(2022, 1), by=sara).item
    other = create_meeting(
        committee=committee,
        occasion=Occasion(date=date(2022, 12, 20), starts=None, ends=None, place=""),
        by=sara,
    )
    with pytest.raises(ValueError, match="Flytta ärendena"):
        call_off_meeting(meeting=meeting, by=sara)
    call_off_meeting(meeting=other, by=sara)

    with pytest.raises(ValueError, match="inställt"):
        move_item(item=item, to=other, by=sara)
    with pytest.raises(ValueError, match="inställt"):
        freeze(meeting=other, month=Month(2022, 1), by=sara)
    with pytest.raises(ValueError, match="redan inställt"):
        call_off_meeting(meeting=other, by=sara)


def test_the_secretary_calls_it_off_and_on_again_on_its_page(meeting, sara, logged_in):
    client = logged_in(sara)

    off = client.post(reverse("call_off_meeting", args=["provby", meeting.pk]), follow=True).content.decode()
    assert "<strong>Inställt.</strong>" in off
    assert "Inställt</span>" in client.get(reverse("meetings", args=["provby"])).content.decode()
    on = client.post(reverse("hold_meeting", args=["provby", meeting.pk]), follow=True).content.decode()
    assert "<strong>Inställt.</strong>" not in on
