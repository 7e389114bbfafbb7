"""Writes the trail, each entry bound to the one before; called by every action inside its own transaction."""

from __future__ import annotations

import json
import logging
from collections.abc import Collection
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from socfin.actions.closed import stop_if_shut
from socfin.domain.people.trail import START
from socfin.domain.period import Month
from socfin.logs import current_request as current_request
from socfin.models import AuditEvent, Committee, TrailHead, User

HEAD = 1
logger = logging.getLogger(__name__)


@transaction.atomic
def record(
    action: str,
    *,
    by: User,
    committee: Committee | None = None,
    months: Collection[Month] | None = None,
    **details: Any,
) -> None:
    """Note what was done and let cached pages of the committee go stale; PeriodShut undoes all of it.

    `months` are those whose report it may change (actions/closed.py says for which actions they are asked).
    The committee is held before the trail, always, so that no two writers wait for each other.
    """
    if committee is not None:
        risen = Greatest(F("revision") + 1, Value(_microseconds()))
        Committee.objects.filter(pk=committee.pk).update(revision=risen)
        committee.refresh_from_db(fields=["revision"])
        stop_if_shut(action, committee, months)
    trace(action, who=by.get_username(), committee=committee.slug if committee else "", **details)


@transaction.atomic
def trace(action: str, *, who: str, committee: str = "", **details: Any) -> None:
    """Note what happened and changed no page: a log-in, something fetched. `who` is a user name."""
    head = _held_head()
    event = AuditEvent(
        at=timezone.now(),
        by=who,
        committee=committee,
        action=action,
        details=json.loads(json.dumps(details)),
        request=current_request.get(),
        previous=head.seal,
    )
    event.seal = event.entry.sealed(event.previous)
    event.save(force_insert=True)
    head.seal, head.entries = event.seal, head.entries + 1
    head.save(update_fields=["seal", "entries"])


def fetched(action: str, *, who: str, committee: str, **details: Any) -> None:
    """Note what someone took along. Where the database has no room it is logged instead: reading goes on."""
    try:
        trace(action, who=who, committee=committee, **details)
    except DatabaseError:
        details_of = {"by": who, "committee": committee, "request": current_request.get(), **details}
        logger.exception("Not in the trail: %s %s", action, json.dumps(details_of))


def _held_head() -> TrailHead:
    """The end of the trail, kept from every other writer until the transaction ends."""
    head = TrailHead.objects.select_for_update().filter(pk=HEAD).first()
    if head is not None:
        return head
    newest = AuditEvent.objects.first()
    seal = newest.seal if newest is not None else START
    TrailHead.objects.get_or_create(pk=HEAD, defaults={"seal": seal, "entries": AuditEvent.objects.count()})
    return TrailHead.objects.select_for_update().get(pk=HEAD)


def _microseconds() -> int:
    """Of the clock. A number that was rolled back, or lost when an older backup was read in, never comes
    again, so that what was kept under it is never taken for what counts now."""
    return int(timezone.now().timestamp() * 1_000_000)
