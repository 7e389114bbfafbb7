"""Says when a unit is too small to show, and how many people are behind each verksamhet."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from socfin.actions.audit import record
from socfin.actions.holding import held, stop_if_overtaken
from socfin.models import Committee, User, Verksamhet
from socfin.selectors import standing


@transaction.atomic
def change_small_numbers(
    *,
    committee: Committee,
    limit: int,
    mask_for_politicians: bool,
    people: Mapping[str, int | None],
    by: User,
    seen: str | None = None,
) -> None:
    """Set the limit, who it holds for, and places or clients per code; codes not named stay as they are.

    `seen` is the mark of what the writer saw; Overtaken when another has set them since.
    """
    before = standing.small_numbers(held(committee))
    stop_if_overtaken(seen, before)
    committee.small_limit = limit
    committee.mask_for_politicians = mask_for_politicians
    committee.full_clean()
    committee.save(update_fields=["small_limit", "mask_for_politicians"])
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
        before=_of(before.as_diary, [node.code for node in changed]),
    )


def _of(before: Mapping[str, str], codes: list[str]) -> dict[str, str]:
    """What stood before of the limit, whom it holds for and the codes that changed."""
    names = ["limit", "mask_for_politicians", *(f"people-{code}" for code in codes)]
    return {name: before[name] for name in names}
