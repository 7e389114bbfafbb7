"""A meeting as a calendar file (.ics); plain values in, bytes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from socfin.documents.document import Document

ZONE = ZoneInfo("Europe/Stockholm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A meeting as a calendar knows it; without a time it lasts all day."""

    uid: str
    """The same for ever, so that a moved meeting replaces the old one in the calendar."""
    title: str
    day: date
    starts: time | None
    ends: time | None
    place: str
    agenda: tuple[str, ...]
    address: str
    """Where the meeting is found on the site."""
    changed: datetime


def as_calendar(occasion: Occasion, filename: str) -> Document:
    """The .ics file; the same meeting gives the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//socfin//sammanträden//SV")
    calendar.add("version", "2.0")
    calendar.add_component(_event(occasion))
    calendar.add_missing_timezones()
    return Document(filename, "text/calendar; charset=utf-8", calendar.to_ical())


def _event(occasion: Occasion) -> Event:
    event = Event()
    event.add("uid", occasion.uid)
    event.add("dtstamp", occasion.changed)
    event.add("last-modified", occasion.changed)
    event.add("summary", occasion.title)
    if occasion.starts is None:
        event.add("dtstart", occasion.day)
        event.add("dtend", occasion.day + timedelta(days=1))
    else:
        event.add("dtstart", datetime.combine(occasion.day, occasion.starts, ZONE))
        if occasion.ends is not None:
            event.add("dtend", datetime.combine(occasion.day, occasion.ends, ZONE))
    if occasion.place:
        event.add("location", occasion.place)
    if occasion.agenda:
        event.add("description", "\n".join(occasion.agenda))
    event.add("url", occasion.address)
    return event
