"""Passkeys (WebAuthn) as a second step: a device's key is added, answers for its person and is removed."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from socfin.actions.audit import trace
from socfin.actions.holding import person_held
from socfin.actions.people.warnings import warn
from socfin.models import Passkey, User

State = dict[str, str]
"""What was asked, as JSON; kept in the session until it is answered, and answered once."""
MOST = 10
"""More than anyone has devices."""


class PasskeyRefused(Exception):
    """The device's answer is not what was asked for, or not from here."""


@dataclass(frozen=True, slots=True)
class Question:
    """What the browser asks the device, as WebAuthn has it, and what the answer is held against."""

    options: dict[str, Any]
    state: State


def ask_for_new(user: User, site: str) -> Question:
    """A key that the device does not have for the person; `site` is as https://name."""
    asked, state = _server(site).register_begin(
        PublicKeyCredentialUserEntity(
            id=f"socfin-{user.pk}".encode(), name=user.get_username(), display_name=str(user)
        ),
        credentials=_credentials(user),
        resident_key_requirement=ResidentKeyRequirement.PREFERRED,
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return Question(dict(asked), {"challenge": state["challenge"]})


@transaction.atomic
def add_passkey(*, user: User, site: str, state: State, answer: Mapping[str, Any], name: str) -> Passkey:
    """Ask for it at every log-in from now on; PasskeyRefused when it is no answer, or one too many."""
    person_held(user)
    if user.passkeys.count() >= MOST:
        raise PasskeyRefused("Ta bort en passkey som inte används först.")
    try:
        made = _server(site).register_complete(_full(state), answer)
    except Exception as reason:  # whatever is typed comes here, and the library names no errors
        raise PasskeyRefused("Enheten gav inget giltigt svar.") from reason
    credential = made.credential_data
    if credential is None or Passkey.objects.filter(digest=_digest(credential.credential_id)).exists():
        raise PasskeyRefused("Passkeyn finns redan.")
    passkey = Passkey.objects.create(
        user=user,
        name=name,
        credential=base64.b64encode(bytes(credential)).decode(),
        digest=_digest(credential.credential_id),
        uses=made.counter,
        added_at=timezone.now(),
    )
    trace("add_passkey", who=user.get_username(), user=user.get_username())
    warn(user, "En passkey lades till för din inloggning.")
    return passkey


def ask_for_known(user: User, site: str) -> Question:
    """One of the person's keys; none may be left."""
    asked, state = _server(site).authenticate_begin(
        _credentials(user), user_verification=UserVerificationRequirement.PREFERRED
    )
    return Question(dict(asked), {"challenge": state["challenge"]})


@transaction.atomic
def is_right_passkey(*, user: User, site: str, state: State, answer: Mapping[str, Any]) -> bool:
    """Whether one of the person's keys signed what was asked, here; one that counts backwards is a copy."""
    known = {passkey.digest: passkey for passkey in Passkey.objects.select_for_update().filter(user=user)}
    try:
        signed = AuthenticationResponse.from_dict(answer)
        used = _server(site).authenticate_complete(_full(state), _read(known.values()), signed)
    except Exception:  # whatever is typed comes here, and the library names no errors
        return False
    passkey, uses = known[_digest(used.credential_id)], signed.response.authenticator_data.counter
    if (uses or passkey.uses) and uses <= passkey.uses:
        return False
    passkey.uses, passkey.used_at = uses, timezone.now()
    passkey.save(update_fields=["uses", "used_at"])
    return True


@transaction.atomic
def end_passkey(*, user: User, passkey: Passkey) -> None:
    """It opens nothing any more."""
    passkey.delete()
    trace("end_passkey", who=user.get_username(), user=user.get_username())
    warn(user, "En passkey togs bort från din inloggning.")


def _server(site: str) -> Fido2Server:
    """For this site alone: a key that another site's page asked for is no answer here."""
    here = PublicKeyCredentialRpEntity(name="Uppföljning", id=urlsplit(site).hostname)
    return Fido2Server(here, verify_origin=lambda origin: origin == site.rstrip("/"))


def _full(state: State) -> dict[str, Any]:
    return {**state, "user_verification": UserVerificationRequirement.PREFERRED}


def _credentials(user: User) -> list[AttestedCredentialData]:
    return _read(user.passkeys.all())


def _read(passkeys: Any) -> list[AttestedCredentialData]:
    return [AttestedCredentialData(base64.b64decode(passkey.credential)) for passkey in passkeys]


def _digest(credential_id: bytes) -> str:
    return hashlib.sha256(credential_id).hexdigest()
