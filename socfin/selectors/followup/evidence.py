"""What a year left behind of how it was kept: reasons, steps and what was frozen; reads only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Min, Q, QuerySet

from socfin.domain.figures import Scenario
from socfin.domain.period import Month
from socfin.models import Committee, ItemVersion, KeptDocument, PeriodChange, Publication


def frozen_of_year(committee: Committee, year: int) -> list[ItemVersion]:
    """Every frozen version of the year's months, in order of month, meeting and version."""
    of_year = ItemVersion.objects.filter(item__meeting__committee=committee, **_within("item__month", year))
    related = of_year.select_related("item__meeting__committee", "frozen_by")
    return list(related.order_by("item__month", "item__meeting__date", "item_id", "number"))


def documents_of(versions: Iterable[ItemVersion]) -> dict[int, list[KeptDocument]]:
    """The kept documents by version."""
    kept: dict[int, list[KeptDocument]] = {}
    for document in KeptDocument.objects.filter(version__in=list(versions)).order_by("format", "public"):
        kept.setdefault(document.version_id, []).append(document)
    return kept


def accepted_warnings(committee: Committee, year: int) -> list[Publication]:
    """Of each publishing of the year's figures that needed a reason, one pointer with it."""
    given = Publication.objects.filter(committee=committee, **_within("last", year)).exclude(reason="")
    first: dict[tuple[int, datetime], Publication] = {}
    for pointer in given.select_related("upload", "published_by").order_by("published_at", "last"):
        first.setdefault((pointer.upload_id, pointer.published_at), pointer)
    return list(first.values())


def steps_of_year(committee: Committee, year: int) -> QuerySet[PeriodChange]:
    """All that was done to the year's months, in order of time."""
    made = PeriodChange.objects.filter(committee=committee, **_within("month", year))
    return made.select_related("changed_by").order_by("id")


def first_published(committee: Committee, year: int) -> dict[Month, datetime]:
    """When the outcome of each month of the year was first published, also where it was withdrawn later."""
    shown = Q(scenario__in=(Scenario.OUTCOME.value, Scenario.DEVIATION.value), indicator="")
    ever = Publication.objects.filter(shown, committee=committee, **_within("last", year))
    first = ever.values("last").annotate(at=Min("published_at")).order_by("last")
    return {Month.from_yyyymm(row["last"]): row["at"] for row in first}


def _within(field: str, year: int) -> dict[str, int]:
    return {f"{field}__gt": year * 100, f"{field}__lt": (year + 1) * 100}
