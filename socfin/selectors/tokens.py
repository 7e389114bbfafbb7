"""A person's keys for programs; reads only."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils import timezone

from socfin.apart.doors import owner_of_key
from socfin.apart.place import Place, within
from socfin.domain.people.tokens import digest_of
from socfin.models import ApiToken, Committee, User


def opening_token(secret: str) -> ApiToken | None:
    """The key that opens today, or None: also of a person who may not log in any more."""
    digest = digest_of(secret)
    person, municipalities = owner_of_key(digest)
    with within(person=person, municipalities=municipalities):
        return (
            ApiToken.objects.select_related("user", "committee__municipality")
            .filter(
                digest=digest,
                ended_at__isnull=True,
                last_day__gte=timezone.localdate(),
                user__is_active=True,
            )
            .first()
        )


def place_of(token: ApiToken) -> Place:
    """Whose rows may be touched with the key: those of its own committee's municipality."""
    return Place(municipalities=(token.committee.municipality_id,), person=token.user_id)


def opened_at(token: ApiToken, slug: str) -> Committee | None:
    """The committee of the address, as it was read with the key; None where the key is to another."""
    return token.committee if token.committee.slug == slug else None


def tokens_of(user: User) -> QuerySet[ApiToken]:
    """A person's keys that still open, newest first."""
    still = ApiToken.objects.filter(user=user, ended_at__isnull=True, last_day__gte=timezone.localdate())
    return still.select_related("committee").order_by("-id")
