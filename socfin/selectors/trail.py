"""Reads the trail from its first entry and names the first that was touched from outside; changes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q

from socfin.domain.trail import START
from socfin.models import AuditEvent, ItemVersion, TrailHead
from socfin.models.guards import missing

FROZEN = ("freeze", "reopen")
"""What makes a version of an item, one entry for each."""
PEOPLE = ("create_user", "change_person", "give_role", "change_password", "password_link")
"""What is done to a person who is named `user` in the entry."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How far the trail holds: its whole entries, the last one's seal, and in Swedish what is wrong."""

    entries: int
    head: str
    wrong: str = ""
    published: bool = False
    """Whether the seal that was asked for is the seal of one of them."""


def verified(published: str = "") -> Verdict:
    """The whole trail, held against itself and its end; `published` is a seal that was printed earlier."""
    count, seal, met = 0, START, not published
    for event in AuditEvent.objects.order_by("id").iterator():
        wrong = _wrong(event, seal)
        if wrong:
            return Verdict(count, seal, wrong, met)
        count, seal = count + 1, event.seal
        met = met or seal == published
    return Verdict(count, seal, _wrong_end(count, seal), met)


def seal_of(version: ItemVersion) -> str:
    """The seal of the entry that noted a frozen version; "" where the trail is younger than the version.

    Whoever has it on paper can ask whether the trail is still the one that was printed from.
    """
    noted = AuditEvent.objects.filter(action__in=FROZEN, details__item=version.item_id).order_by("id")
    seals = list(noted.values_list("seal", flat=True)[: version.number])
    return seals[-1] if len(seals) == version.number else ""


def is_in_trail(name: str) -> bool:
    """Whether a person of that user name has done anything, or anything was done to one."""
    named = (
        Q(by=name)
        | Q(action__in=PEOPLE, details__user=name)
        | Q(action="create_user", details__username=name)
    )
    return AuditEvent.objects.filter(named).exists()


def guards_missing() -> list[str]:
    """The database's own guards that should stand and do not."""
    return missing(DEFAULT_DB_ALIAS)


def _wrong(event: AuditEvent, before: str) -> str:
    named = (
        f"post {event.pk} ({event.at:%Y-%m-%d %H:%M} UTC, {event.by or '–'}: {event.get_action_display()})"
    )
    if event.previous != before:
        return f"Före {named} har en post ändrats, tagits bort eller skjutits in utifrån."
    if event.entry.sealed(before) != event.seal:
        return f"Det som står i {named} har ändrats utifrån."
    return ""


def _wrong_end(count: int, seal: str) -> str:
    head = TrailHead.objects.first()
    if head is None:
        return "Dagbokens slut saknas: de sista posterna kan ha tagits bort utifrån." if count else ""
    if (head.entries, head.seal) == (count, seal):
        return ""
    return (
        f"Dagboken slutar efter {count} poster, men {head.entries} har skrivits: "
        "de sista har tagits bort eller ändrats utifrån."
    )
