"""Lets in whom the municipality's own log-in vouches for; never by an e-mail address, never into an account
that has a password."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.db import transaction

from socfin.actions.audit import record, trace
from socfin.actions.people.groups import follow_groups
from socfin.actions.people.users import machine_user
from socfin.apart.doors import municipalities_of_groups
from socfin.apart.place import within
from socfin.models import GroupRole, User
from socfin.selectors.memberships import seats_of

NO_GROUP = "Ingen av dina grupper hos kommunen ger en roll här."


class NotLetIn(Exception):
    """The municipality knows the person, but there is nothing for them here. In Swedish."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouched:
    """What the municipality's log-in says of a person; `uid` is its own name for them, for ever."""

    provider: str
    uid: str
    username: str
    first_name: str
    last_name: str
    email: str
    groups: Collection[str]


def let_in(vouched: Vouched) -> User:
    """The person, with the roles that the groups give now; made the first time. NotLetIn without any role.

    Who has lost every role is refused too, and the roles are ended all the same.
    """
    user = _known(vouched) or _laid_up(vouched)
    if user is None and not _is_role_giving(vouched.groups):
        raise _refused(None, NO_GROUP)
    if user is not None and not user.is_active:
        raise _refused(user, "Ditt konto här är avslutat.")
    user = _linked(user, vouched)
    follow_groups(user=user, groups=vouched.groups)
    with within(person=user.pk):
        if not seats_of(user):
            raise _refused(user, NO_GROUP)
    return user


def _is_role_giving(groups: Collection[str]) -> bool:
    with within(municipalities=municipalities_of_groups(None)):
        return GroupRole.objects.filter(group__in=groups).exists()


def _refused(user: User | None, why: str) -> NotLetIn:
    deactivated = user is not None and not user.is_active
    who = user.get_username() if user is not None else ""
    trace("log_in_failed", who=who, known=user is not None, deactivated=deactivated, vouched=True)
    return NotLetIn(f"{why} Säg till den som administrerar uppföljningen i din nämnd.")


def _known(vouched: Vouched) -> User | None:
    account = SocialAccount.objects.filter(provider=vouched.provider, uid=vouched.uid).first()
    return None if account is None else User.objects.get(pk=account.user_id)


def _laid_up(vouched: Vouched) -> User | None:
    """One of that name who is yet to come in for the first time; NotLetIn when the account is another's."""
    try:
        UnicodeUsernameValidator()(_name(vouched))
    except ValidationError:
        raise _refused(None, "Kommunens inloggning säger inte vad du heter som användare.") from None
    user = User.objects.filter(username=_name(vouched)).first()
    if user is None:
        return None
    taken = SocialAccount.objects.filter(user=user).exists()
    if taken or user.has_usable_password() or user.is_staff or user.is_superuser:
        raise _refused(user, f"Användarnamnet {user.get_username()} har redan ett eget konto här.")
    return user


@transaction.atomic
def _linked(user: User | None, vouched: Vouched) -> User:
    """The person, known again from now on; made without a password when there is none."""
    if user is None:
        user = User(username=_name(vouched), email=vouched.email[:254])
        user.first_name, user.last_name = vouched.first_name[:150], vouched.last_name[:150]
        user.set_unusable_password()
        user.save(force_insert=True)
        record("create_user", by=machine_user(), username=user.get_username(), staff=False)
    SocialAccount.objects.get_or_create(
        provider=vouched.provider, uid=vouched.uid, defaults={"user": user, "extra_data": {}}
    )
    return user


def _name(vouched: Vouched) -> str:
    return vouched.username.strip().lower()[:150]
