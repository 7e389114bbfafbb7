"""A file of indicators goes through the same page as one of money: read, compared, published, undone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from socfin.models import IndicatorValue, Publication, Upload
from tests.cast import indicator_csv

NEW = "/provby/uppladdningar/ny/"
ROWS = "520 belaggning 2022-03 80 95\n520 platser 2022-03 150 _"


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def client(committee, carin, logged_in):
    return logged_in(carin)


def hand_in(client, rows: str):
    file = SimpleUploadedFile("nyckeltal.csv", indicator_csv(rows))
    return client.post(NEW, {"file": file}, follow=True)


def test_the_page_shows_every_value_before_anything_counts(client):
    shown = text_of(hand_in(client, ROWS))

    assert "Filen ändrar 3 värden" in shown
    assert "nyckeltal.csv: Nyckeltal mars 2022." in shown
    assert '<td class="n" data-label="Till">80,0 %</td>' in shown
    assert not Publication.objects.exists()


def test_it_is_published_listed_and_undone(client):
    hand_in(client, ROWS)
    page = f"/provby/uppladdningar/{Upload.objects.get().pk}/"

    published = text_of(client.post(f"{page}publicera/", follow=True))
    listed = text_of(client.get("/provby/uppladdningar/"))
    undone = text_of(client.post(f"{page}angra/", follow=True))

    assert "Klart. Mars 2022 är publicerad." in published
    assert "Filen ändrade 3 värden" in published
    assert "Beläggning mars 2022; Platser mars 2022" in listed
    assert "Gäller" in listed
    assert "Filen gäller inte längre. Den ändrade 3 värden" in undone
    assert IndicatorValue.objects.count() == 3


def test_the_page_of_files_says_how_indicators_are_handed_in(client):
    page = text_of(client.get("/provby/uppladdningar/"))

    assert "i en egen fil med kolumnerna Verksamhet, Nyckeltal, Period, Utfall och Mål, eller" in page


def test_a_wrong_cell_is_shown_with_row_column_and_remedy(client):
    shown = text_of(hand_in(client, "520 belaggning 2022-03 101 95"))

    assert "Filen behöver rättas" in shown
    assert "Beläggning är 101,0 %. En andel är högst 100 %." in shown
    assert "Rad 2" in shown or "rad 2" in shown
    assert "Publicera" not in shown.split("<main")[1].split("Det här måste rättas")[0]


def test_a_politician_does_not_get_there(committee, petra, logged_in):
    assert logged_in(petra).post(NEW).status_code == 403
