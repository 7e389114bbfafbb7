"""Meetings, their items and what was frozen; what is typed is read through the veil of small groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localtime
from ninja import Field, Query, Router
from ninja.params import functions as params

from socfin import access, reporting
from socfin.access import Seat
from socfin.api import words
from socfin.api.pages import Pages, pages_of
from socfin.api.parts import PartOfList, part_of
from socfin.documents import FORMATS
from socfin.domain.period import Month
from socfin.domain.report import Report
from socfin.domain.roles import Permission
from socfin.selectors import meetings
from socfin.services.masking.typed import shown
from socfin.services.masking.words import Secrets

if TYPE_CHECKING:
    from socfin import models

router = Router(tags=["Sammanträden"])
Number = Annotated[int, Field(ge=1, le=2**31 - 1)]
"""Of a meeting or an item, as large as a database holds."""
NUMBER: Any = params.Query(None, ge=1, description="Versionens nummer; utan det den senaste.")


@router.get("/{slug}/meetings", response=list[words.Meeting], summary="Sammanträden")
def every_meeting(
    request: HttpRequest,
    response: HttpResponse,
    slug: str,
    part: Query[PartOfList],
) -> list[words.Meeting]:
    """Newest first, with their items."""
    seat = access.seat(request, slug, Permission.READ)
    every = list(meetings.meetings(seat.committee))
    shown_part = part_of(every, lambda meeting: meeting.pk, part, request, response)
    return [_meeting(request, seat, meeting) for meeting in shown_part]


@router.get("/{slug}/documents", response=list[words.Paper], summary="Handlingar som nämnden fått")
def every_document(
    request: HttpRequest,
    response: HttpResponse,
    slug: str,
    part: Query[PartOfList],
) -> list[words.Paper]:
    """Of each item that stands, in every format, the newest meeting first; a key that exports opens them."""
    seat, pages = access.seat(request, slug, Permission.READ), pages_of(request, slug)
    every = [
        words.Paper(
            meeting_id=meeting.pk,
            item_id=item.pk,
            date=meeting.date.isoformat(),
            period=str(Month.from_yyyymm(item.month)),
            format=kind.extension,
            content_type=kind.content_type,
            address=pages.address("item_document", meeting.pk, item.pk, kind.extension),
        )
        for meeting in meetings.meetings(seat.committee)
        for item in meeting.items.all()
        if item.withdrawn_at is None
        for kind in FORMATS.values()
    ]
    return list(part_of(every, lambda paper: f"{paper.item_id}.{paper.format}", part, request, response))


@router.get("/{slug}/meetings/{meeting_id}", response=words.Meeting, summary="Ett sammanträde")
def one_meeting(request: HttpRequest, slug: str, meeting_id: Number) -> words.Meeting:
    """404 when it is another committee's."""
    seat = access.seat(request, slug, Permission.READ)
    return _meeting(request, seat, access.meeting(seat, meeting_id))


@router.get(
    "/{slug}/meetings/{meeting_id}/items/{item_id}",
    response=words.Frozen,
    summary="Det nämnden såg, fryst",
)
def frozen(
    request: HttpRequest, slug: str, meeting_id: Number, item_id: Number, version: int | None = NUMBER
) -> words.Frozen:
    """As it was frozen; with small units gathered for a reader who may not see them."""
    seat = access.seat(request, slug, Permission.READ)
    item = access.item(seat, meeting_id, item_id)
    versions = list(meetings.versions(item))
    chosen = next((kept for kept in versions if kept.number == version), None)
    if version is None:
        chosen = versions[-1]
    if chosen is None:
        raise Http404(f"Ärendet har ingen version {version}.")
    masked = seat.sees_masked
    report = reporting.public_version(seat.committee, chosen) if masked else Report.from_json(chosen.report)
    return words.Frozen(
        period=report.period,
        version=chosen.number,
        latest=versions[-1].number,
        report=report.plain(),
    )


def _meeting(request: HttpRequest, seat: Seat, meeting: models.Meeting) -> words.Meeting:
    pages = pages_of(request, seat.committee.slug)
    secrets = reporting.secrets(seat.committee) if seat.sees_masked else Secrets()
    return words.Meeting(
        id=meeting.pk,
        date=meeting.date.isoformat(),
        place=shown("place", meeting.place, secrets, 0),
        called_off=meeting.called_off_at is not None,
        items=[_item(pages, meeting, item, secrets) for item in meeting.items.all()],
        page=pages.address("meeting", meeting.pk),
    )


def _item(pages: Pages, meeting: models.Meeting, item: models.Item, secrets: Secrets) -> words.Item:
    """What it is called, as it may be read, and whether its decision has been entered."""
    versions = sorted(item.versions.all(), key=lambda version: version.number)
    return words.Item(
        id=item.pk,
        period=str(Month.from_yyyymm(item.month)),
        withdrawn=item.withdrawn_at is not None,
        paragraph=shown("item", item.paragraph, secrets, item.month),
        dnr=shown("dnr", item.dnr, secrets, item.month),
        heading=shown("heading", item.heading, secrets, item.month),
        decision=shown("decision", item.decision, secrets, item.month),
        decided=meetings.agenda_of_version(versions[-1]).decided,
        versions=[
            words.Version(number=version.number, frozen_at=localtime(version.frozen_at).isoformat())
            for version in versions
        ],
        page=pages.address("item", meeting.pk, item.pk),
    )
