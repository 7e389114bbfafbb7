"""Enters measures and proposals, where they stand and what they gave; all is kept, the newest counts."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from socfin.actions.audit import record
from socfin.actions.holding import held
from socfin.actions.storing import entered
from socfin.domain.adjustments import AdjustmentKind
from socfin.domain.measures.facts import Effect, MeasurePlan, Step
from socfin.domain.measures.states import MeasureState, NotEntered
from socfin.domain.period import Month
from socfin.models import Adjustment, MeasureEffect, MeasureStep, User, Verksamhet
from socfin.selectors.followup import measures


@transaction.atomic
def enter_measure(*, verksamhet: Verksamhet, plan: MeasurePlan, step: Step, by: User) -> Adjustment:
    """Enter a measure or a proposal and where it stands; NotEntered with nothing entered."""
    _hold_plan(plan)
    _hold_step(step)
    held(verksamhet.committee)
    made = entered(
        Adjustment(
            verksamhet=verksamhet,
            kind=AdjustmentKind.MEASURE.value,
            first=plan.first.yyyymm,
            last=plan.last.yyyymm,
            amount_ore=plan.amount,
            line=plan.line,
            text=plan.text,
            consequence=plan.consequence,
            role=plan.role,
            account=plan.account,
            indicator=plan.indicator,
            entered_at=timezone.now(),
            entered_by=by,
        )
    )
    keep_step(made, step, by)
    record(
        "enter_measure",
        by=by,
        committee=verksamhet.committee,
        measure=made.pk,
        verksamhet=verksamhet.code,
        state=step.state.value,
        first=str(plan.first),
        last=str(plan.last),
        amount_ore=plan.amount,
    )
    return made


@transaction.atomic
def stand_measure(*, measure: Adjustment, step: Step, by: User) -> MeasureStep:
    """Tell where a measure stands now, and who decided so; NotEntered with nothing told."""
    committee = held(measure.verksamhet.committee)
    measure.refresh_from_db()
    _hold_standing(measure)
    _hold_step(step)
    made = keep_step(measure, step, by)
    record(
        "stand_measure",
        by=by,
        committee=committee,
        measure=measure.pk,
        state=step.state.value,
        day=str(step.day or ""),
        item=step.item,
    )
    return made


@transaction.atomic
def follow_measure(*, measure: Adjustment, effects: Mapping[Month, Effect], by: User) -> None:
    """Tell what a measure gave in some months, positive öre improved the result; None takes a month back.

    NotEntered with nothing told where one of them is none of its months.
    """
    committee = held(measure.verksamhet.committee)
    measure.refresh_from_db()
    _hold_standing(measure)
    outside = [month for month in effects if not measure.first <= month.yyyymm <= measure.last]
    if outside:
        raise NotEntered(f"Åtgärden gäller inte {outside[0].label}. Välj en av dess månader.")
    if not measures.measure_fact(measure).standing.state.counts:
        raise NotEntered("Ett förslag har ingen effekt att följa upp. Ange först att det är beslutat.")
    for month, effect in effects.items():
        _keep_effect(measure, month, effect, by)
    if effects:
        amounts = {str(month): effect.amount for month, effect in effects.items()}
        record("follow_measure", by=by, committee=committee, measure=measure.pk, amounts_ore=amounts)


def _keep_effect(measure: Adjustment, month: Month, effect: Effect, by: User) -> None:
    entered(
        MeasureEffect(
            measure=measure,
            month=month.yyyymm,
            amount_ore=effect.amount,
            text=effect.text,
            entered_at=timezone.now(),
            entered_by=by,
        )
    )


def keep_step(measure: Adjustment, step: Step, by: User) -> MeasureStep:
    """Keep where a measure stands; asked within an action that notes it in the trail."""
    return entered(
        MeasureStep(
            measure=measure,
            state=step.state.value,
            day=step.day,
            body=step.body,
            item=step.item,
            dnr=step.dnr,
            text=step.text,
            entered_at=timezone.now(),
            entered_by=by,
        )
    )


def _hold_plan(plan: MeasurePlan) -> None:
    if plan.last < plan.first:
        raise NotEntered("Den sista månaden kan inte vara före den första.")
    if plan.amount == 0:
        raise NotEntered("Beloppet är noll. Skriv vad åtgärden ger, eller lämna det tomt.")


def _hold_step(step: Step) -> None:
    if step.state is MeasureState.STOPPED and step.day is None:
        raise NotEntered(
            "Skriv från vilken dag åtgärden är avbruten: den månaden räknas inte, och ingen efter den."
        )


def _hold_standing(measure: Adjustment) -> None:
    if measure.withdrawn_at is not None:
        raise NotEntered("Åtgärden är borttagen. Inget har ändrats.")
    if measure.kind != AdjustmentKind.MEASURE.value:
        raise NotEntered("En engångspost har inget läge och ingen effekt att följa upp.")
