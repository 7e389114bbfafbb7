"""Opens a committee to everyone, who then reads it without logging in, and closes it again."""

from __future__ import annotations

from django.db import transaction

from socfin.actions.audit import record
from socfin.actions.holding import held
from socfin.models import Committee, User


@transaction.atomic
def open_to_all(*, committee: Committee, by: User) -> None:
    """Let anyone read what is published, with small units gathered; nothing when it is open already."""
    if _became(committee, True):
        record("open_to_all", by=by, committee=committee)


@transaction.atomic
def close_to_all(*, committee: Committee, by: User) -> None:
    """Let only those with a role read; nothing when it is so already."""
    if _became(committee, False):
        record("close_to_all", by=by, committee=committee)


def _became(committee: Committee, public: bool) -> bool:
    stands = held(committee)
    if stands.public == public:
        return False
    stands.public = public
    stands.save(update_fields=["public"])
    return True
