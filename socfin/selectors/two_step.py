"""Who logs in with a second step, and who must; reads only."""

from __future__ import annotations

from django.conf import settings
from django_otp.plugins.otp_totp.models import TOTPDevice

from socfin.domain.roles import Permission, roles_that_may
from socfin.models import Passkey, SpareCode, User
from socfin.selectors.memberships import counting, counting_above


def app_of(user: User, *, proved: bool = True) -> TOTPDevice | None:
    """The app that the person has proved, or the one that is yet to be; None when there is no such."""
    return TOTPDevice.objects.filter(user=user, confirmed=proved).first()


def passkeys_of(user: User) -> list[Passkey]:
    """The person's passkeys, the oldest first."""
    return list(Passkey.objects.filter(user=user))


def has_two_step(user: User) -> bool:
    """Whether the password alone lets the person in no further than to a second step."""
    return app_of(user) is not None or Passkey.objects.filter(user=user).exists()


def codes_left(user: User) -> int:
    """How many spare codes are not used yet."""
    return SpareCode.objects.filter(user=user).count()


def must_have_two_step(user: User) -> bool:
    """Whether the site asks it of the person: of all, or of administrators, where it is set so."""
    if settings.TWO_STEP_FOR_ALL:
        return True
    if not settings.TWO_STEP_FOR_ADMINISTRATORS:
        return False
    if user.is_superuser or user.is_staff:
        return True
    administrates = {"user": user, "role__in": roles_that_may(Permission.PEOPLE)}
    return counting().filter(**administrates).exists() or counting_above().filter(**administrates).exists()
