"""Writes the diary; called by every other action inside its own transaction."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from socfin.models import AuditEvent, Committee, User


def record(action: str, *, by: User, committee: Committee | None = None, **details: Any) -> None:
    """Note what was done and let cached pages of the committee go stale."""
    AuditEvent.objects.create(
        by=by.get_username(), committee=committee.slug if committee else "", action=action, details=details
    )
    if committee is not None:
        risen = Greatest(F("revision") + 1, Value(_microseconds()))
        Committee.objects.filter(pk=committee.pk).update(revision=risen)
        committee.refresh_from_db(fields=["revision"])


def _microseconds() -> int:
    """Of the clock. A number that was rolled back, or lost when an older backup was read in, never comes
    again, so that what was kept under it is never taken for what counts now."""
    return int(timezone.now().timestamp() * 1_000_000)
