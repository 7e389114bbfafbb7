"""Published figures as frames; reads only, computes nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import pandas as pd
from django.db.models import Count, Q, Sum
from django.utils.timezone import localtime

from socfin.domain.figures import Scenario
from socfin.domain.period import Month, Span
from socfin.domain.report import Source
from socfin.models import Committee, Figure, Publication
from socfin.selectors.committees import verksamheter
from socfin.services.frames import LEDGER, TREE, frame_of

SLOT = ["upload", "scenario", "last", "months", "as_of"]


def current_publications(
    committee: Committee, *, years: Collection[int] | None = None, known_at: datetime | None = None
) -> list[Publication]:
    """The publication that counts for each slot, now or as it was known at a moment."""
    found = Publication.objects.filter(committee=committee).select_related("upload", "published_by")
    if known_at is None:
        found = found.filter(withdrawn_at__isnull=True)
    else:
        found = found.filter(
            Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=known_at), published_at__lte=known_at
        )
    if years is not None:
        found = found.filter(last__gte=min(years) * 100, last__lt=(max(years) + 1) * 100)
    latest = {
        (one.scenario, one.source, one.last, one.months, one.as_of): one
        for one in found.order_by("published_at", "id")
    }
    return sorted(latest.values(), key=lambda one: one.pk)


def ledger(publications: Collection[Publication]) -> pd.DataFrame:
    """The rows the publications point to, summed per key; missing where any row of the key is."""
    slots = pd.DataFrame(
        [(p.upload_id, p.scenario, p.last, p.months, p.as_of, p.source, p.pk) for p in publications],
        columns=[*SLOT, "source", "rank"],
    )
    keys = [*SLOT, "verksamhet__code", "account", "line"]
    rows = (
        Figure.objects.filter(
            upload_id__in={p.upload_id for p in publications}, last__in={p.last for p in publications}
        )
        .values_list(*keys)
        .annotate(amount=Sum("amount_ore"), rows=Count("id"), known=Count("amount_ore"))
        .order_by()
    )
    frame = pd.DataFrame.from_records(list(rows), columns=[*keys, "amount_ore", "rows", "known"])
    frame = frame.rename(columns={"verksamhet__code": "verksamhet"}).astype(
        {key: LEDGER[key] for key in (*SLOT, "amount_ore")}
    )
    frame["amount_ore"] = frame["amount_ore"].where(frame["rows"] == frame["known"])
    slots = slots.astype({key: LEDGER[key] for key in (*SLOT, "source", "rank")})
    frame = frame.merge(slots, on=SLOT, how="inner")
    frame["last"] = _month_numbers(frame["last"])
    frame["as_of"] = _month_numbers(frame["as_of"])
    return frame[list(LEDGER)].astype(LEDGER)


def _month_numbers(yyyymm: pd.Series) -> pd.Series:
    """202203 → Month.number; 0 stays 0."""
    return (yyyymm // 100 * 12 + yyyymm % 100 - 1).where(yyyymm > 0, 0)


def tree(committee: Committee) -> pd.DataFrame:
    """The committee's verksamheter as a frame."""

    def number(yyyymm: int | None) -> int | None:
        return None if yyyymm is None else Month.from_yyyymm(yyyymm).number

    rows = [
        (
            node.code,
            node.name,
            node.parent.code if node.parent else "",
            node.order,
            number(node.valid_from),
            number(node.valid_to),
            node.successor.code if node.successor else "",
        )
        for node in verksamheter(committee)
    ]
    return frame_of(TREE, rows)


def sources(publications: Collection[Publication]) -> tuple[Source, ...]:
    """The files behind the publications, one entry per file, scenario and span, newest first."""
    by_file: dict[tuple[int, str], list[Publication]] = {}
    for one in publications:
        by_file.setdefault((one.upload_id, one.scenario), []).append(one)
    return tuple(_source(group) for group in sorted(by_file.values(), key=lambda group: -group[-1].pk))


def _source(group: list[Publication]) -> Source:
    newest = max(group, key=lambda one: one.pk)
    spans = sorted(
        (Span(Month.from_yyyymm(one.last), one.months) for one in group), key=lambda span: span.last
    )
    first, last = min(span.first for span in spans), spans[-1].last
    whole = Span.between(first, last).label if first.year == last.year else f"{first.label}–{last.label}"
    return Source(
        upload=newest.upload_id,
        filename=newest.upload.filename,
        scenario=Scenario(newest.scenario).label,
        months=whole,
        published=moment(newest.published_at),
        by=str(newest.published_by),
    )


def moment(at: datetime) -> str:
    """A moment in local time: "2022-04-12 14:03"."""
    return localtime(at).strftime("%Y-%m-%d %H:%M")


@dataclass(frozen=True, slots=True)
class PublishedMonths:
    """The months whose outcome can be shown, oldest first."""

    months: tuple[Month, ...]

    @property
    def latest(self) -> Month | None:
        """The newest month with a published outcome."""
        return self.months[-1] if self.months else None

    def neighbours(self, month: Month) -> tuple[Month | None, Month | None]:
        """The published months just before and after a month."""
        before = [one for one in self.months if one < month]
        after = [one for one in self.months if one > month]
        return (before[-1] if before else None), (after[0] if after else None)


def published_months(committee: Committee) -> PublishedMonths:
    """The months with a published outcome."""
    lasts = (
        Publication.objects.filter(
            committee=committee, scenario=Scenario.OUTCOME.value, withdrawn_at__isnull=True
        )
        .values_list("last", flat=True)
        .distinct()
        .order_by("last")
    )
    return PublishedMonths(tuple(Month.from_yyyymm(last) for last in lasts))
