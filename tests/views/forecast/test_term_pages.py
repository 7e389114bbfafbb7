"""What the forecast consists of: a controller tells of known changes, and anyone who reads weighs them."""

import pytest

from socfin.actions.forecasts import make_forecasts
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.period import Month
from socfin.domain.report import Report
from socfin.models import Adjustment, AuditEvent
from socfin.reporting.reports import report
from socfin.services.measures.terms import terms
from tests.documents.reading import rendered, texts_of

PAGE = "/provby/2022-03/prognos/delar/"
MARCH = Month(2022, 3)
ROWS = "\n".join(
    f"{code} {account} {year}-{month:02} {scenario} {amount}"
    for code, account, amount in (("511", "5020", -1_000_000), ("520", "6010", -400_000))
    for year in (2021, 2022)
    for scenario, months in (("utfall", 12 if year == 2021 else 3), ("budget", 12))
    for month in range(1, months + 1)
)
VOLUME = {
    "gor": "ange",
    "slag": "volume",
    "text": "Två placeringar till",
    "verksamhet": "511",
    "line": "personnel",
    "tenths": "2",
    "amount": "85",
    "first": "2022-04",
    "last": "2022-12",
}


def plain(response):
    return " ".join(response.content.decode().replace("\xa0", " ").split())


@pytest.fixture
def books(committee, publish_rows, carin):
    """Two years of even months, forecast after March."""
    publish_rows(ROWS)
    make_forecasts(committee=committee, month=MARCH, by=carin)
    return committee


def year(committee):
    committee.refresh_from_db()
    return report(committee, MARCH).total.forecasts.model


def test_a_known_change_moves_the_forecast_by_what_is_left_of_it(books, logged_in, carin):
    before = year(books)

    assert logged_in(carin).post(PAGE, VOLUME).status_code == 302

    assert year(books) - before == -2 * 85_000_00 * 9
    parts = terms(report(books, MARCH))
    assert parts.outcome + parts.ordinary + parts.rows[0].left_ore == parts.total
    assert AuditEvent.objects.filter(action="adjust").count() == 1


@pytest.mark.parametrize(
    ("typed", "moved"),
    [
        ({"slag": "amount", "amount": "24"}, 24_000_00 * 9),
        ({"slag": "share", "tenths": "3,1"}, -31_000_00 * 9),
        ({"slag": "share", "tenths": "-100", "first": "2022-12", "line": ""}, 1_000_000_00),
        ({"tenths": "-1", "amount": "-20"}, 20_000_00 * 9),
    ],
    ids=str,
)
def test_each_kind_is_typed_and_reckoned(books, logged_in, carin, typed, moved):
    before = year(books)

    assert logged_in(carin).post(PAGE, VOLUME | typed).status_code == 302

    assert year(books) - before == moved


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"tenths": "0"}, "Noll ändrar ingenting"),
        ({"amount": ""}, "Skriv vad var och en kostar."),
        ({"last": "2022-01"}, "kan inte vara före den första"),
        ({"slag": "share", "tenths": "3", "verksamhet": "520"}, "Ange ett belopp i månaden i stället"),
        ({"text": ""}, "så att nämnden känner igen det"),
    ],
    ids=str,
)
def test_what_cannot_be_reckoned_is_refused_with_why_and_nothing_kept(books, logged_in, carin, typed, why):
    response = logged_in(carin).post(PAGE, VOLUME | typed)

    assert response.status_code == 422
    assert why in plain(response)
    assert not Adjustment.objects.exists()


def test_a_reader_sees_the_parts_and_the_year_without_one(books, logged_in, carin, petra):
    logged_in(carin).post(PAGE, VOLUME)
    number = Adjustment.objects.get().pk
    client = logged_in(petra)

    page = plain(client.get(PAGE))
    without = plain(client.get(f"{PAGE}?utan={number}"))

    assert "Två placeringar till" in page
    assert "Känd förändring: +2 à 85 tkr i månaden, april–december 2022" in page
    assert "Räkna utan" in page
    assert "Ange en känd förändring" not in page
    assert "Utan det som är bortvalt blir året −16,8 mnkr, 0 tkr mot budget: 1,5 mnkr bättre" in without
    assert "Räkna med allt" in without


def test_what_is_taken_back_is_no_longer_counted(books, logged_in, carin):
    before = year(books)
    client = logged_in(carin)
    client.post(PAGE, VOLUME)

    response = client.post(PAGE, {"gor": f"ta-bort {Adjustment.objects.get().pk}"}, follow=True)

    assert "Borttaget: Två placeringar till." in plain(response)
    assert year(books) == before
    assert Adjustment.objects.get().withdrawn_at is not None


def test_who_only_reads_enters_and_takes_back_nothing(books, logged_in, carin, petra):
    logged_in(carin).post(PAGE, VOLUME)
    client = logged_in(petra)

    assert client.post(PAGE, VOLUME).status_code == 403
    assert client.post(PAGE, {"gor": f"ta-bort {Adjustment.objects.get().pk}"}).status_code == 403
    assert Adjustment.objects.filter(withdrawn_at__isnull=True).count() == 1


def test_documents_and_json_tell_the_parts(books, logged_in, carin):
    logged_in(carin).post(PAGE, VOLUME)
    books.refresh_from_db()
    made = report(books, MARCH)

    assert Report.from_json(made.to_json()) == made
    for name in ("pdf", "docx", "pptx", "text"):
        words = " ".join(texts_of(rendered(made, name)).split())
        assert "Två placeringar till (Hemtjänst norr)" in words, name


def test_a_hidden_units_change_is_told_to_nobody_who_may_not_see_it(books, logged_in, carin, petra):
    logged_in(carin).post(PAGE, VOLUME)
    assert "Två placeringar till" in plain(logged_in(petra).get(PAGE))

    people = {"511": 3, "520": 40}
    change_small_numbers(committee=books, limit=5, mask_for_politicians=True, people=people, by=carin)

    assert "Två placeringar till" not in plain(logged_in(petra).get(PAGE))
