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
    assert "Beläggning och platser mars 2022" in listed
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


MONTH = """Uppföljning mars 2022, kr
Verksamhet;Budget mars;Utfall mars;Årsarbetare budget;Årsarbetare utfall
511 Hemtjänst norr;-100000,00;-110000,00;10;12,5
520 SÄBO;-200000,00;-190000,00;20;19
"""


def hand_in_month(client, text: str = MONTH):
    return client.post(NEW, {"file": SimpleUploadedFile("mars.csv", text.encode())}, follow=True)


def test_the_months_own_file_shows_its_counts_as_indicators_and_never_as_money(client):
    shown = text_of(hand_in_month(client))

    assert "Filen ändrar 4 rader och 4 värden" in shown
    assert "Nyckeltal i samma fil" in shown
    assert '<td class="n" data-label="Till">12,5 årsarbetare</td>' in shown
    assert "Nyckeltal är inga belopp" in shown
    assert not Publication.objects.exists()


def test_money_and_indicators_are_published_and_undone_together(client, committee):
    hand_in_month(client)
    page = f"/provby/uppladdningar/{Upload.objects.get().pk}/"

    published = text_of(client.post(f"{page}publicera/", follow=True))
    kinds = {bool(one.indicator) for one in Publication.objects.filter(withdrawn_at=None)}
    undone = text_of(client.post(f"{page}angra/", follow=True))

    assert "Filen ändrade 4 rader och 4 värden" in published
    assert kinds == {True, False}
    assert {(v.indicator, v.scenario, v.steps) for v in IndicatorValue.objects.all()} == {
        ("arsarbetare", "budget", 100),
        ("arsarbetare", "outcome", 125),
        ("arsarbetare", "budget", 200),
        ("arsarbetare", "outcome", 190),
    }
    assert "Den ändrade 4 rader och 4 värden" in undone
    assert not Publication.objects.filter(withdrawn_at=None).exists()


def test_a_new_verksamhet_gets_its_counts_with_its_money(client):
    hand_in_month(client, MONTH + "560 Fritid;-5000,00;-4000,00;1;1,5\n")
    page = f"/provby/uppladdningar/{Upload.objects.get().pk}/"

    shown = text_of(client.post(f"{page}publicera/", follow=True))

    assert "är publicerad" in shown
    assert IndicatorValue.objects.filter(verksamhet__code="560").count() == 2
