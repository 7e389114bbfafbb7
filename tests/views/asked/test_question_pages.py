"""Questions: asked at the figure, told to who answers, seen by who may see the figure, and frozen."""

import html
import re
from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from socfin.actions.followup.questions import answer_question, ask_question, place_question
from socfin.actions.meetings import create_meeting, freeze
from socfin.actions.people.memberships import give_role
from socfin.actions.small_numbers import change_small_numbers
from socfin.documents import render
from socfin.domain.asked.figure import AskedFigure
from socfin.domain.asked.questions import NewQuestion, answer_due
from socfin.domain.committee import Occasion
from socfin.domain.people.notices import NoticeKind
from socfin.domain.people.terms import GivenRole
from socfin.domain.period import Month
from socfin.domain.report import Report
from socfin.domain.roles import Role
from socfin.models import AuditEvent, Question
from socfin.reporting import public_version
from socfin.reporting.notices import notices_of
from socfin.selectors.followup.questions import question_by_id
from tests.cast import made

MARCH = Month(2022, 3)
ROWS = (
    "511 5020 2022-03 utfall -1000000 3\n511 5020 2022-03 budget -900000 3\n520 5020 2022-03 utfall -5000 3"
)
ASKING = "/provby/fragor/ny/?period=2022-03&verksamhet=511&siffra=deviation_to_date"
WHY = "Varför kostar hemtjänsten mer?"


def text_of(response) -> str:
    bare = re.sub(r"<[^>]+>", " ", html.unescape(response.content.decode()))
    return " ".join(bare.split())


@pytest.fixture
def march(committee, publish_rows):
    publish_rows(ROWS, "mars.csv")
    committee.refresh_from_db()
    return committee


@pytest.fixture
def meeting(march, sara):
    day = localdate() + timedelta(days=5)
    return create_meeting(committee=march, occasion=Occasion(day), by=sara)


def asked(march, by, text=WHY, code="511"):
    return ask_question(
        verksamhet=march.verksamheter.get(code=code),
        new=NewQuestion(
            month=MARCH,
            asked=AskedFigure(code, "deviation_to_date"),
            name="Avvikelse januari–mars 2022",
            text=text,
        ),
        by=by,
    )


def test_a_politician_asks_at_the_figure_for_the_next_meeting(march, meeting, logged_in, petra):
    client = logged_in(petra)
    figure = client.get("/provby/2022-03/verksamhet/511/siffra/deviation_to_date/")
    assert ASKING in html.unescape(figure.content.decode())

    answer = client.post(ASKING, {"text": WHY, "to_meeting": "on"}, follow=True)

    question = Question.objects.get()
    assert WHY in text_of(answer)
    assert (question.meeting, question.due) == (meeting, meeting.date - timedelta(days=1))
    assert question.name == "Avvikelse januari–mars 2022"
    assert WHY in text_of(client.get("/provby/2022-03/verksamhet/511/siffra/deviation_to_date/"))
    assert AuditEvent.objects.first().action == "ask_question"


def test_nothing_is_asked_without_words_and_never_of_what_is_not_there(march, logged_in, petra):
    client = logged_in(petra)

    assert client.post(ASKING, {"text": " "}).status_code == 422
    assert client.get(ASKING.replace("511", "599")).status_code == 404
    assert client.get(ASKING.replace("deviation_to_date", "hittepå")).status_code == 404
    assert not Question.objects.exists()


def test_an_answer_is_due_in_a_week_and_before_the_meeting():
    today = localdate()

    assert answer_due(today, None) == today + timedelta(days=7)
    assert answer_due(today, today + timedelta(days=30)) == today + timedelta(days=7)
    assert answer_due(today, today + timedelta(days=3)) == today + timedelta(days=2)
    assert answer_due(today, today) == today


def test_who_answers_is_told_and_then_who_asked(march, petra, carin, sara):
    question = asked(march, petra)

    def told(person):
        march.refresh_from_db()
        return [one.words for one in notices_of(person) if one.kind.value.startswith("question")]

    assert told(petra) == told(sara) == []
    assert told(carin)[0].startswith("En fråga om Hemtjänst norr, avvikelse januari–mars 2022 väntar på svar")
    assert WHY not in told(carin)[0]
    answer_question(question=question, text="Fler timmar.", by=carin)
    assert told(carin) == []
    assert told(petra) == ["Din fråga om Hemtjänst norr, avvikelse januari–mars 2022 är besvarad."]
    assert NoticeKind.QUESTION_ASKED.label == "Fråga att besvara"


def test_those_who_answer_do_and_the_others_may_read(march, logged_in, petra, carin, olle):
    address = f"/provby/fragor/{asked(march, petra).pk}/"

    assert logged_in(petra).post(address, {"text": "Därför."}).status_code == 403
    assert logged_in(olle).get(address).status_code == 404
    page = logged_in(carin).post(address, {"text": "Fler timmar.", "include": "on"}, follow=True)

    assert "Fler timmar." in text_of(page)
    assert "Frågan är med i handlingen" in text_of(page)
    seen = text_of(made(logged_in(petra), address))
    assert "Fler timmar." in seen
    assert "Spara svaret" not in seen
    assert "Besvarade" in text_of(logged_in(petra).get("/provby/fragor/"))


def test_a_verksamhetschef_answers_of_own_parts_alone(march, logged_in, olle, petra, adam):
    given = GivenRole(role=Role.VERKSAMHETSCHEF, areas=["520"])
    give_role(user=olle, committee=march, given=given, by=adam)
    theirs, others = asked(march, petra, code="520"), asked(march, petra)
    client = logged_in(olle)

    assert client.post(f"/provby/fragor/{theirs.pk}/", {"text": "Därför."}).status_code == 302
    assert client.post(f"/provby/fragor/{others.pk}/", {"text": "Därför."}).status_code == 403


def test_an_answer_is_never_changed_a_newer_one_stands_before_it(march, petra, carin, logged_in):
    question = asked(march, petra)
    answer_question(question=question, text="Fel siffra.", by=carin)
    answer_question(question=question, text="Fler timmar.", by=carin)

    page = text_of(logged_in(petra).get(f"/provby/fragor/{question.pk}/"))

    assert page.index("Fler timmar.") < page.index("Fel siffra.")
    assert question_by_id(march, question.pk).row.answer == "Fler timmar."


def test_question_and_answer_are_frozen_in_the_paper(march, meeting, petra, carin, sara, logged_in):
    question = asked(march, petra)
    answer_question(question=question, text="Fler timmar.", by=carin)
    place_question(question=question, included=True, by=carin)
    march.refresh_from_db()
    version = freeze(meeting=meeting, month=MARCH, by=sara)
    answer_question(question=question, text="Något annat.", by=carin)

    frozen = Report.from_json(version.report)
    assert [(row.text, row.answer) for row in frozen.questions] == [(WHY, "Fler timmar.")]
    page = text_of(logged_in(petra).get(f"/provby/sammantraden/{meeting.pk}/arende/{version.item_id}/"))
    assert "Frågor och svar Hemtjänst norr, avvikelse januari–mars 2022." in page
    assert "Svar: Fler timmar." in page
    assert "Något annat." not in page
    paper = f'<a href="/provby/sammantraden/{meeting.pk}/arende/{version.item_id}/">sammanträdet'
    assert paper in made(logged_in(petra), f"/provby/fragor/{question.pk}/").content.decode()
    assert b"Fler timmar." not in render(frozen, "text").content
    assert Report.from_json(frozen.to_json()) == frozen


def test_what_is_taken_out_again_is_not_in_the_paper(march, meeting, petra, carin, sara, logged_in):
    question, client = asked(march, petra), logged_in(carin)
    address = f"/provby/fragor/{question.pk}/"
    client.post(address, {"gor": "ta-med"})
    client.post(address, {"gor": "ta-bort"})

    assert Report.from_json(freeze(meeting=meeting, month=MARCH, by=sara).report).questions == ()


def test_a_question_about_a_hidden_unit_is_no_politicians(march, carin, petra, adam, logged_in):
    question = asked(march, carin)
    change_small_numbers(
        committee=march, limit=5, mask_for_politicians=True, people={"511": 3, "520": 40}, by=adam
    )

    client = logged_in(petra)
    assert client.get(f"/provby/fragor/{question.pk}/").status_code in (403, 404)
    assert WHY not in text_of(client.get("/provby/fragor/"))
    assert client.get(ASKING).status_code in (403, 404)
    march.refresh_from_db()
    assert [one for one in notices_of(petra) if one.kind is NoticeKind.QUESTION_ANSWERED] == []


def test_words_that_name_a_hidden_unit_are_left_out_everywhere(
    march, publish_rows, meeting, carin, petra, sara, adam, logged_in
):
    rows = "\n".join(f"{code} 5020 2022-03 utfall -{code}0000 3" for code in ("521", "522", "523"))
    publish_rows(rows, "fler.csv")
    march.refresh_from_db()
    change_small_numbers(
        committee=march,
        limit=5,
        mask_for_politicians=True,
        people={"511": 3, "520": 40, "521": 40, "522": 40, "523": 40},
        by=adam,
    )
    march.refresh_from_db()
    question = asked(march, carin, text="Är det Hemtjänst norr som drar iväg?", code="5")
    answer_question(question=question, text="Ja, Hemtjänst norr.", by=carin)
    place_question(question=question, included=True, by=carin)
    march.refresh_from_db()
    client = logged_in(petra)

    for address in ("/provby/fragor/", f"/provby/fragor/{question.pk}/"):
        page = client.get(address)
        assert "Hemtjänst norr" not in text_of(page), address
    version = freeze(meeting=meeting, month=MARCH, by=sara)
    assert public_version(march, version).questions == ()
    assert len(Report.from_json(version.report).questions) == 1
    assert "Frågan står i handlingen" not in text_of(client.get(f"/provby/fragor/{question.pk}/"))
    assert "Frågan står i handlingen" in text_of(logged_in(carin).get(f"/provby/fragor/{question.pk}/"))
