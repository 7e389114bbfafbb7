"""Which meetings an assignment comes up at by itself."""

from dataclasses import replace
from datetime import date

import pytest

from socfin.domain.assignments.agenda import comes_up, coming_up, is_late
from socfin.domain.assignments.sections import AssignmentRow
from socfin.domain.assignments.states import AssignmentState

ROW = AssignmentRow(
    number=1,
    code="5",
    verksamhet="Vård",
    text="Följ upp",
    to="Chefen",
    given="2023-01-10",
    due="2023-05-31",
    state=AssignmentState.GIVEN,
)
MEETINGS = [date(2023, 1, 10), date(2023, 4, 18), date(2023, 5, 16), date(2023, 6, 13), date(2023, 9, 19)]


def at(row, meetings=MEETINGS):
    following = [*meetings[1:], None]
    return [
        meeting for meeting, later in zip(meetings, following, strict=True) if comes_up(row, meeting, later)
    ]


def test_it_comes_up_at_the_last_meeting_before_its_day_and_then_until_it_is_answered():
    assert at(ROW) == [date(2023, 5, 16), date(2023, 6, 13), date(2023, 9, 19)]


def test_on_its_very_day_it_comes_up_that_day():
    assert at(replace(ROW, due="2023-06-13"))[0] == date(2023, 6, 13)


@pytest.mark.parametrize(
    "state", [AssignmentState.ANSWERED, AssignmentState.DROPPED, AssignmentState.PROPOSED]
)
def test_what_is_done_or_only_proposed_comes_up_nowhere(state):
    assert at(replace(ROW, state=state)) == []


def test_without_a_day_it_comes_up_nowhere_and_never_at_the_meeting_that_gave_it():
    assert at(replace(ROW, due="")) == []
    assert at(replace(ROW, due="2023-01-20"))[0] == date(2023, 4, 18)


def test_where_no_later_meeting_is_planned_it_comes_up_in_the_month_of_its_day():
    assert at(ROW, [date(2023, 4, 18)]) == []
    assert at(ROW, [date(2023, 5, 16)]) == [date(2023, 5, 16)]


def test_those_of_a_meeting_are_in_the_order_of_their_days():
    rows = [ROW, replace(ROW, number=2, due="2023-03-01")]

    assert [row.number for row in coming_up(rows, date(2023, 5, 16), None)] == [2, 1]


def test_it_is_late_when_its_day_has_passed():
    assert not is_late(ROW, date(2023, 5, 31))
    assert is_late(ROW, date(2023, 6, 1))
    assert not is_late(replace(ROW, state=AssignmentState.ANSWERED), date(2023, 6, 1))
