"""What the committee has asked for: entered, answered, on the meeting's agenda and in its paper."""

from datetime import date

import pytest

from socfin.actions.followup.assignments import NewAssignment, Reply, answer_assignment, assign
from socfin.actions.meetings import create_meeting
from socfin.actions.people.memberships import give_role
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.assignments.states import AssignmentState
from socfin.domain.committee import Occasion
from socfin.domain.people.terms import GivenRole
from socfin.domain.period import Month
from socfin.domain.roles import Role
from socfin.models import Assignment
from socfin.reporting.reports import report
from tests.cast import person, published
from tests.documents.reading import rendered, texts_of

LIST = "/provby/uppdrag/"
TYPED = {
    "text": "Följ upp projektet",
    "to": "Socialchefen",
    "verksamhet": "510",
    "given": "2022-05-03",
    "item": "Su § 17",
    "due": "2022-09-30",
    "due_words": "i höst",
}


def plain(response):
    return " ".join(response.content.decode().replace("\xa0", " ").split())


def meeting(committee, month, day):
    occasion = Occasion(date=date(2022, month, day))
    return create_meeting(committee=committee, occasion=occasion, by=person("sara"))


def given(committee, code="510", **more):
    words = {"text": "Följ upp projektet", "to": "Socialchefen", "due": date(2022, 9, 30)} | more
    return assign(
        verksamhet=committee.verksamheter.get(code=code), given=NewAssignment(**words), by=person("sara")
    )


def test_a_secretary_enters_one_and_a_politician_reads_it(committee, logged_in, sara, petra):
    answer = logged_in(sara).post(f"{LIST}nytt/", TYPED)

    made = Assignment.objects.get()
    assert answer["Location"] == f"{LIST}{made.pk}/"
    page = plain(logged_in(petra).get(LIST))
    assert "1 uppdrag är inte besvarat." in page
    assert "Till socialchefen, Su § 17, 3 maj 2022." in page
    assert "i höst (senast 30 september 2022)" in page
    assert "Spara svaret" not in plain(logged_in(petra).get(f"{LIST}{made.pk}/"))
    assert logged_in(petra).post(f"{LIST}{made.pk}/", {"state": "answered", "text": "X"}).status_code == 403


def test_what_is_typed_wrong_is_told_and_nothing_is_kept(committee, logged_in, sara):
    answer = logged_in(sara).post(f"{LIST}nytt/", {**TYPED, "text": "", "due": "2022-05-02"})

    assert answer.status_code == 422
    assert "Skriv vad nämnden har bett om." in plain(answer)
    assert "innan det är givet" in plain(answer)
    assert not Assignment.objects.exists()


def test_it_is_on_the_meeting_before_its_day_until_it_is_answered(committee, logged_in, sara, petra):
    spring, autumn, winter = meeting(committee, 6, 14), meeting(committee, 9, 20), meeting(committee, 12, 13)
    made = given(committee)
    client = logged_in(petra)

    def told_at():
        pages = [plain(client.get(f"/provby/sammantraden/{each.pk}/")) for each in (spring, autumn, winter)]
        return ["Följ upp projektet" in page for page in pages]

    before = told_at()
    logged_in(sara).post(f"{LIST}{made.pk}/", {"state": "answered", "text": "Projektet gav effekt."})

    assert before == [False, True, True]
    assert told_at() == [False, False, False]
    assert "Projektet gav effekt." in plain(client.get(LIST))


def test_a_verksamhetschef_answers_of_own_parts_alone(committee, logged_in, olle, adam):
    role = GivenRole(role=Role.VERKSAMHETSCHEF, areas=("510",))
    give_role(user=olle, committee=committee, given=role, by=adam)
    own, other, client = given(committee), given(committee, "520"), logged_in(olle)
    words = {"state": "answered", "text": "Klart."}

    assert client.post(f"{LIST}{own.pk}/", words).status_code == 302
    assert client.post(f"{LIST}{other.pk}/", words).status_code == 403
    assert "Spara svaret" not in plain(client.get(f"{LIST}{other.pk}/"))
    assert client.post(f"{LIST}nytt/", {**TYPED, "verksamhet": "520"}).status_code == 422


@pytest.fixture
def figures(committee):
    published(committee, "511 5020 2022-03 utfall -1000\n520 5020 2022-03 utfall -2000")
    return committee


def test_the_meeting_paper_has_it_with_its_answer(figures):
    made = given(figures)
    said = Reply(state=AssignmentState.ANSWERED, day=date(2022, 9, 20), text="Projektet gav effekt.")
    answer_assignment(assignment=made, reply=said, by=person("sara"))
    given(figures, "520", text="Se över hyrorna")

    for kind in ("docx", "pdf", "pptx", "text", "json"):
        text = " ".join(
            texts_of(rendered(report(figures, Month(2022, 3)), kind)).replace("\xa0", " ").split()
        )
        for words in ("Följ upp projektet", "Projektet gav effekt.", "Se över hyrorna"):
            assert words in text, kind
    assert [row.text for row in report(figures, Month(2022, 3), root="520").assignments] == [
        "Se över hyrorna"
    ]


def test_what_is_asked_of_a_small_unit_is_not_told_to_who_may_not_see_it(figures, logged_in, petra, carin):
    people = {"511": 3, "520": 40}
    change_small_numbers(committee=figures, limit=5, mask_for_politicians=True, people=people, by=carin)
    made = given(figures, "511", text="Se över gruppen")

    assert "Se över gruppen" in plain(logged_in(carin).get(LIST))
    assert "Se över gruppen" not in plain(logged_in(petra).get(LIST))
    assert logged_in(petra).get(f"{LIST}{made.pk}/").status_code == 404


def test_one_that_was_wrong_is_taken_back(committee, logged_in, sara):
    made = given(committee)

    logged_in(sara).post(f"{LIST}{made.pk}/ta-bort/")

    assert logged_in(sara).get(f"{LIST}{made.pk}/").status_code == 404
