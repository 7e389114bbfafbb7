"""Goals are entered, worded anew, followed up and taken back; nothing that was told is changed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from socfin.actions.committees import create_committee
from socfin.actions.followup.goals import enter_goal, follow_goal, reword_goal, withdraw_goal
from socfin.domain.committee import NewCommittee
from socfin.domain.goals.aims import Aim, Reach
from socfin.domain.goals.facts import GoalStand, GoalWords
from socfin.domain.goals.states import GoalState, NotKept
from socfin.domain.period import Month
from socfin.models import AuditEvent, Goal, GoalWording
from socfin.selectors.followup.goals import goal_by_id, goals, standings, wordings

MARCH, APRIL, AUGUST = Month(2022, 3), Month(2022, 4), Month(2022, 8)


def words(text="Trygghet", **more):
    return GoalWords(**({"word": "Målbild", "text": text, "first_year": 2022} | more))


def entered(committee, by, text="Trygghet", code="510", above=None, **more):
    node = committee.verksamheter.get(code=code)
    return enter_goal(verksamhet=node, words=words(text, **more), above=above, by=by)


def told(committee, month=AUGUST, known_at=None):
    return [(row.text, row.level, row.after, row.follow_up) for row in goals(committee, month, known_at)]


def test_the_tree_is_read_as_it_was_entered(committee, sara):
    top = entered(committee, sara)
    entered(committee, sara, "Andra")
    entered(committee, sara, " Jämlika villkor ", above=top)

    assert told(committee) == [("Trygghet", 0, "", ""), ("Jämlika villkor", 1, "", ""), ("Andra", 0, "", "")]
    assert [event.action for event in AuditEvent.objects.order_by("-id")[:3]] == ["enter_goal"] * 3


def test_a_goal_is_read_in_its_years_alone(committee, sara):
    entered(committee, sara, first_year=2023, last_year=2024)

    assert [bool(goals(committee, Month(year, 3))) for year in (2022, 2023, 2024, 2025)] == [
        False,
        True,
        True,
        False,
    ]


def test_the_newest_told_by_the_month_counts_and_an_empty_one_takes_it_back(committee, sara):
    goal = entered(committee, sara)
    follow_goal(goal=goal, month=MARCH, stand=GoalStand(follow_up="I mars."), by=sara)
    follow_goal(goal=goal, month=AUGUST, stand=GoalStand(follow_up="Fel."), by=sara)
    follow_goal(
        goal=goal, month=AUGUST, stand=GoalStand(state=GoalState.EXPECTED, follow_up="I augusti."), by=sara
    )

    at = [told(committee, month)[0][2:] for month in (Month(2022, 2), MARCH, APRIL, AUGUST, Month(2023, 1))]
    assert at == [
        ("", ""),
        ("2022-03", "I mars."),
        ("2022-03", "I mars."),
        ("2022-08", "I augusti."),
        ("", ""),
    ]
    follow_goal(goal=goal, month=AUGUST, stand=GoalStand(), by=sara)
    assert told(committee)[0][2:] == ("2022-03", "I mars.")
    assert len(standings(goal)) == 4


def test_a_wording_is_added_and_the_one_before_is_read_as_known_then(committee, sara):
    goal, other = entered(committee, sara), entered(committee, sara, "Livslångt lärande")
    before = timezone.now()

    node = committee.verksamheter.get(code="520")
    reword_goal(goal=goal, verksamhet=node, words=words("Trygga hem"), above=other, by=sara)

    assert told(committee) == [("Livslångt lärande", 0, "", ""), ("Trygga hem", 1, "", "")]
    assert told(committee, known_at=before) == [("Trygghet", 0, "", ""), ("Livslångt lärande", 0, "", "")]
    assert told(committee, known_at=before - timedelta(days=1)) == []
    assert [wording.text for wording in wordings(goal)] == ["Trygga hem", "Trygghet"]


def test_no_goal_belongs_to_itself_to_one_beneath_it_or_to_another_committees(committee, sara, other_goal):
    top = entered(committee, sara)
    beneath = entered(committee, sara, "Under", above=top)
    node = committee.verksamheter.get(code="510")

    for above in (top, beneath, other_goal):
        with pytest.raises(NotKept):
            reword_goal(goal=top, verksamhet=node, words=words(), above=above, by=sara)

    assert GoalWording.objects.filter(goal=top).count() == 1


@pytest.fixture
def other_goal(committee, sara):
    new = NewCommittee(
        slug="grannby", name="Nämnden", municipality="Grannby", root_code="510", root_name="Nämnden"
    )
    return entered(create_committee(new=new, by=sara), sara, code="510")


def test_a_goal_may_stand_six_levels_down_and_no_further(committee, sara):
    above = None
    for number in range(6):
        above = entered(committee, sara, str(number), above=above)

    with pytest.raises(NotKept, match="6 nivåer"):
        entered(committee, sara, "För djupt", above=above)


def test_an_end_before_the_beginning_is_refused(committee, sara):
    with pytest.raises(NotKept, match="slutar innan"):
        entered(committee, sara, last_year=2021)

    assert not Goal.objects.exists()


def test_one_is_taken_back_when_none_belongs_to_it_and_stays_in_the_books(committee, sara, carin):
    top = entered(committee, sara)
    beneath = entered(committee, sara, "Under", above=top)

    with pytest.raises(NotKept, match="hör till"):
        withdraw_goal(goal=top, by=sara)
    withdraw_goal(goal=beneath, by=sara)
    withdraw_goal(goal=beneath, by=carin)
    withdraw_goal(goal=top, by=sara)

    assert told(committee) == []
    assert goal_by_id(committee, top.pk) is None
    assert Goal.objects.get(pk=beneath.pk).withdrawn_by == sara
    with pytest.raises(NotKept, match="borttaget"):
        follow_goal(goal=top, month=AUGUST, stand=GoalStand(follow_up="X"), by=sara)


def test_the_database_refuses_to_change_what_a_goal_said(committee, sara):
    goal = entered(committee, sara)

    with pytest.raises(DatabaseError), transaction.atomic():
        GoalWording.objects.filter(goal=goal).update(text="Något annat")


def test_what_measures_a_goal_is_a_part_of_its_wording_and_the_newest_counts(committee, sara):
    goal = entered(committee, sara, indicators=("belaggning", "sjukfranvaro"))
    before = timezone.now()
    node = committee.verksamheter.get(code="510")
    reword_goal(goal=goal, verksamhet=node, words=words(indicators=("hyrpass",)), by=sara)

    def names(known_at=None):
        (row,) = goals(committee, AUGUST, known_at)
        return [(each.code, each.name) for each in row.indicators]

    assert names() == [("hyrpass", "Hyrpass")]
    assert names(before) == [("belaggning", "Beläggning"), ("sjukfranvaro", "Sjukfrånvaro")]


def test_a_goal_is_not_measured_by_what_the_committee_has_not(committee, sara):
    with pytest.raises(NotKept, match="finns inte"):
        entered(committee, sara, indicators=("okand",))
    assert not Goal.objects.exists()


AIM = Aim(steps=970, reach=Reach.AT_LEAST, by=Month(2022, 12))


def test_a_value_to_reach_is_a_part_of_its_wording(committee, sara):
    goal = entered(committee, sara, indicators=("belaggning",), aim=AIM)
    before = timezone.now()
    node = committee.verksamheter.get(code="510")
    reword_goal(goal=goal, verksamhet=node, words=words(indicators=("belaggning",)), by=sara)

    (then,), (now,) = goals(committee, AUGUST, before), goals(committee, AUGUST)
    assert (then.aim.name, then.aim.steps, then.aim.reach, then.aim.by) == (
        "Beläggning",
        970,
        Reach.AT_LEAST,
        "2022-12",
    )
    assert now.aim is None


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"indicators": ()}, "vilket nyckeltal"),
        ({"aim": replace(AIM, steps=-1)}, "aldrig negativt"),
        ({"aim": replace(AIM, by=Month(2021, 12))}, "ett av målets år"),
        ({"aim": replace(AIM, by=Month(2024, 1)), "last_year": 2023}, "ett av målets år"),
    ],
)
def test_a_value_that_no_goal_may_have_is_refused(committee, sara, more, refusal):
    with pytest.raises(NotKept, match=refusal):
        entered(committee, sara, **({"indicators": ("belaggning",), "aim": AIM} | more))

    assert not Goal.objects.exists()
