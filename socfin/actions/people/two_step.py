"""A second step when logging in with a password: set up, proved, replaced and taken away; each is noted."""

from __future__ import annotations

from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from socfin.actions.audit import trace
from socfin.models import Passkey, User
from socfin.selectors.two_step import app_of

CODES = 10
"""Enough for a lost telephone and a few mistakes; each opens once."""


@transaction.atomic
def begin_two_step(*, user: User) -> TOTPDevice:
    """A new secret for the person's app, which counts for nothing until it is proved."""
    TOTPDevice.objects.filter(user=user, confirmed=False).delete()
    return TOTPDevice.objects.create(user=user, name="app", confirmed=False)


@transaction.atomic
def prove_two_step(*, user: User, code: str) -> list[str]:
    """Ask for a code at every log-in from now on; gives the spare codes, or none when the code is wrong."""
    device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False).first()
    if device is None or not device.verify_token(_plain(code)):
        return []
    TOTPDevice.objects.filter(user=user, confirmed=True).delete()
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    trace("begin_two_step", who=user.get_username(), user=user.get_username())
    return _codes(user)


@transaction.atomic
def renew_codes(*, user: User) -> list[str]:
    """New spare codes; the old ones open nothing any more."""
    trace("renew_codes", who=user.get_username(), user=user.get_username())
    return _codes(user)


@transaction.atomic
def end_two_step(*, user: User, who: str) -> None:
    """The password alone is enough again: the person's choice, or an administrator's for a lost telephone."""
    Passkey.objects.filter(user=user).delete()
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
    trace("end_two_step", who=who, user=user.get_username())


@transaction.atomic
def is_right_code(*, user: User, code: str) -> bool:
    """Whether it is the app's code of now, or a spare code, which is used up. Wrong ones are slowed down."""
    word = _plain(code)
    app = app_of(user)
    if app is not None and word.isdigit():
        return bool(TOTPDevice.objects.select_for_update().get(pk=app.pk).verify_token(word))
    spare = StaticDevice.objects.select_for_update().filter(user=user).first()
    return spare is not None and bool(spare.verify_token(word))


@transaction.atomic
def first_codes(*, user: User) -> list[str]:
    """Spare codes for whoever has a second step and none yet; [] where there are some."""
    return [] if StaticDevice.objects.filter(user=user).exists() else renew_codes(user=user)


def _codes(user: User) -> list[str]:
    StaticDevice.objects.filter(user=user).delete()
    spare = StaticDevice.objects.create(user=user, name="reserv")
    tokens = [StaticToken.random_token() for _ in range(CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=spare, token=token) for token in tokens)
    return tokens


def _plain(code: str) -> str:
    return "".join(code.split()).lower()[:16]
