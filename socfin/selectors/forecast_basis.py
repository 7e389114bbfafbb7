"""What a month's forecasts rest on, as one word that changes with it; reads only."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence

import pandas as pd
from django.db.models import Q

from socfin.domain.figures import Scenario
from socfin.domain.lines import AccountRule
from socfin.domain.period import Month, Span
from socfin.models import Adjustment, Committee, ForecastRun, Publication
from socfin.selectors import committees, forecasts
from socfin.selectors import ledger as facts
from socfin.selectors.periods import closing_of, period_of
from socfin.services.forecast.priors import shipped

WITHIN = 2
"""A measure counts in forecasts made this many months, or less, before it was entered: books close late."""


def told(adjustments: Iterable[Adjustment], month: Month, latest: Month | None) -> list[Adjustment]:
    """Measures and one-offs known when the month's books were closed; all of them for the latest month."""
    return [
        one
        for one in adjustments
        if Month(one.entered_at.year, one.entered_at.month).number <= month.number + WITHIN or month == latest
    ]


def basis(
    month: Month,
    publications: Iterable[Publication],
    tree: pd.DataFrame,
    rules: Sequence[AccountRule],
    adjustments: Iterable[Adjustment],
) -> str:
    """Another word when anything the month's forecasts are made from is another."""
    seen = {
        "publications": [
            one.pk
            for one in publications
            if one.scenario == Scenario.BUDGET.value
            or (one.scenario == Scenario.OUTCOME.value and one.last <= month.yyyymm)
        ],
        "tree": tree.to_csv(index=False),
        "rules": [[rule.prefix, rule.line.value if rule.line else ""] for rule in rules],
        "adjustments": [one.pk for one in adjustments],
        "version": shipped().version,
    }
    return hashlib.sha256(json.dumps(seen, sort_keys=True).encode()).hexdigest()


def basis_now(committee: Committee, month: Month) -> str:
    """The basis as it is at this moment."""
    latest = facts.published_months(committee).latest
    return basis(
        month,
        facts.current_publications(committee),
        facts.tree(committee),
        committees.account_rules(committee),
        told(forecasts.adjustments(committee), month, latest),
    )


def is_outdated(committee: Committee, month: Month) -> bool:
    """Whether a month has a forecast that was made from something else than what counts now.

    The latest month's is today's and rests on everything that is known. That of an earlier month tells what
    was said then, as long as the figures it was made from still count: later months, later decisions and
    measures entered later make it no other. A month that is closed keeps the one it was closed with.
    """
    run = forecasts.run_of(committee, month)
    if run is None or period_of(committee, month).state.is_shut:
        return False
    is_latest = month == facts.published_months(committee).latest
    return (is_latest or _figures_changed(run, month)) and run.fingerprint != basis_now(committee, month)


def _figures_changed(run: ForecastRun, month: Month) -> bool:
    """Whether an outcome up to the month, or a budget that began by then, was published or undone since."""
    since = Q(published_at__gt=run.made_at) | Q(withdrawn_at__gt=run.made_at)
    outcome = Q(scenario=Scenario.OUTCOME.value, last__lte=month.yyyymm)
    changed = Publication.objects.filter(since, committee=run.committee_id)
    if changed.filter(outcome).exists():
        return True
    budgets = changed.filter(scenario=Scenario.BUDGET.value, last__lt=(month.year + 1) * 100)
    begun: dict[str, int] = {}
    for source, last, months in budgets.values_list("source", "last", "months"):
        first = Span(Month.from_yyyymm(last), months).first.number
        begun[source] = min(first, begun.get(source, first))
    return any(first <= month.number for first in begun.values())


def shown_run(committee: Committee, month: Month) -> ForecastRun | None:
    """The newest run after a month, a closed month's own; None when it is no longer true."""
    closing = closing_of(committee, month)
    if closing is not None:
        return closing.forecast_run
    return None if is_outdated(committee, month) else forecasts.run_of(committee, month)
