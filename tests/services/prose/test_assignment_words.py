"""What a committee has asked for, in sentences that read well aloud."""

from socfin.domain.assignments.sections import AssignmentRow
from socfin.domain.assignments.states import AssignmentState
from socfin.services.prose.assignment_words import due_words, given_words


def asked(**words) -> AssignmentRow:
    given = {"number": 1, "code": "5", "verksamhet": "Vård", "text": "Utred.", "to": "Socialchefen"}
    return AssignmentRow(**given | {"state": AssignmentState.GIVEN} | words)


def test_a_role_is_written_small_in_a_sentence_and_an_abbreviation_is_left():
    assert given_words(asked()) == "Till socialchefen"
    assert given_words(asked(to="HR-chefen")) == "Till HR-chefen"


def test_a_name_is_written_as_it_was_typed():
    assert given_words(asked(to="Anna Berg")) == "Till Anna Berg"
    assert given_words(asked(to="Torget")) == "Till Torget"
    assert given_words(asked(to="Verksamhetschefen för hemtjänst")) == "Till verksamhetschefen för hemtjänst"


def test_the_day_is_not_said_again_where_the_words_say_it():
    words = {"due": "2022-08-10", "due_words": "ärendeberedning den 10 augusti 2022"}

    assert due_words(asked(**words)) == "ärendeberedning den 10 augusti 2022"
    assert due_words(asked(due="2023-05-31", due_words="våren 2023")) == "våren 2023 (senast 31 maj 2023)"
