"""Meetings, their items and frozen versions; reads only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from socfin.domain.period import Month
from socfin.domain.report import AgendaItem, Report, agenda_of_json
from socfin.models import Committee, Item, ItemVersion, KeptDocument, Meeting


def meetings(committee: Committee) -> QuerySet[Meeting]:
    """The committee's meetings with their items, newest first."""
    return Meeting.objects.filter(committee=committee).prefetch_related("items__versions__frozen_by")


def next_meeting(committee: Committee, day: date) -> Meeting | None:
    """The committee's next meeting that is to be held, on a day or after it; None when none is planned."""
    held = Meeting.objects.filter(committee=committee, called_off_at__isnull=True, date__gte=day)
    return held.order_by("date", "starts", "pk").first()


def next_of_each(committees: Iterable[Committee], day: date) -> dict[int, Meeting]:
    """By the committee's key, its next meeting that is to be held, on a day or after it; in one question."""
    held = Meeting.objects.filter(committee__in=list(committees), called_off_at__isnull=True, date__gte=day)
    return {meeting.committee_id: meeting for meeting in held.order_by("-date", "-starts", "-pk")}


def meeting_by_id(committee: Committee, meeting_id: int) -> Meeting | None:
    """The committee's meeting of an address, or None."""
    return meetings(committee).select_related("committee").filter(pk=meeting_id).first()


def item_by_id(committee: Committee, item_id: int) -> Item | None:
    """The committee's item, at whichever of its meetings it is taken up, or None."""
    return (
        Item.objects.filter(meeting__committee=committee, pk=item_id)
        .select_related("meeting__committee", "withdrawn_by")
        .first()
    )


def meetings_without(committee: Committee, month: Month) -> list[Meeting]:
    """The meetings to be held that do not have a month's report, newest first."""
    taken = Item.objects.filter(meeting__committee=committee, month=month.yyyymm).values("meeting_id")
    return list(meetings(committee).filter(called_off_at__isnull=True).exclude(pk__in=taken))


def items_of_month(committee: Committee, month: Month) -> QuerySet[Item]:
    """Where a month's report has been, or will be, taken up."""
    return (
        Item.objects.filter(meeting__committee=committee, month=month.yyyymm)
        .select_related("meeting")
        .order_by("meeting__date", "id")
    )


def paragraphs_given(committee: Committee, month: Month) -> set[str]:
    """The paragraphs of a month's report at the meetings it stands or stood on, in any of its versions."""
    items = items_of_month(committee, month)
    reports = ItemVersion.objects.filter(item__in=items).values_list("report", flat=True)
    return {item.paragraph for item in items} | {agenda_of_json(report).item for report in reports}


def standing_item(committee: Committee, month: Month) -> Item | None:
    """The item by which a month's report stands on an agenda, the latest of several, or None."""
    return items_of_month(committee, month).filter(withdrawn_at__isnull=True).last()


def meetings_between(committee: Committee, first: date, last: date) -> QuerySet[Meeting]:
    """The meetings of some days, both included, in order of time."""
    return meetings(committee).filter(date__range=(first, last)).order_by("date", "starts", "id")


def taken_up_at(committee: Committee, year: int) -> dict[Month, list[Meeting]]:
    """The months of a year whose report stands on an agenda, with the meetings, in order of time."""
    standing = Item.objects.filter(
        meeting__committee=committee,
        withdrawn_at__isnull=True,
        month__gt=year * 100,
        month__lt=(year + 1) * 100,
    )
    by_month: dict[Month, list[Meeting]] = {}
    for item in standing.select_related("meeting").order_by("meeting__date", "id"):
        by_month.setdefault(Month.from_yyyymm(item.month), []).append(item.meeting)
    return by_month


def months_taken_up(committee: Committee) -> set[int]:
    """The months (yyyymm) whose report stands on an agenda."""
    standing = Item.objects.filter(meeting__committee=committee, withdrawn_at__isnull=True)
    return set(standing.values_list("month", flat=True))


def versions(item: Item) -> QuerySet[ItemVersion]:
    """Every version of an item, the first one first."""
    return ItemVersion.objects.filter(item=item).select_related("frozen_by").order_by("number")


def previous_item(item: Item) -> Item | None:
    """The item before this one in time: of the nearest month, at an earlier meeting or higher up at the same.

    A later month may have been taken up before, when this one was moved: it is never what came before.
    """
    meeting = item.meeting
    earlier = Q(meeting__date__lt=meeting.date) | Q(meeting=meeting, order__lt=item.order)
    of_committee = Item.objects.filter(meeting__committee_id=meeting.committee_id, withdrawn_at__isnull=True)
    return (
        of_committee.filter(earlier, month__lte=item.month)
        .select_related("meeting")
        .order_by("-month", "-meeting__date", "-meeting_id", "-order", "-id")
        .first()
    )


def is_held(meeting: Meeting, day: date) -> bool:
    """Whether a meeting has come on a day: there may be a decision, and something to compare with."""
    return meeting.called_off_at is None and meeting.date <= day


def item_before_month(committee: Committee, month: Month, day: date) -> Item | None:
    """The item that the committee saw last of an earlier month, as is known on a day, or None.

    A meeting that is still to come (`is_held`) has seen nothing.
    """
    of_committee = Item.objects.filter(meeting__committee=committee, withdrawn_at__isnull=True)
    return (
        of_committee.filter(
            meeting__called_off_at__isnull=True, meeting__date__lte=day, month__lt=month.yyyymm
        )
        .select_related("meeting")
        .order_by("-month", "-meeting__date", "-meeting_id", "-order", "-id")
        .first()
    )


def versions_of(committee: Committee) -> QuerySet[ItemVersion]:
    """Every version that has been frozen in a committee, the first one first."""
    return ItemVersion.objects.filter(item__meeting__committee=committee).order_by("pk")


def agenda_of_version(version: ItemVersion) -> AgendaItem:
    """What a version is called, and whether its decision has been entered.

    What was frozen before that was asked, and before the meeting's day, was a proposal.
    """
    agenda = agenda_of_json(version.report)
    was_before = timezone.localtime(version.frozen_at).date() < version.item.meeting.date
    return replace(agenda, decided=False) if agenda.decided is None and was_before else agenda


def later_versions(committee: Committee, version: ItemVersion) -> QuerySet[ItemVersion]:
    """The versions of the same month, at any meeting, that were frozen after one."""
    return versions_of(committee).filter(item__month=version.item.month, pk__gt=version.pk)


def frozen_since(committee: Committee, years: tuple[int, int], moment: datetime) -> list[datetime]:
    """When months from the first of two years to the last were frozen after a moment, also by its board."""
    first, last = years
    board = Q(
        item__meeting__committee__municipality=committee.municipality_id,
        item__meeting__committee__oversees=True,
    )
    of_years = ItemVersion.objects.filter(
        Q(item__meeting__committee=committee) | board,
        item__month__gt=first * 100,
        item__month__lt=(last + 1) * 100,
    )
    return list(of_years.filter(frozen_at__gt=moment).values_list("frozen_at", flat=True))


def first_with_figures_of(version: ItemVersion) -> ItemVersion:
    """The first of an item's versions, up to one, that has had the same figures without a break."""
    first, figures = version, _figures_of(version)
    earlier = ItemVersion.objects.filter(item=version.item_id, number__lt=version.number)
    for meeting in earlier.order_by("-number"):
        if _figures_of(meeting) != figures:
            break
        first = meeting
    return first


def _figures_of(version: ItemVersion) -> Report:
    """The report without what an item is called, which a new version may change alone."""
    return replace(Report.from_json(version.report), agenda=AgendaItem())


def newest_version(committee: Committee) -> int:
    """The key of the version frozen last in a committee, 0 when none is; it only rises."""
    return versions_of(committee).aggregate(newest=Max("pk"))["newest"] or 0


def newest_versions(committee: Committee) -> list[ItemVersion]:
    """The newest version of each of a committee's items, in the order of their meetings."""
    every = versions_of(committee).select_related("item__meeting").order_by("item__meeting__date", "number")
    return list({version.item_id: version for version in every}.values())


def kept_document(version: ItemVersion, format: str, *, public: bool) -> KeptDocument | None:
    """The document as it was first made, or None when it has not been asked for before."""
    return KeptDocument.objects.filter(version=version, format=format, public=public).first()


def people(committee: Committee) -> dict[str, int]:
    """Places or clients per verksamhet code, where they are given."""
    counts = committee.verksamheter.filter(people__isnull=False).values_list("code", "people")
    return {code: count for code, count in counts if count is not None}
