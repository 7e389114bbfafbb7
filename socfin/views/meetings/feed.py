"""A committee's Atom feed: months that were published, and papers that were frozen, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from socfin import access, reporting
from socfin.access import Seat
from socfin.domain.moments import clock
from socfin.domain.period import Month
from socfin.domain.roles import Permission
from socfin.selectors.ledger import published_months
from socfin.selectors.meetings import versions_of
from socfin.selectors.uploads import outcome_since
from socfin.services.prose.sentences import heading

NEWEST = 20
"""Entries of each kind: more than a year of both."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What has come, when, where it stands and what it says."""

    at: datetime
    title: str
    address: str
    summary: str = ""


def feed(request: HttpRequest, slug: str) -> HttpResponse:
    """For a program that reads feeds, with a key or logged in; those who may read."""
    seat = access.seat(request, slug, Permission.READ)
    committee = seat.committee
    home = request.build_absolute_uri(reverse("latest", args=[slug]))
    made = Atom1Feed(
        title=f"{committee.name}, {committee.municipality}",
        link=home,
        description="Publicerade månader och frysta ärenden",
        language="sv",
        feed_url=request.build_absolute_uri(),
        feed_guid=home,
    )
    for entry in sorted(_entries(seat), key=lambda entry: entry.at, reverse=True):
        address = request.build_absolute_uri(entry.address)
        made.add_item(
            entry.title,
            address,
            entry.summary,
            unique_id=f"{address}#{entry.at.isoformat()}",
            pubdate=entry.at,
            updateddate=entry.at,
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
            yield Entry(since[month], f"Siffror för {month.label} är publicerade", where)
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
            version.frozen_at,
            f"Ärendet om {month.label} till sammanträdet {clock(item.meeting.date.isoformat())}{again}",
            f"{reverse('item', args=[slug, item.meeting_id, item.pk])}?version={version.number}",
            heading(report),
        )
