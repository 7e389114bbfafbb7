"""Makes a person's keys for programs and ends them; a key is given once and never stored."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from socfin.actions.audit import trace
from socfin.domain.people.tokens import MOST_DAYS, Scope, digest_of, hint_of, new_secret
from socfin.models import ApiToken, Committee, User
from socfin.selectors.memberships import role_of


class NoToken(Exception):
    """The key cannot be made as it was asked for; in Swedish, with what to do instead."""


@transaction.atomic
def create_token(
    *, user: User, committee: Committee, name: str, scope: Scope, last_day: date, who: str
) -> str:
    """A new key to a committee that the person has a role in: what is given to the program, and kept by it.

    `who` is the user name of whoever makes it. NoToken for a person without a role there, and for a last day
    that has been or is more than two years ahead.
    """
    today = timezone.localdate()
    if not user.is_active or role_of(user, committee) is None:
        raise NoToken(f"{user} har ingen roll i {committee}. Ge personen en roll först.")
    if not today <= last_day <= today + timedelta(days=MOST_DAYS):
        latest = date_format(today + timedelta(days=MOST_DAYS), "j F Y")
        raise NoToken(f"Välj en sista dag från och med i dag till och med {latest}.")
    secret = new_secret()
    ApiToken.objects.create(
        user=user,
        committee=committee,
        name=name,
        scope=scope.value,
        digest=digest_of(secret),
        hint=hint_of(secret),
        created_at=timezone.now(),
        last_day=last_day,
    )
    trace(
        "create_token",
        who=who,
        committee=committee.slug,
        user=user.get_username(),
        name=name,
        scope=scope.value,
        hint=hint_of(secret),
        last_day=last_day.isoformat(),
    )
    return secret


@transaction.atomic
def end_token(*, user: User, token_id: int, who: str) -> bool:
    """End one of a person's keys at once; whether there was one that still opened."""
    token = ApiToken.objects.filter(pk=token_id, user=user).first()
    return token is not None and _end(token, who)


@transaction.atomic
def end_tokens(*, user: User) -> None:
    """End all of a person's keys, who may not log in any more."""
    for token in ApiToken.objects.filter(user=user, ended_at__isnull=True):
        _end(token, user.get_username())


def note_use(token: ApiToken) -> None:
    """Write down the day a key was last used; once a day, and never in the trail."""
    today = timezone.localdate()
    if token.used_on != today:
        ApiToken.objects.filter(pk=token.pk, ended_at__isnull=True).update(used_on=today)


def _end(token: ApiToken, who: str) -> bool:
    """Whether it was this that ended it; noted once, however many press at once."""
    still = ApiToken.objects.filter(pk=token.pk, ended_at__isnull=True)
    if not still.update(ended_at=timezone.now()):
        return False
    trace(
        "end_token",
        who=who,
        committee=token.committee.slug,
        user=token.user.get_username(),
        name=token.name,
        hint=token.hint,
    )
    return True
