"""Goals are read from the top down, and a verksamhet's with what they belong to."""

from socfin.domain.goals.sections import GoalRow
from socfin.domain.goals.states import GoalState
from socfin.domain.goals.tree import branch, in_order, of_verksamheter


def goal(number, above=0, place=0, code="SN", **more):
    return GoalRow(
        number=number,
        above=above,
        place=place,
        code=code,
        verksamhet=code,
        word="Mål",
        text=str(number),
        first_year=2025,
        **more,
    )


def names(rows):
    return [(row.number, row.level) for row in rows]


def test_each_stands_before_those_that_belong_to_it():
    rows = [goal(4, above=2), goal(1), goal(2), goal(3, above=1), goal(5, above=4)]

    assert names(in_order(rows)) == [(1, 0), (3, 1), (2, 0), (4, 1), (5, 2)]


def test_siblings_stand_by_their_place_then_as_they_were_entered():
    assert names(in_order([goal(1, place=2), goal(2), goal(3)])) == [(2, 0), (3, 0), (1, 0)]


def test_one_whose_goal_above_is_gone_stands_at_the_top():
    assert names(in_order([goal(3, above=9), goal(4, above=3)])) == [(3, 0), (4, 1)]


def test_a_branch_is_the_goal_and_all_beneath_it():
    rows = [goal(1), goal(2, above=1), goal(3, above=2), goal(4)]

    assert branch(rows, 1) == {1, 2, 3}
    assert branch(rows, 4) == {4}


def test_a_verksamhets_goals_come_with_the_names_of_those_above_and_none_beside():
    told = {"after": "2025-08", "follow_up": "Gjort.", "effect": "Bättre.", "state": GoalState.REACHED}
    rows = [goal(1, **told), goal(2, above=1, code="510", **told), goal(3, above=1, code="520")]

    above, own = of_verksamheter(rows, {"510"})

    assert (above.number, above.follow_up, above.effect, above.state) == (1, "", "", GoalState.UNJUDGED)
    assert (own.number, own.level, own.follow_up) == (2, 1, "Gjort.")
    assert of_verksamheter(rows, {"530"}) == ()
