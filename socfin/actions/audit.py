"""Writes the diary; called by every other action inside its own transaction."""

from __future__ import annotations

from typing import Any

from django.db.models import F

from socfin.models import AuditEvent, Committee, User


def record(action: str, *, by: User, committee: Committee | None = None, **details: Any) -> None:
    """Note what was done and let cached pages of the committee go stale."""
    AuditEvent.objects.create(
        by=by.get_username(), committee=committee.slug if committee else "", action=action, details=details
    )
    if committee is not None:
        Committee.objects.filter(pk=committee.pk).update(revision=F("revision") + 1)
        committee.refresh_from_db(fields=["revision"])
