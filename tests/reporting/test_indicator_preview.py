"""Before a file of indicators is published one sees each value beside the one that counts, in words."""

import pytest

from socfin.actions.publishing import receive
from socfin.reporting.preview import made_by, preview_of
from tests.cast import indicator_csv


@pytest.fixture
def shown(committee, carin):
    """`shown("520 platser 2022-03 150 _")` is the preview of a file of indicators."""

    def look(rows: str):
        kept = receive(
            committee=committee, filename="n.csv", content=indicator_csv(rows), by=carin, options={}
        ).upload
        return preview_of(kept)

    return look


def listed(difference):
    return [
        (one.kind_label, one.verksamhet, one.indicator, one.what, one.before, one.after)
        for one in difference.rows
    ]


def test_each_value_is_shown_from_what_counts_to_what_the_file_says(publish_indicators, shown):
    publish_indicators("520 platser 2022-03 150 160\n511 brukare 2022-03 12 _")

    found = shown("520 platser 2022-03 148 160\n510 brukare 2022-03 40 _\n520 belaggning 2022-03 80 _")

    assert listed(found.indicators) == [
        ("Försvinner", "511 Hemtjänst norr", "Brukare", "Utfall mars 2022", "12\u00a0brukare", "–"),
        ("Ändras", "520 SÄBO", "Platser", "Utfall mars 2022", "150\u00a0platser", "148\u00a0platser"),
        ("Ny", "510 Hemtjänst", "Brukare", "Utfall mars 2022", "–", "40\u00a0brukare"),
        ("Ny", "520 SÄBO", "Beläggning", "Utfall mars 2022", "–", "80,0\u00a0%"),
        (
            "Oförändrad",
            "520 SÄBO",
            "Platser",
            "Mål eller budget mars 2022",
            "160\u00a0platser",
            "160\u00a0platser",
        ),
    ]
    assert found.changes == 4
    assert found.may_publish
    assert found.difference is None
    assert found.spans == ("Nyckeltal mars 2022",)


def test_a_value_that_would_vanish_needs_a_reason(publish_indicators, shown):
    publish_indicators("520 brukare 2022-03 30 _\n511 brukare 2022-03 12 _")

    (problem,) = shown("520 brukare 2022-03 31 _").serious

    assert problem.message == (
        "Brukare mars 2022: värdet för 511 Hemtjänst norr finns i dag men inte i filen, och försvinner."
    )


def test_a_parent_beside_its_parts_is_told_how_it_counts(shown):
    found = shown("510 brukare 2022-03 40 _\n511 brukare 2022-03 12 _\n510 sjukfranvaro 2022-03 5 _")

    (problem,) = found.warnings
    assert problem.message == "Både 510 Hemtjänst och dess delar har Brukare."
    assert found.serious == ()


def test_an_unknown_verksamhet_stops_the_file(shown):
    found = shown("520 brukare 2022-03 40 _\n999 brukare 2022-03 12 _")

    assert [one.code for one in found.errors] == ["unknown_verksamhet"]
    assert not found.may_publish


def test_what_a_published_file_changed_can_be_seen_afterwards(committee, publish_indicators):
    publish_indicators("520 platser 2022-03 150 _")
    later = publish_indicators("520 platser 2022-03 148 _")

    made = made_by(later)

    assert [row[-2:] for row in listed(made.indicators)] == [("150\u00a0platser", "148\u00a0platser")]
    assert made.spans == ("Nyckeltal mars 2022",)
