"""A person's keys for programs; reads only."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils import timezone

from socfin.domain.people.tokens import digest_of
from socfin.models import ApiToken, User


def opening_token(secret: str) -> ApiToken | None:
    """The key that opens today, or None: also of a person who may not log in any more."""
    return (
        ApiToken.objects.select_related("user", "committee")
        .filter(
            digest=digest_of(secret),
            ended_at__isnull=True,
            last_day__gte=timezone.localdate(),
            user__is_active=True,
        )
        .first()
    )


def tokens_of(user: User) -> QuerySet[ApiToken]:
    """A person's keys that still open, newest first."""
    still = ApiToken.objects.filter(user=user, ended_at__isnull=True, last_day__gte=timezone.localdate())
    return still.select_related("committee").order_by("-id")
