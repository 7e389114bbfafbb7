"""Keeps what a person has chosen to be told of and has read; never what was told."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils import timezone

from socfin.actions.audit import trace
from socfin.domain.people.notices import NoticeKind, Sending, sending_of
from socfin.models import NoticeMark, NoticePlan, User


@transaction.atomic
def choose_notices(*, user: User, ways: Mapping[NoticeKind, Sending], who: str) -> None:
    """How a person has each of these kinds sent; the others stay as they were."""
    NoticePlan.objects.get_or_create(user=user)
    plan = NoticePlan.objects.select_for_update().get(user=user)
    before = {kind.value: sending_of(plan.ways, kind).value for kind in NoticeKind}
    plan.ways = {**plan.ways, **{kind.value: way.value for kind, way in ways.items()}}
    after = {kind.value: sending_of(plan.ways, kind).value for kind in NoticeKind}
    plan.save(update_fields=["ways"])
    changed = [kind for kind, way in after.items() if way != before[kind]]
    if changed:
        trace(
            "choose_notices",
            who=who,
            user=user.get_username(),
            before={kind: before[kind] for kind in changed},
            after={kind: after[kind] for kind in changed},
        )


def stop_mail(*, user: User, kind: NoticeKind | None = None) -> None:
    """No more letters of a kind, or of any; asked by a link in a letter, without logging in."""
    kinds = tuple(NoticeKind) if kind is None else (kind,)
    choose_notices(user=user, ways=dict.fromkeys(kinds, Sending.NEVER), who=user.get_username())


@transaction.atomic
def read_notices(*, user: User, keys: Collection[str]) -> None:
    """The person has read these; they are neither new on the site nor sent any more."""
    now = timezone.now()
    NoticeMark.objects.bulk_create(
        [NoticeMark(user=user, key=key) for key in sorted(set(keys))], ignore_conflicts=True
    )
    NoticeMark.objects.filter(user=user, key__in=keys, read_at__isnull=True).update(read_at=now)
