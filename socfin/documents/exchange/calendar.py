"""Meetings and days when figures are due as a calendar file (.ics); plain values in, bytes out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from socfin.documents.document import Document

if TYPE_CHECKING:
    from icalendar import Event

ZONE = ZoneInfo("Europe/Stockholm")


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """A meeting, or a day when figures are due, as a calendar knows it; without a time it lasts all day."""

    uid: str
    """The same for ever, so that a moved meeting replaces the old one in the calendar."""
    title: str
    day: date
    starts: time | None
    ends: time | None
    place: str
    agenda: tuple[str, ...]
    address: str
    """Where it is found on the site."""
    changed: datetime
    changes: int
    """How many times it has been changed: of two files with the same uid the higher one is the newer."""
    called_off: bool


def as_calendar(occasion: CalendarEntry, filename: str) -> Document:
    """The .ics file, its times in UTC; the same meeting gives the same bytes.

    Outlook ignores the time zones icalendar adds (RDATE without a rule), so none is named.
    """
    return year_calendar([occasion], filename)


def year_calendar(occasions: Iterable[CalendarEntry], filename: str) -> Document:
    """Several of them in one .ics file, in the order given."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//socfin//sammanträden//SV")
    calendar.add("version", "2.0")
    for occasion in occasions:
        calendar.add_component(_event(occasion))
    return Document(filename, "text/calendar; charset=utf-8", calendar.to_ical())


def _event(occasion: CalendarEntry) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", occasion.uid)
    event.add("dtstamp", occasion.changed)
    event.add("last-modified", occasion.changed)
    event.add("sequence", occasion.changes)
    event.add("status", "CANCELLED" if occasion.called_off else "CONFIRMED")
    event.add("summary", f"Inställt: {occasion.title}" if occasion.called_off else occasion.title)
    if occasion.starts is None:
        event.add("dtstart", occasion.day)
        event.add("dtend", occasion.day + timedelta(days=1))
    else:
        event.add("dtstart", _moment(occasion.day, occasion.starts))
        if occasion.ends is not None:
            event.add("dtend", _moment(occasion.day, occasion.ends))
    if occasion.place:
        event.add("location", occasion.place)
    if occasion.agenda:
        event.add("description", "\n".join(occasion.agenda))
    event.add("url", occasion.address)
    return event


def _moment(day: date, clock: time) -> datetime:
    """A Swedish day and time as UTC."""
    return datetime.combine(day, clock, ZONE).astimezone(UTC)
