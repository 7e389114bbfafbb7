"""Holds a committee while its words are compared and written, and stops who writes over what was not seen."""

from __future__ import annotations

from socfin.domain.standing import Overtaken, Standing
from socfin.models import Committee


def held(committee: Committee) -> Committee:
    """The committee as it is now, kept from every other writer until the transaction ends."""
    return Committee.objects.select_for_update().get(pk=committee.pk)


def stop_if_overtaken(seen: str | None, now: Standing, wanted: tuple[tuple[str, str], ...] = ()) -> None:
    """Overtaken when what stands now is neither what the writer had seen nor what the writer wants.

    `seen` is the mark of the form; None is a writer without a form (a command), who is not asked.
    """
    if seen is not None and seen != now.mark and Standing(wanted).mark != now.mark:
        raise Overtaken(now)
