"""Moves an item to another meeting and takes it off the agenda; what is frozen in it is never touched."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from socfin.actions.audit import record
from socfin.actions.holding import held
from socfin.actions.meetings import AlreadyThere, changed
from socfin.models import Committee, Item, Meeting, User


@transaction.atomic
def move_item(*, item: Item, to: Meeting, by: User) -> Item:
    """Let the item be taken up at another meeting of the committee, last on its agenda.

    AlreadyThere when that meeting has the period; ValueError when it is no other meeting of the committee,
    or the item is withdrawn.
    """
    committee = _locked(item)
    if to.committee_id != committee.pk or to.pk == item.meeting_id:
        raise ValueError("Välj ett annat av nämndens sammanträden.")
    if item.withdrawn_at is not None:
        raise ValueError("Ärendet har utgått. Ta upp det igen innan det flyttas.")
    to.refresh_from_db()
    if to.called_off_at is not None:
        raise ValueError("Sammanträdet är inställt. Välj ett annat.")
    known = Item.objects.filter(meeting=to, month=item.month).first()
    if known is not None:
        raise AlreadyThere(known)
    left = item.meeting
    last = Item.objects.filter(meeting=to).aggregate(last=Max("order"))["last"]
    item.meeting, item.order = to, (last or 0) + 1
    item.save(update_fields=["meeting", "order"])
    _changed(left, to)
    record(
        "move_item",
        by=by,
        committee=committee,
        item=item.pk,
        before=left.date.isoformat(),
        after=to.date.isoformat(),
        from_meeting=left.pk,
        to_meeting=to.pk,
    )
    return item


@transaction.atomic
def withdraw_item(*, item: Item, reason: str, by: User) -> Item:
    """Take the item off the agenda with a reason; it stays in the archive. ValueError without a reason."""
    committee = _locked(item)
    if not reason.strip():
        raise ValueError("Skriv varför ärendet utgår.")
    if item.withdrawn_at is not None:
        raise ValueError("Ärendet har redan utgått.")
    item.withdrawn_at, item.withdrawn_by, item.withdrawn_reason = timezone.now(), by, reason.strip()
    item.full_clean(exclude=["meeting"])
    item.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    _changed(item.meeting)
    record("withdraw_item", by=by, committee=committee, item=item.pk, reason=item.withdrawn_reason)
    return item


@transaction.atomic
def take_up_again(*, item: Item, by: User) -> Item:
    """Put a withdrawn item back on the agenda, as it was; ValueError when it was not withdrawn."""
    committee = _locked(item)
    if item.withdrawn_at is None:
        raise ValueError("Ärendet står redan på dagordningen.")
    if item.meeting.called_off_at is not None:
        raise ValueError("Sammanträdet är inställt. Håll det ändå, eller flytta ärendet.")
    reason = item.withdrawn_reason
    item.withdrawn_at, item.withdrawn_by, item.withdrawn_reason = None, None, ""
    item.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    _changed(item.meeting)
    record("take_up_again", by=by, committee=committee, item=item.pk, withdrawn_because=reason)
    return item


def _locked(item: Item) -> Committee:
    """The committee, kept from every other write to its meetings, and the item as it is by then."""
    committee = held(item.meeting.committee)
    item.refresh_from_db()
    return committee


def _changed(*meetings: Meeting) -> None:
    """So that a calendar that has the meeting takes in its new agenda."""
    for meeting in meetings:
        changed(meeting)
        meeting.save(update_fields=["changed_at", "changes"])
