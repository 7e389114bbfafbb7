"""Published figures as frames; reads only, computes nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from json import loads
from typing import Any

import numpy as np
import pandas as pd
from django.db.models import Max, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.timezone import localtime

from socfin.domain.figures import Scenario
from socfin.domain.period import Month, Span, months_in_words
from socfin.domain.report import Source
from socfin.frames.declared import LEDGER, TREE, categories, frame_of, summed
from socfin.models import Committee, FigureBlock, Publication, Verksamhet
from socfin.selectors.committees import verksamheter

MONTHS = 12
"""Of a whole year."""
SLOT = ["upload", "scenario", "last", "months", "as_of"]
ENTRIES = {"accounts": "account", "lines": "line", "amounts_ore": "amount_ore"}
"""The lists of a block and what an entry of each is called."""


def current_publications(
    committee: Committee, *, years: Collection[int] | None = None, known_at: datetime | None = None
) -> list[Publication]:
    """The publication that counts for each slot of money, now or as it was known at a moment."""
    money = Publication.objects.filter(committee=committee, indicator="")
    return _counting(money, years=years, known_at=known_at)


def counting(
    committee: Committee, *, years: Collection[int] | None = None, known_at: datetime | None = None
) -> list[Publication]:
    """The publication that counts for each slot, of money and of indicators alike."""
    return _counting(Publication.objects.filter(committee=committee), years=years, known_at=known_at)


def indicator_publications(
    committee: Committee, month: Month, *, known_at: datetime | None = None
) -> list[Publication]:
    """The publication that counts for each slot of an indicator up to a month, now or as known at a moment.

    Of this year and the last one every slot, of the years before those of a whole year alone; targets for all
    of the year, as for money.
    """
    recent = Q(last__gt=(month.year - 1) * 100) | Q(months=MONTHS)
    planned = Q(scenario=Scenario.BUDGET.value, last__lte=Month(month.year, MONTHS).yyyymm)
    reached = Q(last__lte=month.yyyymm) | planned
    values = Publication.objects.filter(recent, reached, committee=committee)
    return _counting(values.exclude(indicator=""), years=None, known_at=known_at)


def _counting(
    publications: QuerySet[Publication], *, years: Collection[int] | None, known_at: datetime | None
) -> list[Publication]:
    publications = publications.select_related("upload", "published_by")
    if known_at is None:
        publications = publications.filter(withdrawn_at__isnull=True)
    else:
        publications = publications.filter(
            Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=known_at), published_at__lte=known_at
        )
    if years is not None:
        publications = publications.filter(last__gte=min(years) * 100, last__lt=(max(years) + 1) * 100)
    latest = {
        (
            publication.scenario,
            publication.source,
            publication.last,
            publication.months,
            publication.as_of,
            publication.indicator,
        ): publication
        for publication in publications.order_by("published_at", "id")
    }
    return sorted(latest.values(), key=lambda publication: publication.pk)


def ever_published(committee: Committee, year: int) -> list[Publication]:
    """All that has been published of a year, money and indicators, whatever came of it; oldest first."""
    of_year = Publication.objects.filter(committee=committee, last__gte=year * 100, last__lt=(year + 1) * 100)
    return list(of_year.select_related("upload", "published_by", "withdrawn_by").order_by("id"))


def counts_in(publication: Publication, month: Month) -> bool:
    """Whether a publication of the month's year counts in the month: a budget, else what was known by then.

    An outcome, and a deviation that a file states, up to the month; what is said of the whole year when it
    was made after the month or before.
    """
    if publication.scenario == Scenario.BUDGET.value:
        return True
    return (publication.as_of or publication.last) <= month.yyyymm


def slots(publications: Collection[Publication]) -> list[tuple[Any, ...]]:
    """All that the ledger of these publications follows from, but the codes of the verksamheter."""
    return [(p.pk, p.upload_id, p.scenario, p.source, p.last, p.months, p.as_of) for p in publications]


def last_outcome_at(committee: Committee, known_at: datetime) -> int | None:
    """The last month (yyyymm) with an outcome published by a moment, whatever came of it; else None."""
    published = Publication.objects.filter(committee=committee, scenario=Scenario.OUTCOME.value, indicator="")
    newest: int | None = published.filter(published_at__lte=known_at).aggregate(Max("last"))["last__max"]
    return newest


def ledger(publications: Collection[Publication]) -> pd.DataFrame:
    """The figures the publications point to (LEDGER), öre, summed per key; missing where any of it is."""
    return coded_ledger(publications).astype(LEDGER)


def coded_ledger(publications: Collection[Publication]) -> pd.DataFrame:
    """`ledger` (öre) with its words as categories: what a file of a million rows is compared with."""
    if not publications:
        return _unfolded([])
    pointed = {(p.upload_id, p.scenario, p.last, p.months, p.as_of): (p.source, p.pk) for p in publications}
    uploads, lasts = {slot[0] for slot in pointed}, {slot[2] for slot in pointed}
    blocks = (
        FigureBlock.objects.filter(upload_id__in=uploads, last__in=lasts)
        .order_by("id")
        .values_list(*SLOT, "verksamhet__code", *(Cast(name, TextField()) for name in ENTRIES))
    )
    pointed_blocks = [(*block, *pointed[block[:5]]) for block in blocks.iterator() if block[:5] in pointed]
    lists = _lists_read(pointed_blocks)
    frame = _unfolded(lists)
    frame["last"] = _month_numbers(frame["last"])
    frame["as_of"] = _month_numbers(frame["as_of"])
    if any(_repeats(block) for block in lists):
        frame = summed(frame, [name for name in LEDGER if name != "amount_ore"])[list(LEDGER)]
    return frame


def _lists_read(blocks: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """The blocks with their lists read: a column's texts in one go, which takes half the time."""
    first = len(SLOT) + 1
    columns = list(zip(*blocks, strict=True))
    for place in range(first, first + len(ENTRIES)) if blocks else ():
        columns[place] = loads(f"[{','.join(columns[place])}]")
    return list(zip(*columns, strict=True))


def _unfolded(blocks: list[tuple[Any, ...]]) -> pd.DataFrame:
    """SLOT, verksamhet, ENTRIES, source and rank of each block → one row an entry, typed as LEDGER."""
    names = [*SLOT, "verksamhet", *ENTRIES, "source", "rank"]
    columns = dict(zip(names, zip(*blocks, strict=True), strict=True)) if blocks else dict.fromkeys(names, ())
    sizes = [len(accounts) for accounts in columns["accounts"]]
    spread = {
        name: _typed(columns[name], kind).repeat(sizes).array
        for name, kind in LEDGER.items()
        if name in columns
    }
    entries = {
        name: _typed(chain.from_iterable(columns[listed]), LEDGER[name]).array
        for listed, name in ENTRIES.items()
    }
    return pd.DataFrame({**spread, **entries})[list(LEDGER)]


def _typed(values: Iterable[Any], kind: str) -> pd.Series:
    if kind != "str":
        return pd.Series(list(values), dtype=kind)
    codes, words = pd.factorize(np.array(list(values), dtype=object))
    return categories(codes, list(words))


def _repeats(block: tuple[Any, ...]) -> bool:
    """Whether two figures of the block have the same account and line."""
    accounts, lines = block[len(SLOT) + 1 : len(SLOT) + 3]
    return len(set(zip(accounts, lines, strict=True))) < len(accounts)


def _month_numbers(yyyymm: pd.Series) -> pd.Series:
    """202203 → Month.number; 0 stays 0."""
    return (yyyymm // 100 * 12 + yyyymm % 100 - 1).where(yyyymm > 0, 0)


def tree(committee: Committee) -> pd.DataFrame:
    """The committee's verksamheter, columns of frames.TREE; months are Month.number, NA when unbounded."""
    return frame_of(TREE, tree_rows(committee))


def tree_of(nodes: Iterable[Verksamhet]) -> pd.DataFrame:
    """The same of verksamheter that are read already, with their parents and successors."""
    return frame_of(
        TREE,
        [
            _tree_row(
                (
                    node.code,
                    node.name,
                    node.parent and node.parent.code,
                    node.order,
                    node.valid_from,
                    node.valid_to,
                    node.successor and node.successor.code,
                )
            )
            for node in nodes
        ],
    )


def tree_rows(committee: Committee) -> list[tuple[Any, ...]]:
    """The rows of `tree`."""
    names = ("code", "name", "parent__code", "order", "valid_from", "valid_to", "successor__code")
    return [_tree_row(values) for values in verksamheter(committee).values_list(*names)]


def _tree_row(values: tuple[Any, ...]) -> tuple[Any, ...]:
    def number(yyyymm: int | None) -> int | None:
        return None if yyyymm is None else Month.from_yyyymm(yyyymm).number

    code, name, parent, order, first, last, successor = values
    return code, name, parent or "", order, number(first), number(last), successor or ""


def sources(publications: Collection[Publication], what: str = "") -> tuple[Source, ...]:
    """The files behind the publications, one entry per file, scenario and span, newest first.

    `what` is what they are called where they are no scenarios of money; then a file is one entry.
    """
    by_file: dict[tuple[int, str], list[Publication]] = {}
    for publication in publications:
        by_file.setdefault((publication.upload_id, what or publication.scenario), []).append(publication)
    return tuple(_source(group, what) for group in sorted(by_file.values(), key=lambda group: -group[-1].pk))


def _source(group: list[Publication], what: str) -> Source:
    newest = max(group, key=lambda publication: publication.pk)
    whole = months_in_words(
        Span(Month.from_yyyymm(publication.last), publication.months) for publication in group
    )
    return Source(
        upload=newest.upload_id,
        filename=newest.upload.filename,
        scenario=what or Scenario(newest.scenario).label,
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
        """The newest month with a published outcome; None when there is none."""
        return self.months[-1] if self.months else None

    def neighbours(self, month: Month) -> tuple[Month | None, Month | None]:
        """The published months just before and after a month; None where there is none."""
        before = [known for known in self.months if known < month]
        after = [known for known in self.months if known > month]
        return (before[-1] if before else None), (after[0] if after else None)


def shown_outcomes() -> QuerySet[Publication]:
    """What is published of outcomes, and of deviations that a file states without one, in any committee."""
    return Publication.objects.filter(
        scenario__in=(Scenario.OUTCOME.value, Scenario.DEVIATION.value),
        withdrawn_at__isnull=True,
        indicator="",
    )


def newest_publishing(committee: Committee) -> datetime | None:
    """When the newest of the outcome that is shown was published; None where nothing is."""
    newest: datetime | None = (
        shown_outcomes().filter(committee=committee).aggregate(Max("published_at"))["published_at__max"]
    )
    return newest


def published_months(committee: Committee) -> PublishedMonths:
    """The months with a published outcome, or a deviation that a file states without one."""
    rows = shown_outcomes().filter(committee=committee).values_list("last", "as_of").distinct()
    return PublishedMonths(tuple(map(Month.from_yyyymm, sorted({as_of or last for last, as_of in rows}))))
