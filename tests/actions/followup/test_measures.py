"""Measures are entered, stand somewhere and are followed up; nothing that was told is changed."""

from dataclasses import replace
from datetime import date

import pytest

from socfin.actions.followup.measures import enter_measure, follow_measure, stand_measure
from socfin.actions.forecasts import adjust, withdraw_adjustment
from socfin.domain.adjustments import AdjustmentKind, NewAdjustment
from socfin.domain.measures.facts import Effect, MeasurePlan, Step
from socfin.domain.measures.states import MeasureState, NotEntered
from socfin.domain.period import Month
from socfin.models import Adjustment, AuditEvent, MeasureEffect, MeasureStep
from socfin.selectors.followup.measures import measures
from socfin.selectors.forecast_basis import Grounds
from socfin.selectors.forecasts import adjustments, facts_of

MARCH, APRIL, JUNE = (Month(2022, number) for number in (3, 4, 6))
PLAN = MeasurePlan(text=" Färre timmar ", first=MARCH, last=JUNE, amount=400_00)
BEGUN = Step(state=MeasureState.BEGUN)


def entered(committee, by, plan=PLAN, state=MeasureState.DECIDED, **step):
    node = committee.verksamheter.get(code="511")
    return enter_measure(verksamhet=node, plan=plan, step=Step(state=state, **step), by=by)


def test_a_measure_is_read_as_it_was_entered_and_told_of(committee, carin):
    made = entered(committee, carin, day=date(2022, 2, 1), body="Socialnämnden", item="§ 4")

    stand_measure(measure=made, step=BEGUN, by=carin)
    follow_measure(measure=made, effects={MARCH: Effect(amount=50_00, text="Hälften.")}, by=carin)
    follow_measure(measure=made, effects={MARCH: Effect(amount=70_00)}, by=carin)

    (fact,) = measures(committee, 2022)
    assert (fact.plan.text, fact.standing.state, fact.decision.item) == (
        "Färre timmar",
        MeasureState.BEGUN,
        "§ 4",
    )
    assert fact.effects == {MARCH: Effect(amount=70_00)}
    assert MeasureEffect.objects.count() == 2
    assert [event.action for event in AuditEvent.objects.order_by("-id")[:4]] == [
        "follow_measure",
        "follow_measure",
        "stand_measure",
        "enter_measure",
    ]


@pytest.mark.parametrize(
    ("plan", "step"),
    [
        (MeasurePlan(text="X", first=JUNE, last=MARCH, amount=1), BEGUN),
        (MeasurePlan(text="X", first=MARCH, last=JUNE, amount=0), BEGUN),
        (PLAN, Step(state=MeasureState.STOPPED)),
    ],
)
def test_what_makes_no_sense_is_not_entered(committee, carin, plan, step):
    with pytest.raises(NotEntered):
        enter_measure(verksamhet=committee.verksamheter.get(code="511"), plan=plan, step=step, by=carin)

    assert not Adjustment.objects.exists()


def test_a_proposal_counts_for_nothing_until_it_is_decided(committee, carin):
    made = entered(committee, carin, state=MeasureState.PROPOSED)
    before = facts_of(adjustments(committee))
    with pytest.raises(NotEntered, match="förslag"):
        follow_measure(measure=made, effects={MARCH: Effect(amount=1)}, by=carin)

    stand_measure(measure=made, step=Step(state=MeasureState.DECIDED), by=carin)

    assert before == []
    assert [fact.amount for fact in facts_of(adjustments(committee))] == [400_00]


def test_a_measure_without_an_amount_counts_for_nothing(committee, carin):
    entered(committee, carin, MeasurePlan(text="Färre resor", first=MARCH, last=JUNE, amount=None))

    assert facts_of(adjustments(committee)) == []
    assert len(measures(committee, 2022)) == 1


def test_what_was_followed_up_and_when_it_was_stopped_is_in_the_fact(committee, carin):
    made = entered(committee, carin)
    follow_measure(measure=made, effects={MARCH: Effect(amount=50_00)}, by=carin)
    stand_measure(measure=made, step=Step(state=MeasureState.STOPPED, day=date(2022, 5, 2)), by=carin)

    (fact,) = facts_of(adjustments(committee))

    assert (fact.realised, fact.until) == (((MARCH, 50_00),), APRIL)


def test_another_month_than_its_own_and_a_withdrawn_one_are_not_followed_up(committee, carin):
    made = entered(committee, carin)
    with pytest.raises(NotEntered, match="juli 2022"):
        follow_measure(measure=made, effects={Month(2022, 7): Effect(amount=1)}, by=carin)

    withdraw_adjustment(adjustment=made, by=carin)

    with pytest.raises(NotEntered, match="borttagen"):
        stand_measure(measure=made, step=BEGUN, by=carin)
    assert measures(committee, 2022) == []


def test_a_measure_told_on_the_forecasts_page_is_decided_and_a_one_off_stands_nowhere(committee, carin):
    node = committee.verksamheter.get(code="511")
    new = NewAdjustment(kind=AdjustmentKind.MEASURE, first=MARCH, last=JUNE, amount=5, text="X")

    adjust(verksamhet=node, new=new, by=carin)
    one_off = adjust(verksamhet=node, new=replace(new, kind=AdjustmentKind.ONE_OFF), by=carin)

    assert [step.state for step in MeasureStep.objects.all()] == ["decided"]
    with pytest.raises(NotEntered):
        stand_measure(measure=one_off, step=BEGUN, by=carin)


def test_a_follow_up_makes_the_forecasts_basis_another(committee, carin, publish_rows):
    publish_rows("511 5020 2022-03 utfall -100")
    made = entered(committee, carin)
    words = [Grounds(committee).fingerprint(MARCH)]

    stand_measure(measure=made, step=BEGUN, by=carin)
    words.append(Grounds(committee).fingerprint(MARCH))
    follow_measure(measure=made, effects={MARCH: Effect(amount=50_00)}, by=carin)
    words.append(Grounds(committee).fingerprint(MARCH))
    stand_measure(measure=made, step=Step(state=MeasureState.STOPPED, day=date(2022, 5, 2)), by=carin)
    words.append(Grounds(committee).fingerprint(MARCH))

    assert words[0] == words[1], "that it has begun is no other amount"
    assert len(set(words)) == 3
