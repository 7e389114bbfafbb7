"""A second step when logging in with a password: set up, proved, replaced and taken away; each is noted."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from socfin.actions.audit import trace
from socfin.actions.holding import person_held
from socfin.models import Passkey, SpareCode, User
from socfin.selectors.two_step import app_of

CODES = 10
"""Enough for a lost telephone and a few mistakes; each opens once."""


@transaction.atomic
def begin_two_step(*, user: User) -> TOTPDevice:
    """A new secret for the person's app, which counts for nothing until it is proved; only one waits."""
    person_held(user)
    TOTPDevice.objects.filter(user=user, confirmed=False).delete()
    return TOTPDevice.objects.create(user=user, name="app", confirmed=False)


def prove_two_step(*, user: User, code: str) -> list[str]:
    """Ask for a code at every log-in from now on; gives the spare codes, or none when the code is wrong."""
    codes = _new_codes()
    hashed = [make_password(each) for each in codes]
    with transaction.atomic():
        device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False).first()
        if device is None or not device.verify_token(_plain(code)):
            return []
        TOTPDevice.objects.filter(user=user).exclude(pk=device.pk).delete()
        device.confirmed = True
        device.save(update_fields=["confirmed"])
        trace("begin_two_step", who=user.get_username(), user=user.get_username())
        _store(user, hashed)
    return codes


def renew_codes(*, user: User) -> list[str]:
    """New spare codes; the old ones open nothing any more."""
    codes = _new_codes()
    hashed = [make_password(each) for each in codes]
    with transaction.atomic():
        trace("renew_codes", who=user.get_username(), user=user.get_username())
        _store(user, hashed)
    return codes


@transaction.atomic
def end_two_step(*, user: User, who: str) -> None:
    """The password alone is enough again: the person's choice, or an administrator's for a lost telephone."""
    Passkey.objects.filter(user=user).delete()
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
    SpareCode.objects.filter(user=user).delete()
    trace("end_two_step", who=who, user=user.get_username())


def is_right_code(*, user: User, code: str) -> bool:
    """Whether it is the app's code of now, or a spare code, which is used up. Wrong ones are slowed down."""
    word = _plain(code)
    app = app_of(user)
    if app is None or not word.isdigit():
        return _opens(user, word)
    with transaction.atomic():
        return bool(TOTPDevice.objects.select_for_update().get(pk=app.pk).verify_token(word))


def first_codes(*, user: User) -> list[str]:
    """Spare codes for whoever has a second step and none yet; [] where there are some."""
    return [] if SpareCode.objects.filter(user=user).exists() else renew_codes(user=user)


def _opens(user: User, word: str) -> bool:
    """Whether it is one of the spare codes, and nobody has used it up meanwhile.

    They are compared before anything is held: ten slow sums would keep every other writer waiting.
    """
    right = [code.pk for code in SpareCode.objects.filter(user=user) if check_password(word, code.hashed)]
    with transaction.atomic():
        waits = StaticDevice.objects.select_for_update().filter(user=user).first()
        if waits is None or not waits.verify_is_allowed()[0]:
            return False
        deleted, _ = SpareCode.objects.filter(pk__in=right).delete()
        if deleted:
            waits.throttle_reset()
        else:
            waits.throttle_increment()
        return bool(deleted)


def _new_codes() -> list[str]:
    return [StaticToken.random_token() for _ in range(CODES)]


def _store(user: User, codes: Iterable[str]) -> None:
    """In the place of those of before; `codes` are hashed already."""
    person_held(user)
    StaticDevice.objects.filter(user=user).delete()
    StaticDevice.objects.create(user=user, name="reserv")  # counts wrong tries, and holds no code
    SpareCode.objects.filter(user=user).delete()
    SpareCode.objects.bulk_create(SpareCode(user=user, hashed=hashed) for hashed in codes)


def _plain(code: str) -> str:
    return "".join(code.split()).lower()[:16]
