"""What a committee asks for is entered and answered; nothing that was told is changed."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from socfin.actions.followup.assignments import (
    NewAssignment,
    Reply,
    answer_assignment,
    assign,
    withdraw_assignment,
)
from socfin.domain.assignments.states import AssignmentState, NotAssigned
from socfin.models import Assignment, AssignmentAnswer, AuditEvent
from socfin.selectors.followup.assignments import answers, assignment_by_id, assignments

STATES = AssignmentState


def given(committee, by, code="510", **more):
    words = {
        "text": " Följ upp projektet ",
        "to": "Socialchefen",
        "given": date(2022, 5, 3),
        "item": "Su § 17",
    }
    words |= {"due": date(2023, 5, 31), "due_words": "våren 2023"}
    node = committee.verksamheter.get(code=code)
    return assign(verksamhet=node, given=NewAssignment(**(words | more)), by=by)


def test_it_is_read_as_it_was_given(committee, sara):
    given(committee, sara)

    (row,) = assignments(committee)
    assert (row.text, row.to, row.given, row.due, row.due_words) == (
        "Följ upp projektet",
        "Socialchefen",
        "2022-05-03",
        "2023-05-31",
        "våren 2023",
    )
    assert (row.state, row.code, row.is_open) == (STATES.GIVEN, "510", True)


def test_the_newest_answer_counts_and_a_new_day_goes_before_the_first(committee, sara):
    made = given(committee, sara)

    answer_assignment(
        assignment=made,
        reply=Reply(
            state=STATES.POSTPONED, text="Inte klart.", due=date(2023, 9, 1), due_words="hösten 2023"
        ),
        by=sara,
    )
    (moved,) = assignments(committee)
    said = Reply(state=STATES.ANSWERED, day=date(2023, 8, 22), item="Su § 40", text="Projektet gav effekt.")
    answer_assignment(assignment=made, reply=said, by=sara)

    (row,) = assignments(committee)
    assert (moved.due, moved.due_words, moved.is_open) == ("2023-09-01", "hösten 2023", True)
    assert (row.state, row.answered, row.answer, row.answer_item) == (
        STATES.ANSWERED,
        "2023-08-22",
        "Projektet gav effekt.",
        "Su § 40",
    )
    assert [answer.state for answer in answers(assignment_by_id(committee, made.pk))] == [
        "answered",
        "postponed",
    ]
    assert [event.action for event in AuditEvent.objects.order_by("-id")[:3]] == [
        "answer_assignment",
        "answer_assignment",
        "assign",
    ]


@pytest.mark.parametrize(
    "said",
    [
        Reply(state=STATES.GIVEN, text="Hej"),
        Reply(state=STATES.PROPOSED, text="Hej"),
        Reply(state=STATES.ANSWERED, text=" "),
        Reply(state=STATES.POSTPONED, text="Senare"),
        Reply(state=STATES.ANSWERED, text="Klart", due=date(2023, 9, 1)),
    ],
)
def test_an_answer_that_makes_no_sense_is_not_kept(committee, sara, said):
    made = given(committee, sara)

    with pytest.raises(NotAssigned):
        answer_assignment(assignment=made, reply=said, by=sara)

    assert not AssignmentAnswer.objects.exists()


def test_what_is_answered_is_taken_up_again_only_with_a_new_day(committee, sara):
    made = given(committee, sara)
    answer_assignment(assignment=made, reply=Reply(state=STATES.ANSWERED, text="Klart."), by=sara)

    with pytest.raises(NotAssigned, match="ny dag"):
        answer_assignment(assignment=made, reply=Reply(state=STATES.REPORTED, text="Mer."), by=sara)
    again = Reply(state=STATES.REPORTED, text="Mer.", due=date(2024, 1, 31))
    answer_assignment(assignment=made, reply=again, by=sara)

    assert assignments(committee)[0].is_open


def test_a_proposal_is_given_when_the_committee_has_decided(committee, sara):
    made = given(committee, sara, is_proposed=True)
    before = assignments(committee)[0].state

    answer_assignment(assignment=made, reply=Reply(state=STATES.GIVEN, text="Enligt förslaget."), by=sara)

    assert (before, assignments(committee)[0].state) == (STATES.PROPOSED, STATES.GIVEN)


def test_an_end_before_the_beginning_is_refused(committee, sara):
    with pytest.raises(NotAssigned):
        given(committee, sara, due=date(2022, 5, 2))

    assert not Assignment.objects.exists()


def test_one_that_was_wrong_is_taken_back_once_and_stays_in_the_books(committee, sara, carin):
    made = given(committee, sara)

    withdraw_assignment(assignment=made, by=sara)
    withdraw_assignment(assignment=made, by=carin)

    assert assignments(committee) == []
    assert Assignment.objects.get().withdrawn_by == sara
    with pytest.raises(NotAssigned, match="borttaget"):
        answer_assignment(assignment=made, reply=Reply(state=STATES.ANSWERED, text="Klart."), by=sara)


def test_the_database_refuses_to_change_what_was_asked_for(committee, sara):
    made = given(committee, sara)

    with pytest.raises(DatabaseError), transaction.atomic():
        Assignment.objects.filter(pk=made.pk).update(text="Något annat")
