"""Says when a unit is too small to show, and how many people are behind each verksamhet."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from socfin.actions.audit import record
from socfin.models import Committee, User, Verksamhet


@transaction.atomic
def change_small_numbers(
    *,
    committee: Committee,
    limit: int,
    mask_for_politicians: bool,
    people: Mapping[str, int | None],
    by: User,
) -> None:
    """Set the limit, who it holds for, and places or clients per code; codes not named stay as they are."""
    committee.small_limit = limit
    committee.mask_for_politicians = mask_for_politicians
    committee.full_clean()
    committee.save()
    changed = []
    for node in committee.verksamheter.filter(code__in=people):
        if node.people != people[node.code]:
            node.people = people[node.code]
            changed.append(node)
    Verksamhet.objects.bulk_update(changed, ["people"])
    record(
        "small_numbers",
        by=by,
        committee=committee,
        limit=limit,
        mask_for_politicians=mask_for_politicians,
        people={node.code: node.people for node in changed},
    )
