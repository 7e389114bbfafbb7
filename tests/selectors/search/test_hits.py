"""The search meets Swedish forms of a word on PostgreSQL and the word as typed on SQLite, with its åäö."""

from datetime import date

import pytest
from django.db import connection

from socfin.actions.decisions.budget import decide
from socfin.actions.meetings import create_meeting, freeze
from socfin.actions.remarks import set_agenda, write_remark
from socfin.domain.comments.written import RemarkWords
from socfin.domain.committee import Occasion
from socfin.domain.decisions.budget import DecisionKind, NewDecision
from socfin.domain.period import Month
from socfin.domain.report import AgendaItem
from socfin.selectors.search import hits as search
from socfin.selectors.search.hits import Place, hits
from tests.cast import person, provby, published

MARCH = Month(2022, 3)


def written() -> None:
    committee, carin, sara = provby(), person("carin"), person("sara")
    published(committee, "520 5020 2022-03 utfall -5200000 3")
    node = committee.verksamheter.get(code="520")
    for text in ("Färre.", "Placeringarna på HVB är ÄNNU fler än 100 % av platserna."):
        write_remark(verksamhet=node, month=MARCH, words=RemarkWords(text=text, cause="Volym"), by=carin)
    new = NewDecision(
        year=2022,
        kind=DecisionKind.ORIGINAL,
        body="Kommunfullmäktige",
        decided=date(2021, 11, 25),
        text="Budget med plan",
        parts=[],
    )
    decide(committee=committee, new=new, by=carin)
    agenda = AgendaItem(item="§ 16", dnr="KS2022-150", heading="Ekonomisk uppföljning", decision="Godkänns.")
    set_agenda(committee=committee, month=MARCH, agenda=agenda, by=sara)
    meeting = create_meeting(committee=committee, occasion=Occasion(date(2022, 5, 3)), by=sara)
    freeze(meeting=meeting, month=MARCH, by=sara)


@pytest.fixture
def kept(once, db) -> None:
    once(written)


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("säbo", {Place.VERKSAMHET}),
        ("hvb ännu", {Place.COMMENT}),
        ("100 %", {Place.COMMENT}),
        ("KS2022-150", {Place.DOCUMENT}),
        ("§ 16", {Place.DOCUMENT}),
        ("kommunfullmäktige plan", {Place.DECISION}),
        ("färre", set()),
        ("hvb saknas", set()),
        ("  ", set()),
    ],
)
def test_every_word_is_met_in_its_place_and_only_the_newest_comment_counts(kept, words, places):
    assert {hit.place for hit in hits(provby(), words)} == places


@pytest.mark.parametrize("words", ["placering", "placeringarnas", "uppföljningar"])
def test_other_forms_of_a_word_are_met_where_the_database_knows_swedish(kept, words):
    met = bool(hits(provby(), words))

    assert met is (connection.vendor == "postgresql" or words == "placering")


@pytest.mark.parametrize("words", ["&", "|", "a & | b", "'", "\\", "%", "_", "<->", "!", "(", ":*"])
def test_what_a_database_could_take_for_an_order_is_a_word(kept, words):
    assert all(hit.place for hit in hits(provby(), words))


def test_of_many_places_the_newest_are_looked_at(kept, monkeypatch):
    monkeypatch.setattr(search, "MOST", 1)

    assert len([hit for hit in hits(provby(), "e") if hit.place is Place.VERKSAMHET]) == 1
