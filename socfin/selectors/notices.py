"""What has happened that someone is to be told, and what each has been told already; reads only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from socfin.domain.figures import Scenario
from socfin.domain.people.notices import NoticeKind, Sending, sending_of
from socfin.domain.period import Month
from socfin.models import AuditEvent, Committee, ItemVersion, NoticeMark, NoticePlan, Publication, User
from socfin.selectors.meetings import newest_versions

RETRY = timedelta(minutes=15)
"""How long a letter may be on its way before it is taken to have been lost with its process."""


@dataclass(frozen=True, slots=True)
class Published:
    """The newest publishing of a month's outcome."""

    month: Month
    upload: int
    by: int
    """The key of whoever published it."""


def published_since(committee: Committee, moment: datetime) -> list[Published]:
    """The months whose outcome was published after a moment and counts, each by its newest file.

    A file of many months is told of once, by its last.
    """
    lasts: dict[tuple[datetime, int, int], int] = {}
    outcome = Publication.objects.filter(
        committee=committee,
        scenario=Scenario.OUTCOME.value,
        indicator="",
        withdrawn_at__isnull=True,
        published_at__gte=moment,
    )
    pointers = outcome.order_by("published_at").values_list(
        "published_at", "upload_id", "published_by_id", "last"
    )
    for at, upload, by, last in pointers:
        lasts[at, upload, by] = max(last, lasts.get((at, upload, by), 0))
    newest = {last: (upload, by) for (_, upload, by), last in sorted(lasts.items())}
    return [Published(Month.from_yyyymm(last), upload, by) for last, (upload, by) in sorted(newest.items())]


def standing_versions(committee: Committee) -> list[ItemVersion]:
    """The newest version of each item that is to be taken up at a meeting that is to be held."""
    return [
        version
        for version in newest_versions(committee)
        if version.item.withdrawn_at is None and version.item.meeting.called_off_at is None
    ]


def failed_log_ins(since: datetime, *, of: Committee | None = None) -> dict[tuple[date, str], int]:
    """(Day, user name) → failed log-ins since a moment; "" for names that nobody has.

    Of a committee only those whose names have, or have had, a role there.
    """
    failed = AuditEvent.objects.filter(action="log_in_failed", at__gte=since)
    if of is not None:
        failed = failed.filter(by__in=of.memberships.values("user__username"))
    return Counter((timezone.localdate(at), by) for at, by in failed.values_list("at", "by"))


def chosen_ways(user: User) -> dict[NoticeKind, Sending]:
    """How a person has each kind sent."""
    plan = NoticePlan.objects.filter(user=user).first()
    ways = {} if plan is None else plan.ways
    return {kind: sending_of(ways, kind) for kind in NoticeKind}


def last_digest(user: User) -> date | None:
    """The day of the last digest, or None."""
    return NoticePlan.objects.filter(user=user).values_list("digest_on", flat=True).first()


def last_run() -> date | None:
    """The last day when a digest was made for anyone, empty or not; None when none ever was."""
    newest: date | None = NoticePlan.objects.aggregate(Max("digest_on"))["digest_on__max"]
    return newest


def read_keys(user: User, keys: Iterable[str]) -> set[str]:
    """Those of the notices that the person has marked as read."""
    return set(_marks(user, keys).filter(read_at__isnull=False).values_list("key", flat=True))


def settled_keys(user: User, keys: Iterable[str], now: datetime) -> set[str]:
    """Those of the notices that are not to be mailed: sent, being sent, or read on the site already."""
    on_its_way = Q(mailing_at__gt=now - RETRY)
    settled = _marks(user, keys).filter(Q(mailed_at__isnull=False) | Q(read_at__isnull=False) | on_its_way)
    return set(settled.values_list("key", flat=True))


def people_with_address() -> QuerySet[User]:
    """Everyone who can log in and can be written to."""
    return User.objects.filter(is_active=True).exclude(email="").order_by("pk")


def _marks(user: User, keys: Iterable[str]) -> QuerySet[NoticeMark]:
    return NoticeMark.objects.filter(user=user, key__in=list(keys))
