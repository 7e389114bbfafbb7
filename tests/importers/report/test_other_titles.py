"""A report whose title names another committee needs a reason; its own name in any form does not."""

import pytest

from tests.importers.tables import read_both

ROWS = "Verksamhet;Utfall ack;Budget ack\nHemtjänst;-4 000;-4 100\nStab;-90;-80\n"


def codes(title: str, committee: str) -> set[str]:
    text, book = read_both(f"{title}\n\n{ROWS}", committee=committee)
    assert {one.code for one in text.problems} == {one.code for one in book.problems}
    return {one.code for one in text.problems}


@pytest.mark.parametrize(
    ("title", "committee"),
    [
        ("Omsorgsnämnden jan-okt 2025, tkr", "Socialnämnden"),
        ("Ekonomirapport Barn- och utbildningsnämnden jan-okt 2025, tkr", "Socialnämnden"),
        ("Individ- och familjenämnden: utfall jan-okt 2025, tkr", "Vård- och omsorgsnämnden"),
        ("Miljönämndens uppföljning. Kulturnämnden jan-okt 2025, tkr", "Socialnämnden"),
        ("Uppföljning jan-okt 2025, tkr, socialnämnd", "Omsorgsnämnden"),
    ],
)
def test_another_committees_name_in_the_title_is_told(title, committee):
    assert "other_committee_named" in codes(title, committee)


@pytest.mark.parametrize(
    ("title", "committee"),
    [
        ("Socialnämnden jan-okt 2025, tkr", "Socialnämnden"),
        ("Omsorgsnämnden jan-okt 2025, tkr", "Vård- och omsorgsnämnden"),
        ("Socialförvaltningen, till kommunens nämnder, jan-okt 2025, tkr", "Socialnämnden"),
        ("Socialnämnden och omsorgsnämnden jan-okt 2025, tkr", "Omsorgsnämnden"),
        ("Uppföljning till nämnden jan-okt 2025, tkr", "Socialnämnden"),
        ("Omsorgsnämnden jan-okt 2025, tkr", "Nora"),
    ],
)
def test_its_own_name_and_a_committee_called_otherwise_are_not(title, committee):
    assert "other_committee_named" not in codes(title, committee)


@pytest.mark.parametrize(
    "title",
    [
        "Verksamhet: 520 Hemtjänst",
        "Enhet: 531 Ekbackens gruppbostad",
        "Urval: Konto 5000-5999",
        "Ansvar 47110 Ekbacken",
        "Filter: Personalkostnader",
        "Kst = 4711 Natt",
        "Enhet: Socialnämnden   Verksamhet: 520 Hemtjänst",
        "Period: okt 2025   Enhet: 531 Ekbacken   Belopp i tkr",
    ],
)
def test_a_line_that_chooses_a_part_is_told_for_what_is_published_is_the_whole(title):
    assert "selection_named" in codes(f"{title}\nJan-okt 2025, tkr", "Socialnämnden")


@pytest.mark.parametrize(
    "title",
    [
        "Verksamhet: Alla",
        "Ansvar: *",
        "Urval: inget",
        "Verksamhet: 5 Socialnämnden",
        "Verksamhetsuppföljning",
        "Enheternas resultat",
        "Ansvar: 2201",
        "Enhet: SEK tkr",
        "Enhet: tkr",
    ],
)
def test_a_line_that_chooses_nothing_is_no_selection(title):
    assert "selection_named" not in codes(f"{title}\nJan-okt 2025, tkr", "Socialnämnden")


@pytest.mark.parametrize("row", ["Verksamhet:;520 Hemtjänst", "Enhet =;Ekbacken", "Urval:;Konto 5000-5999;"])
def test_a_choice_in_the_cell_beside_is_told_too(row):
    assert "selection_named" in codes(f"{row}\nJan-okt 2025, tkr", "Socialnämnden")


@pytest.mark.parametrize(
    "row", ["Verksamhet:;alla", "Enhet:;tkr", "Ansvar:;Socialnämnden", "Urval:;Samtliga"]
)
def test_all_in_the_cell_beside_is_no_choice(row):
    assert "selection_named" not in codes(f"{row}\nJan-okt 2025, tkr", "Socialnämnden")
