"""The plan for three years: an amount's even share of each year, öre for öre."""

from dataclasses import replace

from socfin.domain.measures.facts import MeasureFact, MeasurePlan, Step
from socfin.domain.measures.states import MeasureState
from socfin.domain.period import Month
from socfin.services.measures.plan import plan_of
from socfin.services.measures.rows import measure_row

OCTOBER = Month(2025, 10)


LAST = Month(2026, 12)


def row(last=LAST, state=MeasureState.DECIDED, amount=1_400_00):
    plan = MeasurePlan(text="Färre pass", first=Month(2025, 11), last=last, amount=amount)
    fact = MeasureFact(number=1, code="511", plan=plan, steps=(Step(state=state),), effects={})
    return measure_row(fact, "Hemtjänst norr", OCTOBER)


def test_each_year_has_its_months_share_and_they_add_up_to_the_amount():
    plan = plan_of([row(amount=1_000_01)], 2025)

    assert plan is not None
    assert plan.years == (2025, 2026, 2027)
    (each,) = plan.decided
    assert sum(each.amounts) == 1_000_01
    assert each.amounts == (142_85, 857_16, 0)


def test_what_is_decided_and_what_is_proposed_are_summed_apart():
    plan = plan_of([row(), row(state=MeasureState.PROPOSED), row(state=MeasureState.BEGUN)], 2025)

    assert plan is not None
    assert plan.decided_by_year == ((2025, 400_00), (2026, 2_400_00), (2027, 0))
    assert plan.proposed_by_year == ((2025, 200_00), (2026, 1_200_00), (2027, 0))


def test_there_is_no_plan_where_nothing_reaches_beyond_the_year():
    assert plan_of([row(last=Month(2025, 12)), row(amount=None)], 2025) is None
    assert plan_of([], 2025) is None
    assert plan_of([row(last=Month(2026, 1))], 2025) is not None


def test_a_refused_proposal_is_left_out_and_a_stopped_measure_gives_no_later_year():
    refused, stopped = row(state=MeasureState.REFUSED), replace(row(), state=MeasureState.STOPPED)

    assert plan_of([refused], 2025) is None
    plan = plan_of([row(), refused, stopped], 2025)
    assert plan is not None
    assert plan.proposed == ()
    assert plan.decided_by_year == ((2025, 400_00), (2026, 1_200_00), (2027, 0))
