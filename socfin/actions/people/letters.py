"""Sends people their notices by e-mail, each once; the words are those of the site, for that reader."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from socfin.actions.audit import trace
from socfin.actions.holding import person_held
from socfin.actions.people.users import MACHINE
from socfin.apart.place import within
from socfin.disk.full import is_away
from socfin.domain.people.notices import DIGEST_HOUR, Notice, NoticeKind, Sending
from socfin.models import NoticeMark, NoticePlan, User
from socfin.reporting.notices import notices_of
from socfin.selectors.notices import chosen_ways, last_digest, people_with_address, settled_keys

log = logging.getLogger(__name__)
SALT = "notiser"
NOT_MADE = "brevet kunde inte göras, felet står i loggen"


@dataclass(frozen=True, slots=True)
class Sent:
    """What one run sent."""

    letters: int = 0
    notices: int = 0
    failed: tuple[str, ...] = ()
    """Whom a letter could not be sent to, and why; it is tried again the next time."""


def send_notices(*, now: datetime | None = None) -> Sent:
    """A letter to each person with something new to be told; nothing is sent twice.

    What goes wrong with one person's letter is told, and keeps nobody else's from being sent.
    """
    moment = now or timezone.now()
    letters = notices = 0
    failed: list[str] = []
    for user in people_with_address():
        with within(person=user.pk):
            sent = _tried(user, moment)
        letters, notices = letters + sent.letters, notices + sent.notices
        failed += sent.failed
    return Sent(letters, notices, tuple(failed))


def _tried(user: User, moment: datetime) -> Sent:
    try:
        return _sent_to(user, moment)
    except Exception as broken:  # whatever is wrong with what the person is to be told
        if is_away(broken):
            raise
        log.exception("No letter to %s", user.get_username())
        return Sent(failed=(f"{user.get_username()}: {NOT_MADE}",))


def _sent_to(user: User, moment: datetime) -> Sent:
    digest = _digest_is_due(user, moment)
    claimed = _claimed(user, due_notices(user, moment, digest=digest), moment)
    if digest:
        _keep_digest_day(user, moment)
    if not claimed:
        return Sent()
    try:
        _letter(user, claimed).send()
    except OSError as broken:  # smtplib's own are OSErrors too
        _give_back(user, claimed)
        return Sent(failed=(f"{user.get_username()}: {broken}",))
    _keep_sent(user, claimed)
    return Sent(1, len(claimed))


def due_notices(user: User, now: datetime, *, digest: bool) -> list[Notice]:
    """What is to be sent to a person now; `digest` with what waits for the day's letter."""
    ways = chosen_ways(user)
    wanted = {Sending.AT_ONCE, Sending.DIGEST} if digest else {Sending.AT_ONCE}
    if not wanted & set(ways.values()):
        return []
    due = [notice for notice in notices_of(user, now) if ways[notice.kind] in wanted]
    settled = settled_keys(user, [notice.key for notice in due], now)
    return [notice for notice in due if notice.key not in settled]


def off_address(user: User, kind: NoticeKind | None = None) -> str:
    """The whole address that ends the letters of a kind, or all, for whoever has it; it opens nothing."""
    token = signing.dumps([user.pk, kind.value if kind else ""], salt=SALT)
    return settings.SITE_ADDRESS + reverse("notices_off", args=[token])


def asked_off(token: str) -> tuple[int, NoticeKind | None] | None:
    """Whose letters of which kind (None: all) such an address ends; None for one that was never sent."""
    try:
        key, kind = signing.loads(token, salt=SALT)
        return int(key), NoticeKind(kind) if kind else None
    except (signing.BadSignature, ValueError, TypeError):
        return None


def _digest_is_due(user: User, now: datetime) -> bool:
    local = timezone.localtime(now)
    return local.hour >= DIGEST_HOUR and last_digest(user) != local.date()


@transaction.atomic
def _claimed(user: User, due: Sequence[Notice], now: datetime) -> list[Notice]:
    """Those of the notices that are ours to send: no other run has begun to, and the person is as before."""
    if not due:
        return []
    person_held(user)
    keys = [notice.key for notice in due]
    settled = settled_keys(user, keys, now)
    ours = [notice for notice in due if notice.key not in settled]
    marks = [NoticeMark(user=user, key=notice.key) for notice in ours]
    NoticeMark.objects.bulk_create(marks, ignore_conflicts=True)
    _marks(user, ours).update(mailing_at=now)
    return ours


def _give_back(user: User, notices: Iterable[Notice]) -> None:
    _marks(user, notices).update(mailing_at=None)


@transaction.atomic
def _keep_sent(user: User, notices: Sequence[Notice]) -> None:
    _marks(user, notices).update(mailed_at=timezone.now())
    kinds = sorted({notice.kind.value for notice in notices})
    trace("send_notices", who=MACHINE, user=user.get_username(), kinds=kinds, count=len(notices))


def _keep_digest_day(user: User, now: datetime) -> None:
    NoticePlan.objects.update_or_create(user=user, defaults={"digest_on": timezone.localdate(now)})


def _marks(user: User, notices: Iterable[Notice]):  # type: ignore[no-untyped-def]
    return NoticeMark.objects.filter(user=user, key__in=[notice.key for notice in notices])


def _letter(user: User, notices: Sequence[Notice]) -> EmailMultiAlternatives:
    """As text and as HTML; a mail program's own button ends the letters as the links do."""
    off = off_address(user)
    content = {
        "person": user,
        "places": _by_place(user, notices),
        "own": settings.SITE_ADDRESS + reverse("notices"),
        "off": off,
    }
    letter = EmailMultiAlternatives(
        _subject(notices),
        render_to_string("mail/notices.txt", content),
        to=[user.email],
        headers={
            "List-Unsubscribe": f"<{off}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
    letter.attach_alternative(render_to_string("mail/notices.html", content), "text/html")
    return letter


def _subject(notices: Sequence[Notice]) -> str:
    """Without figures: a subject is shown on locked screens and in lists that others see.

    On one line whatever a name holds: what follows a line break would be a header of its own.
    """
    first = notices[0]
    if len(notices) == 1:
        return f"{first.kind.label}: {' '.join(first.place.split())}"
    return f"{len(notices)} notiser från uppföljningen"


def _by_place(user: User, notices: Iterable[Notice]) -> dict[str, list[dict[str, str]]]:
    places: dict[str, list[dict[str, str]]] = {}
    for notice in notices:
        name, args = notice.page
        written = {
            "label": notice.kind.label,
            "words": notice.words,
            "address": settings.SITE_ADDRESS + reverse(name, args=args),
            "off": off_address(user, notice.kind),
        }
        places.setdefault(notice.place, []).append(written)
    return places
