"""What a measure is to give in the year, what it gave, and what is left."""

from datetime import date

from socfin.domain.adjustments import AdjustmentKind
from socfin.domain.measures.facts import Effect, MeasureFact, MeasurePlan, Step
from socfin.domain.measures.states import MeasureState
from socfin.domain.period import Month
from socfin.services.forecast.adjustments import AdjustmentFact, monthly
from socfin.services.measures.rows import decided, measure_row, measure_sums, proposed

MAY = Month(2024, 5)
TKR = 100_000


def fact(*steps, amount=60, first="2024-03", last="2025-02", effects=(), **more):
    return MeasureFact(
        number=7,
        code="a",
        plan=MeasurePlan(
            text="Färre inhyrda pass",
            first=Month.parse(first),
            last=Month.parse(last),
            amount=None if amount is None else amount * TKR,
            **more,
        ),
        steps=steps or (Step(state=MeasureState.BEGUN),),
        effects={Month.parse(month): Effect(amount=tkr * TKR) for month, tkr in effects},
    )


def row(*steps, month=MAY, **more):
    return measure_row(fact(*steps, **more), "Hemtjänst", month)


def test_the_year_has_its_months_share_and_twelve_months_are_the_full_year():
    made = row()

    assert (made.per_month_ore, made.full_year_ore) == (5 * TKR, 60 * TKR)
    assert (made.year_ore, made.expected_ore, made.left_ore) == (50 * TKR, 15 * TKR, 50 * TKR)
    assert (made.begun, made.followed, made.realised_ore) == (3, 0, None)


def test_what_is_followed_up_is_realised_and_the_rest_is_left():
    made = row(effects=[("2024-03", 2), ("2024-04", 4), ("2024-06", 9)])

    assert (made.realised_ore, made.followed, made.left_ore) == (6 * TKR, 2, 44 * TKR)
    assert made.months[3].realised_ore is None, "June is not known in May"


def test_a_month_taken_back_is_not_followed_up():
    told = fact(effects=[("2024-03", 2)])
    taken_back = MeasureFact(
        number=7, code="a", plan=told.plan, steps=told.steps, effects={Month(2024, 3): Effect(amount=None)}
    )

    assert measure_row(taken_back, "Hemtjänst", MAY).followed == 0


def test_a_stopped_measure_gives_nothing_from_the_month_it_was_stopped_in():
    made = row(Step(state=MeasureState.STOPPED, day=date(2024, 5, 17)))

    assert [month.month for month in made.months] == ["2024-03", "2024-04"]
    assert made.year_ore == 10 * TKR


def test_a_measure_without_an_amount_has_none():
    made = row(amount=None)

    assert (made.year_ore, made.expected_ore, made.left_ore, made.per_month_ore) == (None,) * 4


def test_who_decided_is_told_also_when_it_has_begun():
    made = row(
        Step(state=MeasureState.DECIDED, day=date(2024, 2, 12), body="Socialnämnden", item="§ 12"),
        Step(state=MeasureState.BEGUN, day=date(2024, 3, 1)),
    )

    assert (made.state, made.since) == (MeasureState.BEGUN, "2024-03-01")
    assert (made.body, made.decided, made.item) == ("Socialnämnden", "2024-02-12", "§ 12")


def test_sums_count_what_is_decided_and_no_proposal():
    rows = [
        row(effects=[("2024-03", 2)]),
        row(amount=120),
        row(amount=None),
        row(Step(state=MeasureState.PROPOSED), amount=999),
        row(Step(state=MeasureState.REFUSED), amount=999),
    ]

    sums = measure_sums(rows)

    assert (sums.count, sums.without_amount) == (2, 1)
    assert (sums.year, sums.expected, sums.realised, sums.left) == (150 * TKR, 45 * TKR, 2 * TKR, 148 * TKR)
    assert sums.unfollowed == 5
    assert [each.year_ore for each in decided(rows)] == [100 * TKR, 50 * TKR, None]
    assert [each.state.value for each in proposed(rows)] == ["proposed", "refused"]


def test_nothing_decided_has_no_sums():
    assert measure_sums([]).year is None


def test_a_month_that_is_followed_up_counts_in_the_forecast_instead_of_its_share():
    given = AdjustmentFact(
        "a",
        AdjustmentKind.MEASURE,
        Month(2024, 3),
        Month(2024, 6),
        400,
        realised=((Month(2024, 3), 30), (Month(2024, 4), 0)),
        until=Month(2024, 5),
    )

    assert monthly(given, 2024)[2:7] == (30, 0, 100, 0, 0)
