"""Values from Kolada as they count, now or at a moment; reads only."""

from __future__ import annotations

from datetime import datetime

from socfin.domain.kolada import KNOWN, Area, Whose
from socfin.models import Committee, KoladaValue


def newest_values(committee: Committee, known_at: datetime | None = None) -> list[KoladaValue]:
    """Of each figure, place and year the value fetched last, or last by a moment."""
    values = KoladaValue.objects.filter(committee=committee).order_by("fetched_at", "id")
    if known_at is not None:
        values = values.filter(fetched_at__lte=known_at)
    newest = {(value.kpi, value.place, value.year): value for value in values}
    return list(newest.values())


def places_before(committee: Committee) -> tuple[str, dict[Area, str]]:
    """The municipality and the similar group of each area, as they were fetched last; "" and {} for none."""
    own, groups = "", {}
    for value in KoladaValue.objects.filter(committee=committee).order_by("fetched_at", "id"):
        if value.whose == Whose.OWN.value:
            own = value.place
        elif value.whose == Whose.SIMILAR.value and value.kpi in KNOWN:
            groups[KNOWN[value.kpi].area] = value.place
    return own, groups


def fetched_since(committee: Committee, moment: datetime) -> set[str]:
    """The ids of the figures that something new was kept of since a moment."""
    recent = KoladaValue.objects.filter(committee=committee, fetched_at__gte=moment)
    return set(recent.values_list("kpi", flat=True).distinct())
