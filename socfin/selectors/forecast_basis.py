"""What a month's forecasts rest on, as one word that changes with it; reads only."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

import pandas as pd
from django.db.models import Q

from socfin.domain.figures import Scenario
from socfin.domain.lines import AccountRule
from socfin.domain.period import Month, Span
from socfin.models import Adjustment, Committee, ForecastRun, Publication
from socfin.selectors import committees, forecasts
from socfin.selectors import ledger as facts
from socfin.selectors.periods import closings_of
from socfin.services.forecast.adjustments import AdjustmentFact
from socfin.services.forecast.priors import shipped

WITHIN = 2
"""A measure counts in forecasts made this many months, or less, before it was entered: books close late."""


def is_known(at: datetime, month: Month, latest: Month | None) -> bool:
    """Whether what was told at a moment counts in the forecast after a month."""
    return month == latest or Month(at.year, at.month).number <= month.number + WITHIN


def known_after(
    adjustments: Iterable[Adjustment], month: Month, latest: Month | None, until: datetime | None = None
) -> list[AdjustmentFact]:
    """What counts of measures and one-offs, as known when the month's books were closed.

    For the latest month all that is told; of what they gave only the months up to it. What was told after
    `until` is left out.
    """

    def known(at: datetime) -> bool:
        return is_known(at, month, latest) and (until is None or at <= until)

    facts = [
        forecasts.fact_of(adjustment, known) for adjustment in adjustments if known(adjustment.entered_at)
    ]
    return [
        replace(fact, realised=tuple(effect for effect in fact.realised if effect[0] <= month))
        for fact in facts
        if fact is not None
    ]


@dataclass(frozen=True)
class Grounds:
    """What a committee's forecasts rest on now, each read once for as many months as are asked for."""

    committee: Committee

    @cached_property
    def publications(self) -> list[Publication]:
        """What counts of money, one for each slot."""
        return facts.current_publications(self.committee)

    @cached_property
    def tree(self) -> pd.DataFrame:
        """The verksamheter, columns of frames.TREE."""
        return facts.tree(self.committee)

    @cached_property
    def rules(self) -> tuple[AccountRule, ...]:
        """Which accounts are of which line."""
        return committees.account_rules(self.committee)

    @cached_property
    def adjustments(self) -> list[Adjustment]:
        """The measures, proposals and one-offs that are not withdrawn, in time order."""
        return list(forecasts.adjustments(self.committee))

    @cached_property
    def latest(self) -> Month | None:
        """The newest month with a published outcome; None when there is none."""
        return facts.published_months(self.committee).latest

    def adjustments_at(self, month: Month) -> list[AdjustmentFact]:
        """What counts of measures and one-offs, as known when the month's books were closed."""
        return known_after(self.adjustments, month, self.latest)

    def fingerprint(self, month: Month) -> str:
        """Another word when anything the month's forecasts are made from is another."""
        seen = {
            "publications": [
                publication.pk
                for publication in self.publications
                if publication.scenario == Scenario.BUDGET.value
                or (publication.scenario == Scenario.OUTCOME.value and publication.last <= month.yyyymm)
            ],
            "tree": self.tree.to_csv(index=False),
            "rules": [[rule.prefix, rule.line.value if rule.line else ""] for rule in self.rules],
            "adjustments": [_seen(fact) for fact in self.adjustments_at(month)],
            "version": shipped().version,
        }
        return hashlib.sha256(json.dumps(seen, sort_keys=True).encode()).hexdigest()


def _seen(fact: AdjustmentFact) -> list[object]:
    """A measure or a one-off with all of it that may become another; what was entered never does."""
    realised = [[month.yyyymm, amount] for month, amount in fact.realised]
    until = [fact.until.yyyymm] if fact.until else []
    return [fact.number, *([realised, until] if realised or until else [])]


@dataclass(frozen=True, slots=True)
class ShownRun:
    """The run whose forecasts are shown after a month."""

    run: ForecastRun | None = None
    """The newest, a closed month's own; None when there is none or it is no longer true."""
    outdated: bool = False
    """Whether there is one that was made from something else than what counts now."""


def shown_runs(committee: Committee, months: Collection[Month] | None = None) -> dict[Month, ShownRun]:
    """By month, of all months that have a run or of some, what is shown of it.

    The latest month's is today's and rests on everything that is known. That of an earlier month tells what
    was said then, as long as the figures it was made from still count: later months, later decisions and
    measures entered later make it no other. A month that is closed keeps the one it was closed with.
    """
    runs = forecasts.runs(committee)
    if months is not None:
        runs = runs.filter(month__in=[month.yyyymm for month in months])
    newest = {Month.from_yyyymm(run.month): run for run in runs}
    closings = closings_of(committee)
    grounds = Grounds(committee)
    changes = _changes(committee, since=min((run.made_at for run in newest.values()), default=None))
    shown = {}
    for month, run in newest.items():
        outdated = month not in closings and _is_outdated(run, month, grounds, changes)
        shown[month] = ShownRun(None if outdated else run, outdated)
    kept = {month: ShownRun(closing.forecast_run) for month, closing in closings.items()}
    return shown | {
        month: shown_run for month, shown_run in kept.items() if months is None or month in months
    }


def is_outdated(committee: Committee, month: Month) -> bool:
    """Whether a month has a forecast that was made from something else than what counts now."""
    return shown_runs(committee, {month}).get(month, ShownRun()).outdated


def shown_run(committee: Committee, month: Month) -> ForecastRun | None:
    """The newest run after a month, a closed month's own; None when it is no longer true."""
    return shown_runs(committee, {month}).get(month, ShownRun()).run


def _is_outdated(run: ForecastRun, month: Month, grounds: Grounds, changes: list[_Change]) -> bool:
    touched = month == grounds.latest or _figures_changed(run, month, changes)
    return touched and run.fingerprint != grounds.fingerprint(month)


@dataclass(frozen=True, slots=True)
class _Change:
    """An outcome or a budget that was published or undone."""

    scenario: str
    source: str
    span: Span
    at: datetime


def _changes(committee: Committee, since: datetime | None) -> list[_Change]:
    """What has been published or undone after a moment; nothing where there is none."""
    if since is None:
        return []
    after = Q(published_at__gt=since) | Q(withdrawn_at__gt=since)
    changed = Publication.objects.filter(after, committee=committee, indicator="")
    changed = changed.exclude(scenario=Scenario.FORECAST.value)
    listed = changed.values_list("scenario", "source", "last", "months", "published_at", "withdrawn_at")
    return [
        _Change(scenario, source, Span(Month.from_yyyymm(last), months), withdrawn or published)
        for scenario, source, last, months, published, withdrawn in listed
    ]


def _figures_changed(run: ForecastRun, month: Month, changes: list[_Change]) -> bool:
    """Whether an outcome up to the month, or a budget that began by then, has changed since the run."""
    begun: dict[str, Month] = {}
    for event in changes:
        if event.at <= run.made_at:
            continue
        if event.scenario == Scenario.OUTCOME.value and event.span.last <= month:
            return True
        if event.scenario == Scenario.BUDGET.value and event.span.last.year <= month.year:
            begun[event.source] = min(event.span.first, begun.get(event.source, event.span.first))
    return any(first <= month for first in begun.values())
