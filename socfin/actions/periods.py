"""Closes, locks and opens a committee's months, and says when figures are due; every step is written once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from socfin.actions.audit import record
from socfin.actions.holding import held, moment_after_all, stop_if_overtaken
from socfin.domain.closing import NotMoved, Period, PeriodState, PeriodStep
from socfin.domain.period import Month
from socfin.domain.roles import GRANTS, Permission
from socfin.models import Committee, DueDate, PeriodChange, User
from socfin.reporting.closing import points_of
from socfin.selectors import periods
from socfin.selectors.committees import account_lines
from socfin.selectors.forecast_basis import shown_run
from socfin.selectors.ledger import published_months
from socfin.selectors.memberships import role_of
from socfin.selectors.uploads import published_since, publishing_mark
from socfin.services.closing.points import Point

CLOSED_AS_SEEN = "Månaden är inte stängd: se efter vad som gäller nu och stäng igen."


@transaction.atomic
def begin_closing(*, committee: Committee, month: Month, by: User) -> PeriodChange:
    """Tell everyone that the month is being closed; it can still be written in. NotMoved unless open."""
    return _taken(held(committee), month, PeriodStep.BEGIN_CLOSING, by)


@transaction.atomic
def cancel_closing(*, committee: Committee, month: Month, by: User) -> PeriodChange:
    """The month is open as before."""
    return _taken(held(committee), month, PeriodStep.CANCEL_CLOSING, by)


@transaction.atomic
def close_period(
    *, committee: Committee, month: Month, by: User, reason: str = "", seen: str | None = None
) -> PeriodChange:
    """Let the month stand as it is, with its limits, its account table and its forecast.

    NotMoved when nothing is published for it, when points of the checklist are left and no reason is given,
    or when something was published or undone since `seen` (the mark of what the person looked at).
    """
    now = held(committee)
    if month not in published_months(now).months:
        raise NotMoved(f"Inga siffror är publicerade för {month.label}, så månaden kan inte stängas.")
    if seen is not None and seen != publishing_mark(now):
        raise NotMoved(f"{published_since(now, seen)} {CLOSED_AS_SEEN}")
    fields = {
        "limits": _limits(now),
        "rules": [list(rule) for rule in account_lines(now).values_list("prefix", "line")],
        "forecast_run": shown_run(now, month),
    }
    return _taken(now, month, PeriodStep.CLOSE_PERIOD, by, reason, Kept(points_of(now, month), fields))


@transaction.atomic
def lock_period(*, committee: Committee, month: Month, by: User) -> PeriodChange:
    """After the accounts: only two administrators together open the month again."""
    return _taken(held(committee), month, PeriodStep.LOCK_PERIOD, by)


@transaction.atomic
def reopen_period(*, committee: Committee, month: Month, reason: str, by: User) -> PeriodChange:
    """Open a closed month for figures and words; NotMoved without a reason, or when it is locked."""
    return _taken(held(committee), month, PeriodStep.REOPEN_PERIOD, by, reason)


@transaction.atomic
def ask_reopening(*, committee: Committee, month: Month, reason: str, by: User) -> PeriodChange:
    """The first administrator asks for a locked month to be opened; it stays locked."""
    return _answered(committee, month, PeriodStep.ASK_REOPENING, by, reason)


@transaction.atomic
def approve_reopening(*, committee: Committee, month: Month, by: User) -> PeriodChange:
    """Another administrator opens the locked month; NotMoved for the one who asked."""
    return _answered(committee, month, PeriodStep.APPROVE_REOPENING, by, "")


@transaction.atomic
def decline_reopening(*, committee: Committee, month: Month, reason: str, by: User) -> PeriodChange:
    """An administrator says no, or whoever asked takes it back; the month stays locked."""
    return _answered(committee, month, PeriodStep.DECLINE_REOPENING, by, reason)


@transaction.atomic
def plan_periods(
    *,
    committee: Committee,
    year: int,
    workday: int,
    dates: Mapping[Month, date | None],
    by: User,
    seen: str | None = None,
) -> None:
    """Say on which working day after a month its figures are due, and on which days instead (None: that day).

    `seen` is the mark of what the writer saw; Overtaken when another has changed the year's dates since.
    """
    now = held(committee)
    before = periods.plan(now, year)
    stop_if_overtaken(seen, before)
    committee.due_workday = workday
    committee.full_clean()
    committee.save(update_fields=["due_workday"])
    for month, due in dates.items():
        if due is None:
            DueDate.objects.filter(committee=committee, month=month.yyyymm).delete()
        else:
            DueDate.objects.update_or_create(committee=committee, month=month.yyyymm, defaults={"due": due})
    after = periods.plan(committee, year).as_diary
    record("plan_periods", by=by, committee=committee, year=year, before=before.as_diary, after=after)


def _answered(committee: Committee, month: Month, step: PeriodStep, by: User, reason: str) -> PeriodChange:
    """A step of the two who open a locked month, both of them administrators of the committee."""
    now = held(committee)
    role = role_of(by, now)
    if not by.is_active or role is None or Permission.LOCK not in GRANTS[role]:
        raise NotMoved("Bara en administratör för nämnden kan öppna en låst månad, och det krävs två.")
    return _taken(now, month, step, by, reason)


@dataclass(frozen=True, slots=True)
class Kept:
    """What a month is closed with, so that it stays as it is whatever is changed afterwards."""

    points: tuple[Point, ...] = ()
    """What was left on the checklist."""
    fields: Mapping[str, Any] = field(default_factory=dict)
    """Of PeriodChange: limits, account table, forecast."""

    @property
    def hindering(self) -> int:
        """How many of the points want a reason."""
        return sum(point.check.needs_reason for point in self.points)


def _taken(
    committee: Committee,
    month: Month,
    step: PeriodStep,
    by: User,
    reason: str = "",
    kept: Kept = Kept(),
) -> PeriodChange:
    """The step written down, in the month's history and in the trail; NotMoved when it cannot be taken."""
    before = periods.period_of(committee, month)
    _stop_if_done(committee, before, step)
    after = before.after(step, by=by.get_username(), reason=reason.strip(), remaining=kept.hindering)
    last = periods.steps(committee, month).last()
    left = [point.words for point in kept.points]
    made = PeriodChange.objects.create(
        committee=committee,
        month=month.yyyymm,
        number=1 if last is None else last.number + 1,
        step=step.value,
        state=after.state.value,
        reason=reason.strip(),
        remaining=left,
        changed_at=moment_after_all(committee),
        changed_by=by,
        **kept.fields,
    )
    record(
        step.value,
        by=by,
        committee=committee,
        month=str(month),
        before=before.state.value,
        after=after.state.value,
        reason=made.reason,
        remaining=left,
    )
    return made


def _stop_if_done(committee: Committee, now: Period, step: PeriodStep) -> None:
    """Who is second to close or lock a month is told who was first."""
    done = {PeriodStep.CLOSE_PERIOD: PeriodState.CLOSED, PeriodStep.LOCK_PERIOD: PeriodState.LOCKED}
    last = periods.steps(committee, now.month).last()
    if last is not None and done.get(step) is now.state:
        when = timezone.localtime(last.changed_at)
        raise NotMoved(
            f"{now.month.label.capitalize()} är redan {now.state.label.lower()}, "
            f"av {last.changed_by} {when:%Y-%m-%d %H:%M}. Inget har ändrats."
        )


def _limits(committee: Committee) -> dict[str, str]:
    names = ("watch_percent", "deficit_percent", "floor_ore")
    return {name: str(getattr(committee, name)) for name in names}
