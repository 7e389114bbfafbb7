"""Makes meetings and freezes their finance items; a frozen version is written once and never changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from socfin import reporting
from socfin.actions.audit import current_request, record
from socfin.actions.holding import all_held, held, stop_if_overtaken
from socfin.actions.storing import store
from socfin.documents import Document
from socfin.domain.committee import Occasion
from socfin.domain.period import Month
from socfin.domain.report import AgendaItem, Report
from socfin.models import Committee, Item, ItemVersion, KeptDocument, Meeting, User
from socfin.selectors import meetings, remarks, standing
from socfin.selectors.trail import frozen_in


class AlreadyThere(Exception):
    """The period's report is already an item of the meeting."""

    def __init__(self, item: Item) -> None:
        self.item = item
        remedy = "Öppna" if item.withdrawn_at is None else "Det har utgått: ta upp"
        super().__init__(f"Perioden finns redan på sammanträdet. {remedy} ärendet igen för att ändra det.")


@transaction.atomic
def create_meeting(*, committee: Committee, occasion: Occasion, by: User) -> Meeting:
    """A meeting of the committee; ValidationError when it ends before it starts."""
    meeting = Meeting(committee=committee)
    _set(meeting, occasion)
    record("create_meeting", by=by, committee=committee, meeting=meeting.pk, date=occasion.date.isoformat())
    return meeting


@transaction.atomic
def change_meeting(
    *,
    meeting: Meeting,
    occasion: Occasion,
    by: User,
    seen: str | None = None,
) -> Meeting:
    """Move a meeting; what is frozen in it stays as it is. ValidationError when it ends before it starts.

    `seen` is the mark of what the writer saw; Overtaken when another has moved it since.
    """
    held(meeting.committee)
    meeting.refresh_from_db()
    before = standing.meeting(meeting)
    stop_if_overtaken(seen, before)
    _set(meeting, occasion)
    record(
        "change_meeting",
        by=by,
        committee=meeting.committee,
        meeting=meeting.pk,
        before=before.as_diary,
        after=occasion.date.isoformat(),
    )
    return meeting


def _set(meeting: Meeting, occasion: Occasion) -> None:
    meeting.date, meeting.place = occasion.date, occasion.place.strip()
    meeting.starts, meeting.ends = occasion.starts, occasion.ends
    changed(meeting)
    meeting.full_clean()
    store(meeting, "date", "starts", "ends", "place", "changed_at", "changes")


def changed(meeting: Meeting) -> None:
    """Count the change, so that a calendar that has the meeting takes it in; saved by the caller."""
    meeting.changed_at = timezone.now()
    meeting.changes += 1


@transaction.atomic
def call_off_meeting(*, meeting: Meeting, by: User) -> Meeting:
    """Call the meeting off; ValueError when it is already, or items still stand on its agenda."""
    committee = held(meeting.committee)
    meeting.refresh_from_db()
    if meeting.called_off_at is not None:
        raise ValueError("Sammanträdet är redan inställt.")
    if meeting.items.filter(withdrawn_at__isnull=True).exists():
        raise ValueError("Flytta ärendena till ett annat sammanträde, eller låt dem utgå, först.")
    changed(meeting)
    meeting.called_off_at = meeting.changed_at
    meeting.save(update_fields=["called_off_at", "changed_at", "changes"])
    record("call_off_meeting", by=by, committee=committee, meeting=meeting.pk, date=meeting.date.isoformat())
    return meeting


@transaction.atomic
def hold_meeting(*, meeting: Meeting, by: User) -> Meeting:
    """Let a meeting that was called off be held after all; ValueError when it was not called off."""
    committee = held(meeting.committee)
    meeting.refresh_from_db()
    if meeting.called_off_at is None:
        raise ValueError("Sammanträdet är inte inställt.")
    changed(meeting)
    meeting.called_off_at = None
    meeting.save(update_fields=["called_off_at", "changed_at", "changes"])
    record("hold_meeting", by=by, committee=committee, meeting=meeting.pk, date=meeting.date.isoformat())
    return meeting


@transaction.atomic
def freeze(*, meeting: Meeting, month: Month, by: User, agenda: AgendaItem | None = None) -> ItemVersion:
    """Add a month's report to a meeting and keep it exactly as it is published now.

    Without `agenda` it is called what the month is called. AlreadyThere when the meeting has the month;
    ValueError when nothing is published for it, or the meeting is called off.
    """
    committee = _held(meeting.committee)
    known = Item.objects.filter(meeting=meeting, month=month.yyyymm).first()
    if known is not None:
        raise AlreadyThere(known)
    _not_called_off(meeting)
    report, public = _as_published(committee, month)
    if agenda is not None:
        report, public = replace(report, agenda=agenda), replace(public, agenda=agenda)
    agenda = report.agenda
    last = Item.objects.filter(meeting=meeting).aggregate(last=Max("order"))["last"]
    item = Item.objects.create(
        meeting=meeting,
        month=month.yyyymm,
        order=(last or 0) + 1,
        paragraph=agenda.item,
        dnr=agenda.dnr,
        heading=agenda.heading,
        decision=agenda.decision,
    )
    version = _keep(item, report, public, reason="", by=by)
    record("freeze", by=by, committee=committee, meeting=meeting.pk, item=item.pk, month=str(month))
    return version


@transaction.atomic
def frozen_once(*, committee: Committee, freeze: Callable[[], ItemVersion]) -> ItemVersion:
    """What this very piece of work has frozen in the committee, else what it freezes now.

    Who took a piece up after another that was killed does not know how far that came: the trail does.
    """
    held(committee)
    return frozen_in(committee, current_request.get()) or freeze()


@transaction.atomic
def reopen(
    *,
    item: Item,
    agenda: AgendaItem | None,
    new_figures: bool,
    reason: str,
    by: User,
    seen: str | None = None,
) -> ItemVersion:
    """A new version with a reason: other words, and the figures of today or those frozen last.

    Without `agenda` the words stay as they are when the committee is held, whoever wrote them last. Earlier
    versions stay as they are. ValueError without a reason, or when there are no figures to take; Overtaken
    when another has opened it since the mark that the writer saw.
    """
    if not reason.strip():
        raise ValueError("Skriv varför ärendet öppnas igen.")
    committee = _held(item.meeting.committee)
    item.refresh_from_db()
    if item.withdrawn_at is not None:
        raise ValueError("Ärendet har utgått. Ta upp det igen innan det öppnas.")
    stop_if_overtaken(seen, standing.item(item))
    last = item.versions.order_by("-number")[0]
    if new_figures:
        report, public = _as_published(committee, Month.from_yyyymm(item.month))
    else:
        report = Report.from_json(last.report)
        public = reporting.public_version(committee, last)
    if agenda is not None:
        item.paragraph, item.dnr = agenda.item.strip(), agenda.dnr.strip()
        item.heading, item.decision = agenda.heading.strip(), agenda.decision.strip()
        item.full_clean()
        item.save(update_fields=["paragraph", "dnr", "heading", "decision"])
    entered = agenda.decided if agenda is not None else meetings.agenda_of_version(last).decided
    named = replace(remarks.agenda_of(item), decided=entered)
    version = _keep(item, replace(report, agenda=named), replace(public, agenda=named), reason.strip(), by)
    record(
        "reopen",
        by=by,
        committee=committee,
        item=item.pk,
        version=version.number,
        new_figures=new_figures,
        reason=version.reason,
    )
    return version


def _held(committee: Committee) -> Committee:
    """The committee, and of a board every other in its municipality: its item is of one moment."""
    if not committee.oversees:
        return held(committee)
    return next(each for each in all_held(committee.municipality) if each.pk == committee.pk)


def _not_called_off(meeting: Meeting) -> None:
    if Meeting.objects.filter(pk=meeting.pk, called_off_at__isnull=False).exists():
        raise ValueError("Sammanträdet är inställt. Välj ett annat.")


def _as_published(committee: Committee, month: Month) -> tuple[Report, Report]:
    """The month's report, and as it may leave the inner circle."""
    if month not in reporting.months_to_take_up(committee):
        raise ValueError(f"Inga siffror är publicerade för {month.label}.")
    with reporting.composed_anew():
        public = reporting.report_to_take_up(committee, month, public=True)
        if public is None:
            raise ValueError(reporting.NO_PUBLIC.format(month.label))
        if committee.oversees:
            whole = reporting.report_to_take_up(committee, month, public=False)
            return whole or public, public
        whole = reporting.with_warnings(committee, reporting.report(committee, month), masked=False)
        return whole, reporting.with_warnings(committee, public, masked=True)


def _keep(item: Item, report: Report, public: Report, reason: str, by: User) -> ItemVersion:
    last = ItemVersion.objects.filter(item=item).aggregate(last=Max("number"))["last"]
    return ItemVersion.objects.create(
        item=item,
        number=(last or 0) + 1,
        report=report.to_json(),
        public_report="" if public == report else public.to_json(),
        reason=reason,
        frozen_at=timezone.now(),
        frozen_by=by,
    )


@transaction.atomic
def keep_document(
    *, version: ItemVersion, format: str, public: bool, document: Document, by: User
) -> KeptDocument:
    """Keep a frozen version's document as it was first made; one that is kept already stays."""
    kept, made = KeptDocument.objects.get_or_create(
        version=version,
        format=format,
        public=public,
        defaults={
            "filename": document.filename,
            "content": document.content,
            "made_at": timezone.now(),
        },
    )
    if made:
        committee = version.item.meeting.committee
        record("keep_document", by=by, committee=committee, version=version.pk, format=format, public=public)
    return kept
