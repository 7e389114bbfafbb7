"""What is left of a month beside its money: indicators, measures and goals."""

from dataclasses import replace

from socfin.domain.goals.sections import GoalRow
from socfin.domain.measures.sections import MeasureMonth, MeasureRow
from socfin.domain.measures.states import MeasureState
from socfin.domain.report import Report, RowKind
from socfin.domain.sections import IndicatorRow
from socfin.services.closing.follow_up import uncounted, unfollowed, unjudged
from tests.rows import row_of

REPORT = Report(
    committee="provby",
    committee_name="Socialnämnden",
    municipality="Provby",
    period="2022-03",
    total=row_of(code="5", name="Hela", level=0, kind=RowKind.TOTAL),
    rows=(),
)
MEASURE = MeasureRow(
    number=9,
    code="520",
    verksamhet="SÄBO",
    text="Färre timanställda.",
    state=MeasureState.BEGUN,
    first="2022-01",
    last="2022-12",
    months=(MeasureMonth(month="2022-03", expected_ore=100_00),),
)
GOAL = GoalRow(
    number=2, above=1, code="5", verksamhet="Hela", word="Uppdrag 1", text="Trygga", first_year=2022
)
TOP = replace(GOAL, number=1, above=0, word="Mål", text="Goda liv")


def counts(code, *months, indicator="platser"):
    return IndicatorRow(
        code=code,
        verksamhet=f"Enhet {code}",
        indicator=indicator,
        name=indicator.capitalize(),
        unit="",
        decimals=0,
        direction="neither",
        months=months,
    )


def test_an_indicator_that_stops_is_left_with_those_who_had_it():
    rows = (
        counts("1", 5, 5, None),
        counts("2", 4, 4, None),
        counts("3", 4, 4, 4),
        counts("4", 4, None, None),
    )
    (point,) = uncounted(replace(REPORT, indicators=rows))

    assert point.words == "Platser finns för februari men inte för mars: Enhet 1, Enhet 2."
    assert point.indicator == "platser"


def test_january_asks_for_no_indicator_of_the_year_before():
    assert list(uncounted(replace(REPORT, period="2022-01", indicators=(counts("1", None),)))) == []


def test_a_measure_that_was_to_give_something_is_left_until_it_is_followed_up():
    (point,) = unfollowed(replace(REPORT, measures=(MEASURE,)))
    followed = replace(MEASURE, months=(replace(MEASURE.months[0], realised_ore=0),))

    assert (point.number, point.words) == (9, "Färre timanställda (SÄBO) är inte uppföljd för mars.")
    assert list(unfollowed(replace(REPORT, measures=(followed,)))) == []
    assert list(unfollowed(replace(REPORT, measures=(replace(MEASURE, state=MeasureState.PROPOSED),)))) == []
    assert list(unfollowed(replace(REPORT, period="2022-04", measures=(MEASURE,)))) == []


def test_goals_are_asked_for_after_the_half_year_and_where_they_are_begun():
    other = replace(GOAL, number=3, text="Nära")

    assert list(unjudged(replace(REPORT, goals=(TOP, GOAL)))) == []
    (point,) = unjudged(replace(REPORT, period="2022-08", goals=(TOP, GOAL)))
    assert point.words == "Inte uppföljda efter augusti: Uppdrag 1: Trygga."
    (begun,) = unjudged(replace(REPORT, goals=(TOP, replace(GOAL, after="2022-03"), other)))
    assert begun.words == "Inte uppföljda efter mars: Uppdrag 1: Nära."
