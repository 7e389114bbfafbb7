"""A committee's Atom feed: months that were published, and papers that were frozen, the newest first.

What it says follows from the committee and from whether small units are hidden from the reader: it is made
once for all who read alike, until anything in the committee changes, and in the queue where there is one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.timezone import localdate

from socfin import access, reporting
from socfin.access import Seat
from socfin.domain.moments import clock
from socfin.domain.period import Month
from socfin.domain.roles import Permission
from socfin.domain.work.pieces import Work, WorkState
from socfin.reporting.shelves import recalled, remembered, standing_shelf
from socfin.selectors import committees
from socfin.selectors.ledger import published_months
from socfin.selectors.meetings import versions_of
from socfin.selectors.uploads import outcome_since
from socfin.services.prose.sentences import heading
from socfin.views.opened_again import is_work
from socfin.views.outside import brought_about, goes_outside

if TYPE_CHECKING:
    from socfin.models import Committee

NEWEST = 20
"""Entries of each kind: more than a year of both."""
FEED_WAIT_SECONDS = 1.8
"""How long a program waits for a feed that is being made; a request may take 2."""
AGAIN_SECONDS = 60
LATER = "Flödet görs just nu. Fråga igen om en minut."


@dataclass(frozen=True, slots=True)
class Entry:
    """What has come, when, where it stands and what it says."""

    at: str
    """The moment as ISO 8601 writes it."""
    title: str
    address: str
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Entries:
    """All of a feed, the newest first."""

    all: tuple[Entry, ...]


def feed(request: HttpRequest, slug: str) -> HttpResponse:
    """For a program that reads feeds, with a key or logged in; those who may read.

    A program that asks while it is being made is asked to come back: it keeps what it has.
    """
    seat = access.seat(request, slug, Permission.READ)
    if is_work(request):
        _made(seat)
        return HttpResponse()
    entries = recalled(Entries, _key(seat), standing_shelf)
    if entries is None and goes_outside():
        state = _brought_about(request, seat)
        entries = recalled(Entries, _key(seat), standing_shelf)
        if entries is None and state is not WorkState.DONE:
            return _later()
    return _as_atom(request, seat.committee, entries or _made(seat))


def _brought_about(request: HttpRequest, seat: Seat) -> WorkState:
    """How far the queue has come with it a moment after it was asked."""
    mark = sha256(json.dumps(_key(seat)).encode()).hexdigest()[:32]
    which = {"mark": mark, "host": request.get_host()}
    given = {"committee": seat.committee.pk, "address": request.path, "by": seat.user.pk}
    return brought_about(Work.PAPER, which, wait=FEED_WAIT_SECONDS, **given)[0]


def _later() -> HttpResponse:
    response = HttpResponse(LATER, "text/plain; charset=utf-8", HTTPStatus.SERVICE_UNAVAILABLE)
    response["Retry-After"] = str(AGAIN_SECONDS)
    return response


def _key(seat: Seat) -> list[object]:
    """All that it follows from: the committee and its revision, whether small units are hidden, the day."""
    committee = seat.committee
    revised = [committee.pk, committee.slug, *committees.revisions_of(committee)]
    return ["feed", *revised, seat.sees_masked, localdate().isoformat()]


def _made(seat: Seat) -> Entries:
    def make() -> Entries:
        return Entries(
            tuple(sorted(_entries(seat), key=lambda entry: datetime.fromisoformat(entry.at), reverse=True))
        )

    return remembered(Entries, _key(seat), make, standing_shelf)


def _as_atom(request: HttpRequest, committee: Committee, entries: Entries) -> HttpResponse:
    slug = committee.slug
    home = request.build_absolute_uri(reverse("latest", args=[slug]))
    made = Atom1Feed(
        title=f"{committee.name}, {committee.municipality}",
        link=home,
        description="Publicerade månader och frysta ärenden",
        language="sv",
        feed_url=request.build_absolute_uri(),
        feed_guid=home,
    )
    for entry in entries.all:
        address, at = request.build_absolute_uri(entry.address), datetime.fromisoformat(entry.at)
        made.add_item(
            entry.title,
            address,
            entry.summary,
            unique_id=f"{address}#{entry.at}",
            pubdate=at,
            updateddate=at,
        )
    return HttpResponse(made.writeString("utf-8"), content_type=Atom1Feed.content_type)


def _entries(seat: Seat) -> Iterator[Entry]:
    slug, months = seat.committee.slug, published_months(seat.committee).months[-NEWEST:]
    since = {
        month: at
        for year in {month.year for month in months}
        for month, at in outcome_since(seat.committee, year).items()
    }
    for month in months:
        if month in since:
            where = reverse("overview", args=[slug, month])
            yield Entry(since[month].isoformat(), f"Siffror för {month.label} är publicerade", where)
    frozen = versions_of(seat.committee).select_related("item__meeting", "frozen_by").order_by("-pk")
    for version in frozen[:NEWEST]:
        report = (
            reporting.public_version(seat.committee, version)
            if seat.sees_masked
            else reporting.as_frozen(version.report)
        )
        item, month = version.item, Month.from_yyyymm(version.item.month)
        again = f", version {version.number}" if version.number > 1 else ""
        yield Entry(
            version.frozen_at.isoformat(),
            f"Ärendet om {month.label} till sammanträdet {clock(item.meeting.date.isoformat())}{again}",
            f"{reverse('item', args=[slug, item.meeting_id, item.pk])}?version={version.number}",
            heading(report),
        )
