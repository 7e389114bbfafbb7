"""Rows are looked at from the newest until there are enough; a changed text is met by its new words."""

import pytest
from django.db import connection

from socfin.actions.remarks import write_remark
from socfin.domain.comments.written import RemarkWords
from socfin.domain.period import Month
from socfin.models import Remark, Verksamhet
from socfin.selectors.search import matching
from socfin.selectors.search.hits import hits
from socfin.selectors.search.matching import newest, stands_in

MARCH = Month(2022, 3)


def say(committee, carin, text, code="520"):
    node = committee.verksamheter.get(code=code)
    write_remark(verksamhet=node, month=MARCH, words=RemarkWords(text=text, cause=""), by=carin)


def titles(committee, words):
    return [hit.title for hit in hits(committee, words)]


def test_a_comment_that_is_written_over_is_met_by_its_new_words_alone(committee, carin):
    say(committee, carin, "Kvarnbäcken.")
    assert titles(committee, "kvarnbäcken") == ["SÄBO"]

    say(committee, carin, "Ängsbacken.")

    assert titles(committee, "kvarnbäcken") == []
    assert titles(committee, "ängsbacken") == ["SÄBO"]


def test_a_verksamhet_that_is_renamed_is_met_by_its_new_name_alone(committee):
    node = committee.verksamheter.get(code="520")
    node.name = "Äldreboende"
    node.save()

    assert titles(committee, "äldreboende") == ["Äldreboende"]
    assert titles(committee, "säbo") == []


@pytest.mark.parametrize("words", ["frånvaro", "SJUK", "ånvar", "sjukfrånvaro vikarier", "vikarier -3,5 %"])
def test_a_part_of_a_word_meets_it_in_every_database(committee, carin, words):
    say(committee, carin, "Sjukfrånvaron och vikarierna: -3,5 % mot plan.")

    assert titles(committee, words) == ["SÄBO"]


@pytest.mark.parametrize("words", ["ochså", "frånvaro färre", "3,6", "sju-k", "§"])
def test_a_word_that_is_not_there_meets_nothing(committee, carin, words):
    say(committee, carin, "Sjukfrånvaron: -3,5 %.")

    assert titles(committee, words) == []


def test_what_is_written_over_takes_no_place_from_what_counts(committee, carin, monkeypatch):
    monkeypatch.setattr(matching, "MOST", 2)
    say(committee, carin, "Kvarnbäcken.", code="511")
    for _ in range(9):
        say(committee, carin, "Kvarnbäcken igen.", code="520")

    assert titles(committee, "kvarnbäcken") == ["SÄBO", "Hemtjänst norr"]
    assert Remark.objects.count() == 10


@pytest.mark.parametrize("most", [1, 2, 3, 4])
def test_no_more_rows_are_read_than_are_needed(committee, monkeypatch, most):
    monkeypatch.setattr(matching, "MOST", most)
    rows, asked = Verksamhet.objects.filter(committee=committee).order_by("code"), []

    def read(keys):
        asked.extend(keys)
        return keys

    every = list(rows.values_list("pk", flat=True))
    assert newest(rows, read) == every[:most]
    assert asked == every[:most]


def test_all_rows_are_looked_at_where_none_has_the_words(committee, monkeypatch):
    monkeypatch.setattr(matching, "MOST", 1)
    rows, asked = Verksamhet.objects.filter(committee=committee).order_by("code"), []

    assert newest(rows, lambda keys: asked.extend(keys) or []) == []
    assert asked == list(rows.values_list("pk", flat=True))


def test_letters_that_sqlite_knows_in_one_size_alone_are_told_here(committee):
    assert stands_in(("ÄNNU", "färre"), ["ännu", "FÄRRE"])
    assert stands_in(("ÄNNU",), ["färre"]) is (connection.vendor == "postgresql")
