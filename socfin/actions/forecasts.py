"""Makes and keeps a committee's forecasts, and takes in measures and one-offs; never called to show one."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property

import pandas as pd
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from socfin.actions.audit import record
from socfin.actions.followup.measures import keep_step
from socfin.actions.holding import held
from socfin.actions.people.users import machine_user
from socfin.actions.storing import entered
from socfin.actions.work.asking import ask, goes_outside
from socfin.domain.adjustments import AdjustmentKind, NewAdjustment
from socfin.domain.closing import PeriodState
from socfin.domain.figures import Scenario
from socfin.domain.measures.facts import DECIDED
from socfin.domain.money import Ore
from socfin.domain.period import Month
from socfin.domain.work.pieces import Work, WorkState
from socfin.models import Adjustment, Committee, ForecastRun, ForecastValue, Publication, User, Verksamhet
from socfin.selectors import forecasts
from socfin.selectors import ledger as facts
from socfin.selectors.forecast_basis import Grounds, is_outdated
from socfin.selectors.periods import shut_months
from socfin.selectors.replica import from_primary
from socfin.selectors.uploads import last_publishing
from socfin.selectors.work.queue import lately, state_of
from socfin.services.forecast.adjustments import AdjustmentFact
from socfin.services.forecast.estimates import COMBINED
from socfin.services.forecast.history import Known, is_same_budget, known_after
from socfin.services.forecast.run import LAST_MONTH, ForecastValues, forecast_values
from socfin.services.forecast.values import Value

OWN_TIME = timedelta(minutes=1)
"""Who published makes the forecast; others do when it is not there by then, so that no page waits."""
BATCH = 2_000
Step = Callable[[Month], object]

LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Desk(Grounds):
    """What forecasts are made from, read once for as many months as are asked for."""

    @cached_property
    def ledger(self) -> pd.DataFrame:
        return facts.ledger(self.publications)

    @cached_property
    def shut(self) -> dict[Month, PeriodState]:
        return shut_months(self.committee)

    def known(self, month: Month) -> Known:
        return known_after(month, self.ledger, self.tree, self.rules)

    def budget_before(self, month: Month) -> pd.DataFrame:
        """The budget as it was known when the forecasts of the month before were made."""
        before = month.plus(-1)
        run = forecasts.run_of(self.committee, before)
        now = _budgets(self.publications)
        then = _budgets(facts.current_publications(self.committee, known_at=run.made_at)) if run else now
        same = {publication.pk for publication in now} == {publication.pk for publication in then}
        ledger = self.ledger if same else facts.ledger(then)
        known = known_after(before, ledger, self.tree, self.rules).ledger
        return known[known["scenario"] == Scenario.BUDGET.value]


def _budgets(publications: Iterable[Publication]) -> list[Publication]:
    return [publication for publication in publications if publication.scenario == Scenario.BUDGET.value]


def make_forecasts(*, committee: Committee, month: Month, by: User) -> ForecastRun | None:
    """Make and keep the forecasts after a month; None when there is nothing new to make them from.

    Reading and reckoning are done outside the transaction, which only stores.
    """
    return _made(_Desk(committee), month, by)


def refresh_forecasts(*, committee: Committee, by: User, month: Month | None = None) -> bool:
    """Make the forecasts after a month anew, the latest unless told; False if it failed.

    Nothing is made when what they rest on is the same.

    Called when figures are already published: a forecast that fails is put in the log and never makes the
    publishing look as if it had failed. The pages then show the forecast that outlook.py gives.
    """
    month = month or facts.published_months(committee).latest
    if month is None:
        return True
    try:
        make_forecasts(committee=committee, month=month, by=by)
    except Exception:
        LOG.exception("No forecast for %s after %s", committee.slug, month)
        return False
    return True


def renew_forecasts(committee: Committee, month: Month) -> bool:
    """Make a month's forecasts where who published ended before they were made; asked before a page.

    Asked for once in each process for what counts now, outside the request where someone works there: one
    that fails is in the log, and the page says that it is missing. False while they are waited for, and where
    they failed: another process may make them.
    """
    key = f"forecast-looked-at:{committee.pk}:{committee.revision}:{month}"
    looked: bool | str | None = cache.get(key)
    if looked is not None:
        return looked is True or (isinstance(looked, str) and state_of(looked) is WorkState.DONE)
    outdated, last = is_outdated(committee, month), last_publishing(committee)
    if outdated and last is not None and timezone.now() < last + OWN_TIME:
        return False
    if outdated and goes_outside():
        which = {"committee": committee.pk, "month": str(month)}
        by = machine_user().pk
        cache.set(key, lately(Work.FORECASTS, **which) or ask(Work.FORECASTS, **which, by=by))
        return False
    with from_primary():
        made = not outdated or refresh_forecasts(committee=committee, by=machine_user(), month=month)
    cache.set(key, made)
    if outdated:
        committee.refresh_from_db(fields=["revision"])
    return made


def is_made(committee: Committee, month: Month) -> bool:
    """Whether the forecasts after a month rest on what counts now; also where there are none to make."""
    run = forecasts.run_of(committee, month)
    is_current = run is not None and run.fingerprint == _Desk(committee).fingerprint(month)
    return is_current or month.month > LAST_MONTH


def make_forecast_runs(
    *, committee: Committee, months: Iterable[Month], by: User, step: Step = lambda _: None
) -> int:
    """Make the forecasts after several months, oldest first, telling `step` of each; gives how many."""
    desk, count = _Desk(committee), 0
    for month in sorted(months):
        count += _made(desk, month, by) is not None
        step(month)
    return count


def forecast_months(committee: Committee) -> list[Month]:
    """The months a forecast can be made after: with a published outcome, December left out."""
    return [month for month in facts.published_months(committee).months if month.month <= LAST_MONTH]


def _made(desk: _Desk, month: Month, by: User) -> ForecastRun | None:
    if month in desk.shut:
        return None  # it keeps the forecast that it was closed with
    before = forecasts.run_of(desk.committee, month)
    fingerprint = desk.fingerprint(month)
    if month.month > LAST_MONTH or (before is not None and before.fingerprint == fingerprint):
        return None
    adjustments = desk.adjustments_at(month)
    made = _explained(forecast_values(desk.known(month), adjustments), desk, month, adjustments)
    if not made.values and before is None:
        return None
    return _kept(desk, month, made, fingerprint, by)


def _explained(
    made: ForecastValues, desk: _Desk, month: Month, adjustments: list[AdjustmentFact]
) -> ForecastValues:
    """With what each forecast would have been, had the budget not changed since the month before."""
    if month.month == 1 or not made.values:
        return made
    now = desk.known(month)
    is_budget = now.ledger["scenario"] == Scenario.BUDGET.value
    budget = desk.budget_before(month)
    if is_same_budget(budget, now.ledger[is_budget]):
        return made
    earlier = forecast_values(replace(now, ledger=pd.concat([now.ledger[~is_budget], budget])), adjustments)
    before = {value.code: value.explanation["before"] for value in earlier.values if value.explanation}
    return replace(made, values=tuple(_with_earlier_budget(value, before) for value in made.values))


def _with_earlier_budget(value: Value, before: dict[str, Ore]) -> Value:
    if not value.explanation or value.code not in before:
        return value
    return replace(value, explanation={**value.explanation, "before_with_earlier_budget": before[value.code]})


@transaction.atomic
def _kept(desk: _Desk, month: Month, made: ForecastValues, fingerprint: str, by: User) -> ForecastRun | None:
    committee = desk.committee
    held(committee)
    newest = forecasts.run_of(committee, month)
    if newest is not None and newest.fingerprint == fingerprint:
        return None  # another process made it meanwhile
    nodes = dict(committee.verksamheter.values_list("code", "pk"))
    run = ForecastRun.objects.create(
        committee=committee,
        month=month.yyyymm,
        version=made.version,
        fingerprint=fingerprint,
        afterwards=desk.latest is not None and desk.latest > month,
        committee_revision=committee.revision,
        made_at=timezone.now(),
        made_by=by,
    )
    ForecastValue.objects.bulk_create(
        (
            ForecastValue(
                run=run,
                verksamhet_id=nodes[value.code],
                line=value.line,
                method=value.method,
                amount_ore=value.amount,
                low_ore=value.low,
                high_ore=value.high,
                own_ore=value.own,
                explanation=value.explanation,
            )
            for value in made.values
        ),
        batch_size=BATCH,
    )
    nets = sum(value.method == COMBINED and not value.line for value in made.values)
    noted = {"month": str(month), "run": run.pk, "verksamheter": nets}
    record("make_forecasts", by=by, committee=committee, months=[month], **noted)
    return run


@transaction.atomic
def adjust(
    *,
    verksamhet: Verksamhet,
    new: NewAdjustment,
    by: User,
) -> Adjustment:
    """Tell of a decided measure, a known change or a one-off; positive öre improve the result."""
    reckoning = new.reckoning
    made = entered(
        Adjustment(
            verksamhet=verksamhet,
            kind=new.kind.value,
            first=new.first.yyyymm,
            last=new.last.yyyymm,
            amount_ore=new.amount,
            reckoned=reckoning.kind.value if reckoning else "",
            each_ore=reckoning.each if reckoning else None,
            tenths=reckoning.tenths if reckoning else 0,
            line=new.line.value if new.line else "",
            text=new.text,
            entered_at=timezone.now(),
            entered_by=by,
        )
    )
    if new.kind is AdjustmentKind.MEASURE:
        keep_step(made, DECIDED, by)
    record(
        "adjust",
        by=by,
        committee=verksamhet.committee,
        verksamhet=verksamhet.code,
        kind=new.kind.value,
        first=str(new.first),
        last=str(new.last),
        amount_ore=new.amount,
    )
    return made


@transaction.atomic
def withdraw_adjustment(*, adjustment: Adjustment, by: User) -> None:
    """Take a measure or one-off back; it stays in the books as withdrawn, by who withdrew it first."""
    held(adjustment.verksamhet.committee)
    adjustment.refresh_from_db()
    if adjustment.withdrawn_at is not None:
        return
    adjustment.withdrawn_at = timezone.now()
    adjustment.withdrawn_by = by
    adjustment.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record("withdraw_adjustment", by=by, committee=adjustment.verksamhet.committee, adjustment=adjustment.pk)
