"""Remembers the names that verksamheter have had, for words written then may tell of a unit hidden now."""

from __future__ import annotations

from collections.abc import Mapping

from socfin.actions.audit import record
from socfin.models import Committee, User


def renamed(committee: Committee, before: Mapping[str, str], *, by: User) -> None:
    """Note the names before, by code; called in the transaction that gives the new ones."""
    if before:
        record("rename", by=by, committee=committee, of=committee.pk, names=dict(before))
