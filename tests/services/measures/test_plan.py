"""The plan for three years: an amount's even share of each year, öre for öre."""

from dataclasses import replace

from socfin.domain.measures.facts import MeasureFact, MeasurePlan, Step
from socfin.domain.measures.states import MeasureState
from socfin.domain.period import Month
from socfin.services.measures.plan import plan_of, with_plan
from socfin.services.measures.rows import measure_row
from tests.services.masking.test_hidden_indicators import WHOLE

OCTOBER, NOVEMBER = Month(2025, 10), Month(2025, 11)


LAST = Month(2026, 12)


def of(*rows, ahead=()):
    """The plan of a report after October with these measures."""
    return plan_of(replace(WHOLE, period="2025-10", measures=rows, measures_ahead=ahead))


def row(last=LAST, state=MeasureState.DECIDED, amount=1_400_00, first=NOVEMBER):
    plan = MeasurePlan(text="Färre pass", first=first, last=last, amount=amount)
    fact = MeasureFact(number=1, code="511", plan=plan, steps=(Step(state=state),), effects={})
    return measure_row(fact, "Hemtjänst norr", OCTOBER)


def test_each_year_has_its_months_share_and_they_add_up_to_the_amount():
    plan = of(row(amount=1_000_01))

    assert plan is not None
    assert plan.years == (2025, 2026, 2027)
    (each,) = plan.decided
    assert sum(each.amounts) == 1_000_01
    assert each.amounts == (142_85, 857_16, 0)


def test_what_is_decided_and_what_is_proposed_are_summed_apart():
    plan = of(row(), row(state=MeasureState.PROPOSED), row(state=MeasureState.BEGUN))

    assert plan is not None
    assert plan.decided_by_year == ((2025, 400_00), (2026, 2_400_00), (2027, 0))
    assert plan.proposed_by_year == ((2025, 200_00), (2026, 1_200_00), (2027, 0))


def test_there_is_no_plan_where_nothing_reaches_beyond_the_year():
    assert of(row(last=Month(2025, 12)), row(amount=None)) is None
    assert of() is None
    assert of(row(last=Month(2026, 1))) is not None


def test_a_refused_proposal_is_left_out_and_a_stopped_measure_gives_no_later_year():
    refused, stopped = row(state=MeasureState.REFUSED), replace(row(), state=MeasureState.STOPPED)

    assert of(refused) is None
    plan = of(row(), refused, stopped)
    assert plan is not None
    assert plan.proposed == ()
    assert plan.decided_by_year == ((2025, 400_00), (2026, 1_200_00), (2027, 0))


def test_what_begins_in_a_later_year_is_in_the_plan_and_gives_nothing_before():
    later = row(first=Month(2026, 7), last=Month(2027, 6), state=MeasureState.PROPOSED)

    plan = of(row(last=Month(2025, 12)), ahead=(later,))

    assert plan is not None
    assert plan.decided_by_year == ((2025, 1_400_00), (2026, 0), (2027, 0))
    assert plan.proposed_by_year == ((2025, 0), (2026, 700_00), (2027, 700_00))


def test_a_report_keeps_each_years_amount_and_one_frozen_without_is_reckoned_alike():
    bare = row()
    kept = with_plan(bare, 2025)

    assert [(year.year, year.amount_ore) for year in kept.plan] == [
        (2025, 200_00),
        (2026, 1_200_00),
        (2027, 0),
    ]
    assert bare.plan == ()
    assert of(bare).decided_by_year == of(kept).decided_by_year
    assert with_plan(row(state=MeasureState.REFUSED), 2025).plan == ()
