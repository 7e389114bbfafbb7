"""How a committee's months stand, what they were closed with and when figures are due; reads only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from django.db.models import Max, QuerySet

from socfin.domain.closing import Period, PeriodState, PeriodStep
from socfin.domain.limits import Thresholds
from socfin.domain.lines import AccountRule
from socfin.domain.period import Month
from socfin.domain.standing import Standing
from socfin.models import AuditEvent, Committee, DueDate, FigureBlock, PeriodChange, Publication
from socfin.selectors.committees import account_rules, line_named, thresholds
from socfin.selectors.figures import slot_filter


def standing(committee: Committee) -> dict[Month, Period]:
    """Every month that a step has been taken with; all others are open."""
    return {month: month_stood.period for month, month_stood in stood(committee).items()}


def period_of(committee: Committee, month: Month) -> Period:
    """How a month stands."""
    newest = steps(committee, month).last()
    return Period(month=month) if newest is None else _period(newest)


def steps(committee: Committee, month: Month) -> QuerySet[PeriodChange]:
    """All that has been done to a month, the first step first."""
    made = PeriodChange.objects.filter(committee=committee, month=month.yyyymm)
    return made.select_related("changed_by", "forecast_run").order_by("id")


@dataclass(frozen=True, slots=True)
class Stood:
    """How a month stands, since when and by whom."""

    period: Period
    since: datetime
    by: str


def stood(committee: Committee) -> dict[Month, Stood]:
    """Every month that a step has been taken with; an asked reopening changes nothing of since when."""
    standing_at: dict[Month, Stood] = {}
    made = PeriodChange.objects.filter(committee=committee).select_related("changed_by").order_by("id")
    for change in made:
        period = _period(change)
        before = standing_at.get(period.month)
        if before is not None and before.period.state is period.state:
            standing_at[period.month] = replace(before, period=period)
        else:
            standing_at[period.month] = Stood(period, change.changed_at, str(change.changed_by))
    return standing_at


def shut_months(committee: Committee) -> dict[Month, PeriodState]:
    """The months that stand, closed or locked."""
    return {month: period.state for month, period in standing(committee).items() if period.state.is_shut}


def closing_of(committee: Committee, month: Month, *, at: datetime | None = None) -> PeriodChange | None:
    """The step that closed a month which is shut, now or at a moment; None for one that is not."""
    made = [step for step in steps(committee, month) if at is None or step.changed_at <= at]
    if not made or not PeriodState(made[-1].state).is_shut:
        return None
    return [step for step in made if step.step == PeriodStep.CLOSE_PERIOD.value][-1]


def closings_of(committee: Committee) -> dict[Month, PeriodChange]:
    """The step that closed each month which is shut now."""
    newest: dict[Month, PeriodChange] = {}
    closed: dict[Month, PeriodChange] = {}
    made = PeriodChange.objects.filter(committee=committee).select_related("changed_by", "forecast_run")
    for change in made.order_by("id"):
        month = Month.from_yyyymm(change.month)
        newest[month] = change
        if change.step == PeriodStep.CLOSE_PERIOD.value:
            closed[month] = change
    return {month: closed[month] for month, change in newest.items() if PeriodState(change.state).is_shut}


def newest_of_years(committee: Committee) -> dict[int, datetime]:
    """By year, when money was last published of it, or undone."""
    moments = Publication.objects.filter(committee=committee, indicator="").order_by()
    newest: dict[int, datetime] = {}
    changed = moments.values_list("last").annotate(Max("published_at"), Max("withdrawn_at"))
    for last, *known in changed:
        newest[last // 100] = max(at for at in (newest.get(last // 100), *known) if at is not None)
    return newest


def limits_of(committee: Committee, month: Month) -> Thresholds:
    """The limits a shut month was closed with; the committee's own for any other."""
    return limits_under(committee, closing_of(committee, month))


def limits_under(committee: Committee, closing: PeriodChange | None) -> Thresholds:
    """The limits that a closing kept; the committee's own where there is none."""
    if closing is None or not closing.limits:
        return thresholds(committee)
    limits = closing.limits
    return Thresholds(
        watch_share=Fraction(Decimal(limits["watch_percent"])) / 100,
        deficit_share=Fraction(Decimal(limits["deficit_percent"])) / 100,
        floor=int(limits["floor_ore"]),
    )


def rules_of(committee: Committee, month: Month) -> tuple[AccountRule, ...]:
    """The account table a shut month was closed with; the committee's own for any other."""
    return rules_under(committee, closing_of(committee, month))


def rules_under(committee: Committee, closing: PeriodChange | None) -> tuple[AccountRule, ...]:
    """The account table that a closing kept; the committee's own where there is none."""
    if closing is None or not closing.rules:
        return account_rules(committee)
    return tuple(AccountRule(prefix, line_named(line)) for prefix, line in closing.rules)


def last_step_at(committee: Committee) -> datetime | None:
    """When a step was last taken in the committee; None when none was."""
    last: datetime | None = PeriodChange.objects.filter(committee=committee).aggregate(Max("changed_at"))[
        "changed_at__max"
    ]
    return last


def typed_dates(committee: Committee, year: int) -> dict[Month, date]:
    """The due dates that someone has written for months of a year."""
    dates = DueDate.objects.filter(committee=committee, month__gt=year * 100, month__lt=(year + 1) * 100)
    return {Month.from_yyyymm(month): due for month, due in dates.values_list("month", "due")}


def plan(committee: Committee, year: int) -> Standing:
    """The usual working day and the dates written for a year, as the form has them."""
    typed = typed_dates(committee, year)
    words = ((f"due-{month}", due.isoformat()) for month, due in sorted(typed.items()))
    return Standing((("workday", str(committee.due_workday)), *words))


def planned_last(committee: Committee) -> tuple[datetime | None, int]:
    """When the days were last changed (None: never), and how many times; for calendars."""
    made = AuditEvent.objects.filter(committee=committee.slug, action="plan_periods")
    newest = made.first()
    return (newest.at if newest else None), made.count()


def years_with_figures(committee: Committee, codes: Iterable[str]) -> set[int]:
    """The years in which published files that stand have figures for any of some verksamheter."""
    blocks = _standing_blocks(committee).filter(verksamhet__code__in=list(codes))
    return {last // 100 for last in blocks.values_list("last", flat=True).distinct().order_by()}


def _standing_blocks(committee: Committee) -> QuerySet[FigureBlock]:
    pointed = Publication.objects.filter(committee=committee, withdrawn_at__isnull=True)
    return FigureBlock.objects.filter(upload__in=pointed.values("upload"))


def figures_in(publications: Iterable[Publication]) -> dict[tuple[int, str, str], tuple[int, int]]:
    """(verksamhet's id, account, line) → the sum of the known amounts, öre, and how many are not known."""
    figures: dict[tuple[int, str, str], tuple[int, int]] = {}
    blocks = FigureBlock.objects.filter(slot_filter(publications))
    lists = blocks.values_list("verksamhet_id", "accounts", "lines", "amounts_ore")
    for node, accounts, lines, amounts in lists.iterator():
        for account, line, amount in zip(accounts, lines, amounts, strict=True):
            total, missing = figures.get((node, account, line), (0, 0))
            figures[node, account, line] = (total + (amount or 0), missing + (amount is None))
    return figures


def _period(newest: PeriodChange) -> Period:
    asked = newest.step == PeriodStep.ASK_REOPENING.value
    return Period(
        month=Month.from_yyyymm(newest.month),
        state=PeriodState(newest.state),
        asked_by=newest.changed_by.get_username() if asked else "",
    )
