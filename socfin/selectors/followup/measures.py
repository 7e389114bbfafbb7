"""Measures with where they stand and what they gave, now or as known at a moment; reads only."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar

from django.db.models import Q, QuerySet

from socfin.domain.adjustments import AdjustmentKind
from socfin.domain.measures.facts import Effect, MeasureFact, MeasurePlan, Step
from socfin.domain.measures.states import MeasureState
from socfin.domain.period import Month
from socfin.models import Adjustment, Committee, MeasureEffect, MeasureStep

T = TypeVar("T", MeasureStep, MeasureEffect)
Known = Callable[[datetime], bool]
"""Whether something told at a moment is known."""


def measures(
    committee: Committee, year: int, known_at: datetime | None = None, *, years: int = 1
) -> list[MeasureFact]:
    """The measures and proposals of so many years, now or as known at a moment, in time order.

    None that is withdrawn.
    """
    rows = _of(committee).filter(first__lte=(year + years - 1) * 100 + 12, last__gte=year * 100 + 1)
    if known_at is None:
        rows = rows.filter(withdrawn_at__isnull=True)
    else:
        rows = rows.filter(
            Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=known_at), entered_at__lte=known_at
        )
    return [measure_fact(row, lambda at: known_at is None or at <= known_at) for row in rows]


def measure_by_id(committee: Committee, number: int) -> Adjustment | None:
    """The committee's measure that is not withdrawn; None when there is none."""
    return _of(committee).filter(pk=number, withdrawn_at__isnull=True).first()


def steps(measure: Adjustment) -> list[MeasureStep]:
    """All that was told of where it stands, newest first."""
    return list(measure.steps.select_related("entered_by").order_by("-id"))


def effects(measure: Adjustment) -> list[MeasureEffect]:
    """All that was told of what it gave, newest first."""
    return list(measure.effects.select_related("entered_by").order_by("-id"))


def measure_fact(row: Adjustment, known: Known = lambda _: True) -> MeasureFact:
    """A measure with what is known of it; its steps and effects are those that were fetched with it."""
    return MeasureFact(
        number=row.pk,
        code=row.verksamhet.code,
        plan=MeasurePlan(
            text=row.text,
            first=Month.from_yyyymm(row.first),
            last=Month.from_yyyymm(row.last),
            amount=row.amount_ore,
            consequence=row.consequence,
            role=row.role,
            line=row.line,
            account=row.account,
            indicator=row.indicator,
        ),
        steps=tuple(_step(step) for step in _in_order(row.steps.all(), known)),
        effects={
            Month.from_yyyymm(effect.month): Effect(amount=effect.amount_ore, text=effect.text)
            for effect in _in_order(row.effects.all(), known)
        },
    )


def _of(committee: Committee) -> QuerySet[Adjustment]:
    return (
        Adjustment.objects.filter(verksamhet__committee=committee, kind=AdjustmentKind.MEASURE.value)
        .select_related("verksamhet", "entered_by")
        .prefetch_related("steps", "effects")
        .order_by("first", "id")
    )


def _in_order(rows: Iterable[T], known: Known) -> list[T]:
    return sorted((row for row in rows if known(row.entered_at)), key=lambda row: row.pk)


def _step(step: MeasureStep) -> Step:
    return Step(
        state=MeasureState(step.state),
        day=step.day,
        body=step.body,
        item=step.item,
        dnr=step.dnr,
        text=step.text,
        entered=Month(step.entered_at.year, step.entered_at.month),
    )
