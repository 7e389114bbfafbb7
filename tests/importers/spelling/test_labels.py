"""What a row is called, without the marks that refer to notes."""

import pytest

from socfin.importers.spelling.labels import read_label
from tests.importers.tables import read_both


@pytest.mark.parametrize("mark", [" 1)", " 12)", " *", "**", "¹", " ²)", " 1) *"])
@pytest.mark.parametrize(
    "name", ["Öppna insatser", "530 Öppna insatser", "Summa nettokostnad", "Boende (LSS)"]
)
def test_a_mark_that_refers_to_a_note_is_no_part_of_the_name(name, mark):
    assert read_label(f"{name}{mark}") == read_label(name)


@pytest.mark.parametrize("name", ["Boende 3", "LSS 9:2", "530 Hus 12", "Avdelning (2)", "530"])
def test_numbers_of_the_name_itself_stay(name):
    label = read_label(name)
    assert " ".join(filter(None, (label.code, label.name))) == name


@pytest.mark.parametrize(
    "name", ["4 kap. 1 § SoL försörjningsstöd", "12 kap 1 § SoL", "9 § LSS daglig verksamhet"]
)
def test_a_section_of_a_law_is_no_code(name):
    label = read_label(name)
    assert (label.code, label.name) == ("", name)


@pytest.mark.parametrize("text", ["4 Kapitalkostnad", "9 LSS", "530 Kapellet"])
def test_a_name_that_begins_as_a_section_does_keeps_its_code(text):
    assert read_label(text).code == text.split()[0]


def test_a_verksamhet_with_a_note_this_month_is_the_one_without():
    for parsed in read_both(
        "Jan-okt 2025, tkr\nVerksamhet;Budget ack;Utfall ack\nIFO 1);-30;-31\nLSS *;-10;-9\n"
    ):
        assert [v.code for v in parsed.verksamheter] == ["IFO", "LSS"]
