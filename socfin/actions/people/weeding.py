"""Takes people out of the trail's old log-ins and fetches, as the law asks; the chain stays whole."""

from __future__ import annotations

from datetime import datetime

from django.db import DEFAULT_DB_ALIAS, transaction

from socfin.actions.audit import trace
from socfin.domain.people.trail import FORGOTTEN, PASSING
from socfin.models import AuditEvent
from socfin.models.guards import lifted

Spans = list[list[int]]
"""First and last of the entries that follow each other."""


@transaction.atomic
def weed_trail(*, before: datetime, who: str) -> int:
    """Forget what passing entries older than that say; gives their number. The database's owner alone may.

    Their place and their seals stay, and an entry that is sealed itself says which they are, so that any
    other that is emptied is named by `verify_trail`.
    """
    old = AuditEvent.objects.filter(action__in=PASSING, at__lt=before).order_by("id")
    keys = list(old.values_list("pk", flat=True))
    if not keys:
        return 0
    trace("weed_trail", who=who, before=before.date().isoformat(), entries=len(keys), emptied=spans(keys))
    with lifted(DEFAULT_DB_ALIAS, AuditEvent._meta.db_table, "UPDATE"):
        old.filter(pk__lte=keys[-1]).update(action=FORGOTTEN, by="", committee="", details={}, request="")
    return len(keys)


def spans(keys: list[int]) -> Spans:
    """Rising numbers as few spans: [1, 2, 3, 7] is [[1, 3], [7, 7]]."""
    joined: Spans = []
    for key in keys:
        if joined and joined[-1][1] == key - 1:
            joined[-1][1] = key
        else:
            joined.append([key, key])
    return joined
