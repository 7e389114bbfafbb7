"""The search meets what its reader may read, in Swedish forms on PostgreSQL, and nothing that is hidden."""

import html
import re
from datetime import date

import pytest
from django.db import connection

from socfin.actions.decisions.budget import decide
from socfin.actions.followup.questions import answer_question, ask_question
from socfin.actions.meetings import create_meeting, freeze
from socfin.actions.remarks import set_agenda, write_remark
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.asked.figure import AskedFigure
from socfin.domain.asked.questions import NewQuestion
from socfin.domain.comments.written import RemarkWords
from socfin.domain.committee import Occasion
from socfin.domain.decisions.budget import DecisionKind, NewDecision
from socfin.domain.period import Month
from socfin.domain.report import AgendaItem
from socfin.selectors.search.hits import Place

MARCH = Month(2022, 3)
ROWS = "\n".join(f"{code} 5020 2022-03 utfall -{code}0000 3" for code in ("511", "520", "521", "522"))


def hits_of(client, words):
    page = client.get("/sok/", {"q": words}).content.decode()
    return [
        (html.unescape(title), label)
        for title, label in re.findall(
            r'<a href="[^"]*">([^<]*)</a> <span class="byline">.*?<span class="aside">([^<]*)</span>',
            page,
            re.S,
        )
    ]


@pytest.fixture
def written(committee, publish_rows, carin, sara, petra):
    publish_rows(ROWS, "mars.csv")
    committee.refresh_from_db()
    node = committee.verksamheter.get(code="520")
    write_remark(
        verksamhet=node,
        month=MARCH,
        words=RemarkWords(text="Placeringarna är ÄNNU fler.", cause="Volym"),
        by=carin,
    )
    decide(
        committee=committee,
        new=NewDecision(
            year=2022,
            kind=DecisionKind.ORIGINAL,
            body="Kommunfullmäktige",
            decided=date(2021, 11, 25),
            text="Budget med plan.",
            parts=[],
        ),
        by=carin,
    )
    question = ask_question(
        verksamhet=node,
        new=NewQuestion(
            month=MARCH,
            asked=AskedFigure("520", "outcome_to_date"),
            name="Utfall januari–mars 2022",
            text="Hur långa är vårdtiderna?",
        ),
        by=petra,
    )
    answer_question(question=question, text="I snitt elva månader.", by=carin)
    agenda = AgendaItem(item="Su § 16", heading="Läget", decision="Godkänns.")
    set_agenda(committee=committee, month=MARCH, agenda=agenda, by=sara)
    meeting = create_meeting(committee=committee, occasion=Occasion(date(2022, 5, 3)), by=sara)
    freeze(meeting=meeting, month=MARCH, by=sara)
    committee.refresh_from_db()
    return committee


@pytest.mark.parametrize(
    ("words", "hit"),
    [
        ("hemtjänst", ("Hemtjänst", "Verksamhet")),
        ("520", ("SÄBO", "Verksamhet")),
        ("ännu placeringarna", ("SÄBO", "Kommentar, mars 2022")),
        ("plan", ("Ursprunglig budget, Kommunfullmäktige", "Budgetbeslut")),
        ("vårdtiderna", ("SÄBO, Utfall januari–mars 2022", "Fråga, mars 2022")),
        ("elva", ("SÄBO, Utfall januari–mars 2022", "Fråga, mars 2022")),
        ("läget", ("Läget", "Handling, mars 2022")),
    ],
)
def test_each_kind_of_place_is_met(written, logged_in, petra, words, hit):
    assert hit in hits_of(logged_in(petra), words)


def test_every_word_must_stand_there_and_nothing_is_met_without_words(written, logged_in, petra):
    client = logged_in(petra)

    assert hits_of(client, "ännu hemtjänst") == []
    assert "Inget finns med" in client.get("/sok/", {"q": "ännu hemtjänst"}).content.decode()
    assert hits_of(client, "") == []
    assert len(Place) == 6


def test_another_form_of_a_word_is_met_where_the_database_knows_swedish(written, logged_in, petra):
    met = ("SÄBO, Utfall januari–mars 2022", "Fråga, mars 2022") in hits_of(logged_in(petra), "vårdtiden")

    assert met is (connection.vendor == "postgresql")


def test_who_has_no_role_meets_nothing(written, logged_in, olle):
    assert hits_of(logged_in(olle), "hemtjänst") == []


def test_what_is_hidden_is_not_met_by_its_name_code_or_words(written, logged_in, petra, carin, adam):
    people = {"511": 40, "520": 3, "521": 9, "522": 40}
    change_small_numbers(committee=written, limit=5, mask_for_politicians=True, people=people, by=adam)
    client = logged_in(petra)

    for words in ("SÄBO", "520", "placeringarna", "vårdtiderna", "elva", "5020"):
        assert hits_of(client, words) == [], words
    assert ("Hemtjänst", "Verksamhet") in hits_of(client, "hemtjänst")
    assert ("SÄBO", "Verksamhet") in hits_of(logged_in(carin), "SÄBO")


def test_every_page_has_the_way_to_the_search(written, logged_in, petra):
    page = logged_in(petra).get("/provby/2022-03/").content.decode()

    assert re.search(r'<a class="quiet" href="/sok/" data-search aria-keyshortcuts="/">Sök</a>', page)


def test_the_more_hits_the_same_number_of_questions_to_the_database(
    committee, publish_rows, carin, logged_in, django_assert_max_num_queries
):
    publish_rows(ROWS)
    client = logged_in(carin)

    def asked(texts: int) -> int:
        for code in ("511", "520", "521", "522")[:texts]:
            node = committee.verksamheter.get(code=code)
            write_remark(
                verksamhet=node, month=MARCH, words=RemarkWords(text="Kvarnbäcken.", cause=""), by=carin
            )
        with django_assert_max_num_queries(60) as counted:
            assert len(hits_of(client, "kvarnbäcken")) == texts
        return len(counted)

    asked(1)
    assert asked(1) == asked(4)
