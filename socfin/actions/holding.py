"""Holds a committee while its words are compared and written, and stops who writes over what was not seen."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from socfin.domain.standing import Overtaken, Standing
from socfin.models import Committee, Municipality, User
from socfin.selectors.periods import last_step_at
from socfin.selectors.uploads import last_publishing


def held(committee: Committee) -> Committee:
    """The committee as it is now, kept from every other writer until the transaction ends."""
    return Committee.objects.select_for_update().get(pk=committee.pk)


def all_held(municipality: Municipality) -> list[Committee]:
    """Every committee of the municipality, held; in one order, so that no two wait in a ring."""
    return list(Committee.objects.select_for_update().filter(municipality=municipality).order_by("pk"))


def person_held(user: User) -> User:
    """The person as now, kept from every other writer until the transaction ends."""
    return User.objects.select_for_update().get(pk=user.pk)


def moment_after_all(committee: Committee) -> datetime:
    """Now, but later than all that was published, undone or closed, even when the clock was set back."""
    last = [moment for moment in (last_publishing(committee), last_step_at(committee)) if moment is not None]
    return max([timezone.now(), *(moment + timedelta(microseconds=1) for moment in last)])


def stop_if_overtaken(seen: str | None, now: Standing, wanted: tuple[tuple[str, str], ...] = ()) -> None:
    """Overtaken when what stands now is neither what the writer had seen nor what the writer wants.

    `seen` is the mark of the form; None is a writer without a form (a command), who is not asked.
    """
    if seen is not None and seen != now.mark and Standing(wanted).mark != now.mark:
        raise Overtaken(now)
