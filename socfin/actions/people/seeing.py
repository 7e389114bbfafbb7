"""Notes that someone sees what the committee hides from others, once a day; never what was looked at."""

from __future__ import annotations

from django.core.cache import cache
from django.utils import timezone

from socfin.actions.audit import fetched
from socfin.models import Committee, User
from socfin.selectors.committees import hides_units
from socfin.selectors.trail import has_seen_whole

DAY = 24 * 3600


def note_whole_sight(*, committee: Committee, user: User) -> None:
    """The first time of the day; nothing where no unit is hidden from anyone. Reading goes on without it."""
    day = timezone.localdate()
    if not cache.add(f"whole-{committee.pk}-{user.pk}-{day}", 1, timeout=DAY):
        return
    if hides_units(committee) and not has_seen_whole(user, committee, day):
        fetched("see_whole", who=user.get_username(), committee=committee.slug)
