"""Reads the trail from its first entry and names the first that was touched from outside; changes nothing."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q, QuerySet

from socfin.apart.place import within
from socfin.apart.roles import sees_whole
from socfin.domain.people.trail import FORGOTTEN, START
from socfin.domain.people.trail_search import TrailSearch
from socfin.models import AuditEvent, Committee, ItemVersion, TrailHead, User
from socfin.models.guards import missing, resting

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
    whole: bool = True
    """Whether every entry was in sight; else each has been held against its own seal, and none is missed."""


def verified(published: str = "") -> Verdict:
    """The whole trail, held against itself and its ends; `published` is a seal that was printed earlier.

    It is one chain from its first entry, and one more for each municipality that was moved here with its own.
    """
    count, seal, met, emptied = 0, START, not published, _emptied()
    heads = {head.seal: head.entries for head in TrailHead.objects.all()}
    ends: dict[str, int] = {}
    begun = 0
    for event in AuditEvent.objects.order_by("id").iterator():
        begins = event.previous == START and begun < max(1, len(heads))
        wrong = _wrong(event, follows=begins or event.previous in ends, emptied=emptied)
        if wrong:
            return Verdict(count, seal, wrong, met)
        begun += begins
        count, seal = count + 1, event.seal
        ends[seal] = ends.pop(event.previous, 0) + 1
        met = met or seal == published
    return Verdict(count, seal, _wrong_ends(ends, heads), met)


def proven() -> Verdict:
    """As `verified`, for a page: of a municipality's entries alone where the database shows no more."""
    with within(whole=True):
        if sees_whole():
            return verified()
    count, seal, emptied = 0, START, _emptied()
    for event in AuditEvent.objects.order_by("id").iterator():
        wrong = _wrong(event, follows=True, emptied=emptied)
        if wrong:
            return Verdict(count, seal, wrong, whole=False)
        count, seal = count + 1, event.seal
    return Verdict(count, seal, whole=False)


def seal_of(version: ItemVersion) -> str:
    """The seal of the entry that noted a frozen version; "" where the trail is younger than the version.

    Whoever has it on paper can ask whether the trail is still the one that was printed from.
    """
    noted = AuditEvent.objects.filter(action__in=FROZEN, details__item=version.item_id).order_by("id")
    seals = list(noted.values_list("seal", flat=True)[: version.number])
    return seals[-1] if len(seals) == version.number else ""


def frozen_in(committee: Committee, request: str) -> ItemVersion | None:
    """The version that was frozen in a request, or by a piece of work, of that number; None for none."""
    noted = AuditEvent.objects.filter(committee=committee.slug, action__in=FROZEN, request=request).last()
    if not request or noted is None:
        return None
    number = noted.details.get("version", 1)  # the first has none
    return ItemVersion.objects.filter(item=noted.details["item"], number=number).first()


def entries_of(committee: Committee, asked: TrailSearch) -> QuerySet[AuditEvent]:
    """What the committee's trail has of what is asked for, the newest first."""
    chosen = AuditEvent.objects.filter(committee=committee.slug)
    if asked.actions:
        chosen = chosen.filter(action__in=asked.actions)
    if asked.first:
        chosen = chosen.filter(at__date__gte=asked.first)
    if asked.last:
        chosen = chosen.filter(at__date__lte=asked.last)
    if asked.text:
        chosen = chosen.filter(_holding(asked.text))
    return chosen.order_by("-id")


@dataclass(frozen=True, slots=True)
class About:
    """What entries of a committee's trail are to be of: any of several things; of none at first."""

    committee: str
    """Its slug."""
    wanted: Q = field(default_factory=lambda: Q(pk__in=[]))

    def of(
        self, name: str, values: Collection[Any], actions: Collection[str], *, month: Collection[str] = ()
    ) -> About:
        """And those of some actions whose detail `name` is one of the values, in these months if any."""
        more = Q(action__in=actions) & Q(**{f"details__{name}__in": list(values)})
        if month:
            more &= Q(details__month__in=list(month))
        return replace(self, wanted=self.wanted | more)

    def since(self, moment: datetime, actions: Collection[str]) -> About:
        """And all of some actions since a moment."""
        return replace(self, wanted=self.wanted | Q(action__in=actions, at__gte=moment))


def entries_about(about: About) -> QuerySet[AuditEvent]:
    """The entries, the newest first."""
    return AuditEvent.objects.filter(about.wanted, committee=about.committee).order_by("-id")


def _holding(text: str) -> Q:
    """As it stands, and as a database that keeps JSON in plain letters alone has it."""
    escaped = json.dumps(text)[1:-1]
    inside = Q(details__icontains=text) | Q(details__icontains=escaped)
    return inside | Q(by__icontains=text) | Q(request=text)


def has_seen_whole(user: User, committee: Committee, day: date) -> bool:
    """Whether it is noted that the person saw the committee's small units that day."""
    noted = AuditEvent.objects.filter(action="see_whole", by=user.get_username(), committee=committee.slug)
    return noted.filter(at__date=day).exists()


def is_in_trail(name: str) -> bool:
    """Whether a person of that user name has done anything, or anything was done to one."""
    named = (
        Q(by=name)
        | Q(action__in=PEOPLE, details__user=name)
        | Q(action="create_user", details__username=name)
    )
    return AuditEvent.objects.filter(named).exists()


def guards_rest(tables: Collection[str]) -> AbstractContextManager[None]:
    """While what they guard is put back as it was, within the caller's transaction (socfin/backup)."""
    return resting(DEFAULT_DB_ALIAS, tables)


def guards_missing() -> list[str]:
    """The database's own guards that should stand and do not."""
    return missing(DEFAULT_DB_ALIAS)


def _emptied() -> frozenset[int]:
    """The entries that sealed entries say were emptied (actions/people/weeding.py)."""
    noted = AuditEvent.objects.filter(action="weed_trail").values_list("details", flat=True)
    spans = [span for details in noted for span in details.get("emptied", [])]
    return frozenset(key for first, last in spans for key in range(first, last + 1))


def _wrong(event: AuditEvent, *, follows: bool, emptied: frozenset[int]) -> str:
    named = (
        f"post {event.pk} ({event.at:%Y-%m-%d %H:%M} UTC, {event.by or '–'}: {event.get_action_display()})"
    )
    if not follows:
        return f"Före {named} har en post ändrats, tagits bort eller skjutits in utifrån."
    if event.action == FORGOTTEN and event.pk in emptied and not (event.by or event.details):
        return ""
    if event.entry.sealed(event.previous) != event.seal:
        return f"Det som står i {named} har ändrats utifrån."
    return ""


def _wrong_ends(ends: Mapping[str, int], heads: Mapping[str, int]) -> str:
    """How many entries each chain has, by its last seal, against what was written of each."""
    if ends == heads or (not ends and not any(heads.values())):
        return ""
    if not heads:
        return "Dagbokens slut saknas: de sista posterna kan ha tagits bort utifrån."
    return (
        f"Dagboken slutar efter {sum(ends.values())} poster, men {sum(heads.values())} har skrivits: "
        "de sista har tagits bort eller ändrats utifrån."
    )
